import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import { jsonFromStandardInput } from '../input.js';
import { label } from '../language.js';
import type { Terminal } from '../terminal.js';

interface Options {
  readonly ledger: string;
  readonly dryRun?: true;
  readonly key?: string;
}

interface Performed {
  readonly number: number;
  readonly events: readonly { readonly number?: number; readonly type: string; readonly subject: string }[];
}

export function actCommand(cli: Cli): Command {
  return cli
    .command(
      'act',
      label(
        'vollzieht eine Handlung; ihre Angaben kommen als JSON herein',
        'performs an act; its input comes as JSON',
      ),
    )
    .argument(
      '<act>',
      cli.text(label('Name der Handlung, siehe planbuch acts', 'name of the act, see planbuch acts')),
    )
    .addOption(ledgerOption(cli).makeOptionMandatory())
    .addOption(
      cli.option(
        '--dry-run',
        label('entscheidet nur und speichert nichts', 'decides only and stores nothing'),
      ),
    )
    .addOption(
      cli.option(
        '--key <key>',
        label(
          'Idempotency-Key: dieselbe Anfrage noch einmal tut nichts',
          'Idempotency-Key: the same request again does nothing',
        ),
      ),
    )
    .action(cli.does<Options>(act));
}

export function ledgerOption(cli: Cli) {
  return cli.option('--ledger <name>', label('das Planungsbuch', 'the ledger'));
}

async function act(call: Call<Options>): Promise<undefined> {
  const { words, options, terminal } = call;
  const [name = ''] = words;
  const body = await jsonFromStandardInput();
  return withConnection(call, { acts: true }, async (connection) => {
    const answer = await connection.ask<Performed>({
      path: `/v1/ledgers/${encodeURIComponent(options.ledger)}/acts/${encodeURIComponent(name)}${options.dryRun ? '?dry-run' : ''}`,
      method: 'POST',
      body,
      ...(options.key === undefined ? {} : { headers: { 'Idempotency-Key': options.key } }),
    });
    tell(terminal, answer.body, options.dryRun === true);
    terminal.document(answer.body);
    return undefined;
  });
}

function tell(terminal: Terminal, { events }: Performed, dryRun: boolean): void {
  if (dryRun) terminal.line(label('Das würde gespeichert (Probelauf):', 'This would be stored (dry run):'));
  for (const { number, type, subject } of events)
    terminal.line([number === undefined ? '–' : `#${String(number)}`, type, subject].join('  '));
}
