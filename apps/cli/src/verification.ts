import type { Planbuch } from '#assembly';
import type { Finding, Verified } from '#verifying';
import { label } from './language.js';
import { progress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Verifies ledgers one after the other, first what stands in them, then the read models, with a bar where somebody watches. */
export async function verifyLedgers(
  { verify }: Pick<Planbuch, 'verify'>,
  ledgers: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Verified[]> {
  const bar = progress(terminal, label('Prüfe', 'Verifying'));
  try {
    const verified: Verified[] = [];
    for (const ledger of ledgers)
      verified.push(await verify(ledger, { signal, onProgress: (done, of) => bar.at(done, of, ledger) }));
    return verified;
  } finally {
    bar.end();
  }
}

export function tellVerification(terminal: Terminal, verified: readonly Verified[]): void {
  for (const { ledger, events, problems, problemCount, building } of verified) {
    const outcome =
      problemCount === 0
        ? label('alles stimmt', 'everything is right')
        : label(`${String(problemCount)} Abweichungen`, `${String(problemCount)} problems`);
    terminal.line(
      label(
        `${ledger}: ${String(events)} Ereignisse, ${outcome.de}`,
        `${ledger}: ${String(events)} events, ${outcome.en}`,
      ),
    );
    for (const problem of problems) tellProblem(terminal, problem);
    if (problems.length < problemCount)
      terminal.line(label('  … und weitere dieser Art', '  … and more of this kind'));
    if (building.length > 0)
      terminal.note(
        label(
          `Noch im Aufbau und deshalb nicht verglichen: ${building.join(', ')}`,
          `Still being built and therefore not compared: ${building.join(', ')}`,
        ),
      );
  }
  if (verified.length === 0)
    terminal.line(label('Hier gibt es noch kein Planungsbuch.', 'There is no ledger here yet.'));
}

function tellProblem(terminal: Terminal, { number, title, place, expected, found }: Finding): void {
  const at = [number === undefined ? undefined : `#${String(number)}`, place].filter(
    (part) => part !== undefined,
  );
  terminal.line(`  ${at.join(' ')}  ${terminal.text(title)}`);
  terminal.line(`      ${terminal.text(label('erwartet', 'expected'))}: ${terminal.text(expected)}`);
  terminal.line(`      ${terminal.text(label('gefunden', 'found'))}: ${terminal.text(found)}`);
}
