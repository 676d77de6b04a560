import { euros } from '#kernel';
import { budgetJoins } from '#planning';
import type { ImportReport } from '#taking-over';
import { label } from './language.js';
import type { Terminal } from './terminal.js';

/** More refusals than a screen shows stand in the file beside. */
const SHOWN_REFUSALS = 20;

/** What an import did or would do, as people read it. */
export function tellReport(terminal: Terminal, report: ImportReport): void {
  const { fileName, ledger, rows, taken, unchanged, refusedRows, dryRun, events, number, isTaken } = report;
  const heading = dryRun
    ? label(
        `Probelauf: ${fileName} → ${ledger}; gespeichert ist nichts.`,
        `Dry run: ${fileName} → ${ledger}; nothing is stored.`,
      )
    : label(`${fileName} → ${ledger}`, `${fileName} → ${ledger}`);
  terminal.line(heading);
  terminal.line(
    label(
      `  ${String(rows)} Zeilen: ${String(taken)} übernommen, ${String(unchanged)} unverändert, ${String(refusedRows)} abgelehnt`,
      `  ${String(rows)} rows: ${String(taken)} taken, ${String(unchanged)} unchanged, ${String(refusedRows)} refused`,
    ),
  );
  tellTotals(terminal, report);
  tellRemarks(terminal, report);
  if (!dryRun)
    terminal.line(
      label(
        `  ${String(events)} Ereignisse gespeichert; das Buch steht bei Ereignis ${String(number)}`,
        `  ${String(events)} events stored; the ledger is at event ${String(number)}`,
      ),
    );
  tellRefusals(terminal, report);
  if (!isTaken && !dryRun)
    terminal.note(
      label(
        'Nichts übernommen: erst müssen alle Zeilen passen, oder --skip-refused lässt die abgelehnten weg.',
        'Nothing taken: all rows must fit first, or --skip-refused leaves out the refused ones.',
      ),
    );
  if (isTaken && !dryRun && events === 0)
    terminal.line(
      label(
        '  Das Buch wusste alles schon; es hat sich nichts geändert.',
        '  The ledger knew everything already; nothing has changed.',
      ),
    );
}

function tellTotals(terminal: Terminal, { totals, byYear = [], joins }: ImportReport): void {
  const money = (cents: number): string => euros(cents, terminal.language);
  if ('amountCents' in totals)
    terminal.line(label(`  Summe ${money(totals.amountCents)}`, `  Sum ${money(totals.amountCents)}`));
  else
    terminal.line(
      label(
        `  Erträge ${money(totals.revenueCents)}, Aufwendungen ${money(totals.expenseCents)}`,
        `  Revenue ${money(totals.revenueCents)}, expense ${money(totals.expenseCents)}`,
      ),
    );
  for (const { year, stage, revenueCents, expenseCents } of byYear)
    terminal.line(`    ${String(year)} ${stage}: ${money(revenueCents)} / ${money(expenseCents)}`);
  const names: Readonly<Record<string, { readonly de: string; readonly en: string }>> = budgetJoins;
  for (const [join, count] of Object.entries(joins ?? {})) {
    const name = names[join] ?? label('keine Haushaltsstelle genannt', 'no budget position named');
    terminal.line(`    ${String(count)} × ${terminal.text(name)}`);
  }
}

/** What the profile passes over or reads in a special way, so that nobody has to guess. */
function tellRemarks(terminal: Terminal, { passedOver, placeholders }: ImportReport): void {
  for (const { count, because } of [...passedOver, ...placeholders])
    terminal.line(`    ${String(count)} × ${terminal.text(because)}`);
}

function tellRefusals(terminal: Terminal, { refused, refusedRows, refusedFile }: ImportReport): void {
  for (const { line, column, value, reason } of refused.slice(0, SHOWN_REFUSALS))
    terminal.line(`  ✗ ${String(line)} ${column}: „${value}“: ${terminal.text(reason)}`);
  if (refused.length > SHOWN_REFUSALS || refusedRows > refused.length)
    terminal.line(label('  … und weitere', '  … and more'));
  if (refusedFile !== undefined)
    terminal.note(
      label(`Abgelehnte Zeilen mit Grund: ${refusedFile}`, `Refused rows with reasons: ${refusedFile}`),
    );
}
