import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import type { Connection } from '../connection.js';
import { wrongUsage } from '../failure.js';
import { label } from '../language.js';
import type { RegisterRow } from '../register-table.js';
import type { Terminal } from '../terminal.js';
import { ledgerOption } from './act.js';

interface Options {
  readonly ledger: string;
  readonly filter: readonly string[];
  readonly asOf?: string;
  readonly sort?: string;
  readonly csv?: true;
  readonly limit: string;
}

interface Page {
  readonly rows: readonly RegisterRow[];
}

/** What a page holds at most; the api allows no more. */
const PAGE_ROWS = 500;

/** More rows than a person reads; a program asks for what it needs with --limit. */
const USUAL_ROWS = 100;

export function listCommand(cli: Cli): Command {
  return cli
    .command('list', label('zeigt Zeilen eines Registers', 'shows rows of a register'))
    .argument(
      '<register>',
      cli.text(
        label('z. B. grants, budget-lines, organisations', 'e.g. grants, budget-lines, organisations'),
      ),
    )
    .addOption(ledgerOption(cli).makeOptionMandatory())
    .addOption(
      cli
        .option(
          '--filter <column=value>',
          label('nur Zeilen mit diesem Wert; mehrfach möglich', 'only rows with this value; may be repeated'),
        )
        .default([])
        .argParser((given: string, before: string[]) => [...before, given]),
    )
    .addOption(
      cli.option('--as-of <number|time>', label('was das Buch damals wusste', 'what the ledger knew then')),
    )
    .addOption(
      cli.option(
        '--sort <column>',
        label('Reihenfolge; mit - davor absteigend', 'order; descending with - before it'),
      ),
    )
    .addOption(
      cli
        .option(
          '--limit <rows>',
          label('höchstens so viele Zeilen (sonst 100)', 'at most so many rows (else 100)'),
        )
        .default(String(USUAL_ROWS)),
    )
    .addOption(cli.option('--csv', label('als CSV, alle Zeilen', 'as CSV, all rows')))
    .action(cli.does<Options>(list));
}

async function list(call: Call<Options>): Promise<undefined> {
  const { options, terminal } = call;
  const path = pathOf(call);
  const wanted = rowsWanted(options.limit);
  if (options.csv && terminal.json)
    throw wrongUsage('csv-or-json', label('Entweder --csv oder --json.', 'Either --csv or --json.'));
  return withConnection(call, { reads: true }, async (connection) => {
    if (options.csv) {
      await writeCsv(connection, path, terminal);
      return undefined;
    }
    const { rows, number, isAll } = await rowsOf(connection, path, wanted);
    await tell(terminal, call.words[0] ?? '', rows, isAll);
    terminal.document({ number, rows });
    return undefined;
  });
}

function pathOf({ words, options }: Call<Options>): string {
  const query = new URLSearchParams();
  for (const filter of options.filter) {
    const at = filter.indexOf('=');
    if (at < 1)
      throw wrongUsage(
        'filter-invalid',
        label(
          `--filter ${filter}: erwartet ist Spalte=Wert.`,
          `--filter ${filter}: column=value is expected.`,
        ),
      );
    query.append(filter.slice(0, at), filter.slice(at + 1));
  }
  if (options.asOf !== undefined) query.set('asOf', options.asOf);
  if (options.sort !== undefined) query.set('sort', options.sort);
  const register = encodeURIComponent(words[0] ?? '');
  return `/v1/ledgers/${encodeURIComponent(options.ledger)}/${register}?${query.toString()}`;
}

function rowsWanted(limit: string): number {
  if (/^[1-9]\d{0,8}$/.test(limit)) return Number(limit);
  throw wrongUsage(
    'limit-invalid',
    label('--limit ist eine ganze Zahl ab 1.', '--limit is a whole number from 1.'),
  );
}

async function rowsOf(connection: Connection, path: string, wanted: number) {
  const rows: RegisterRow[] = [];
  let next: string | undefined = `${path}&limit=${String(Math.min(wanted, PAGE_ROWS))}`;
  let number: number | undefined;
  while (next !== undefined && rows.length < wanted) {
    const page: Awaited<ReturnType<typeof connection.ask<Page>>> = await connection.ask<Page>({ path: next });
    rows.push(...page.body.rows);
    number ??= page.number;
    next = page.links['next'];
  }
  return { rows: rows.slice(0, wanted), number, isAll: next === undefined && rows.length <= wanted };
}

async function writeCsv(connection: Connection, path: string, terminal: Terminal): Promise<void> {
  let next: string | undefined = `${path}&limit=${String(PAGE_ROWS)}`;
  let isFirst = true;
  while (next !== undefined) {
    const page: { text: string; next: string | undefined } = await connection.text({
      path: next,
      accept: 'text/csv',
    });
    // Every page begins with the names of the columns; a file has them once.
    await terminal.flowing(isFirst ? page.text : withoutFirstLine(page.text));
    isFirst = false;
    next = page.next;
  }
}

function withoutFirstLine(csv: string): string {
  const end = csv.indexOf('\n');
  return end < 0 ? '' : csv.slice(end + 1);
}

async function tell(
  terminal: Terminal,
  register: string,
  rows: readonly RegisterRow[],
  isAll: boolean,
): Promise<void> {
  if (terminal.json) return;
  if (rows.length === 0) {
    terminal.line(label('Keine Zeilen.', 'No rows.'));
    return;
  }
  const { registerTable } = await import('../register-table.js');
  const { text, omitted } = registerTable(register, rows, terminal.language);
  terminal.line(text);
  if (omitted > 0)
    terminal.note(
      label(
        `${String(omitted)} weitere Spalten zeigen --json und --csv.`,
        `--json and --csv show ${String(omitted)} further columns.`,
      ),
    );
  if (!isAll)
    terminal.note(
      label(
        'Es gibt mehr Zeilen: --limit, --filter oder --csv.',
        'There are more rows: --limit, --filter or --csv.',
      ),
    );
}
