import type { Command } from 'commander';
import type { Planbuch } from '#assembly';
import type { Profile } from '#importing';
import type { ImportPhase, LedgerToOpen } from '#taking-over';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { ownToken, tokenIn } from '../connection.js';
import { EXIT, wrongUsage } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import { progress } from '../progress.js';
import { ledgerOption } from './act.js';
import { importLedgerCommand } from './import-ledger.js';
import { openingOptions } from './ledger.js';
import type { OpeningOptions } from './ledger.js';

interface Options extends OpeningOptions {
  readonly ledger: string;
  readonly profile: string;
  readonly dryRun?: true;
  readonly skipRefused?: true;
}

export function importCommand(cli: Cli): Command {
  const command = cli.command(
    'import',
    label(
      'übernimmt Haushalte, Zuwendungen und ganze Bücher aus Dateien',
      'takes over budgets, grants and whole ledgers from files',
    ),
  );
  command.addCommand(kindCommand(cli, 'budget'));
  command.addCommand(kindCommand(cli, 'grants'));
  command.addCommand(importLedgerCommand(cli));
  return command;
}

function kindCommand(cli: Cli, kind: Profile['kind']): Command {
  const descriptions = {
    budget: label('übernimmt einen Haushalt', 'takes over a budget'),
    grants: label('übernimmt Zuwendungen', 'takes over grants'),
  };
  const options = [
    cli
      .option(
        '--profile <name|file>',
        label('Zuordnungsprofil, siehe planbuch profile list', 'mapping profile, see planbuch profile list'),
      )
      .makeOptionMandatory(),
    ledgerOption(cli).makeOptionMandatory(),
    cli.option('--dry-run', label('sagt nur, was geschähe', 'only says what would happen')),
    cli.option(
      '--skip-refused',
      label(
        'übernimmt, was passt; den Rest schreibt es daneben',
        'takes what fits; writes the rest beside the file',
      ),
    ),
    ...openingOptions(cli),
  ];
  const command = cli
    .command(kind, descriptions[kind])
    .argument('<file>', cli.text(label('die Datei', 'the file')));
  for (const option of options) command.addOption(option);
  return command.action(cli.does<Options>((call) => takeOver(call, kind)));
}

async function takeOver(call: Call<Options>, kind: Profile['kind']): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { loadProfile } = await import('#importing');
  const profile = await loadProfile(call.options.profile);
  if (profile.kind !== kind) {
    throw wrongUsage(
      'profile-of-another-kind',
      label(
        `Das Profil ${call.options.profile} ist für „import ${profile.kind}“, nicht für „import ${kind}“.`,
        `The profile ${call.options.profile} is for “import ${profile.kind}”, not for “import ${kind}”.`,
      ),
    );
  }
  return withPlanbuch(call, (planbuch) => run(call, planbuch, profile));
}

const PHASES: Readonly<Record<ImportPhase, ReturnType<typeof label>>> = {
  scan: label('Lese', 'Reading'),
  compare: label('Vergleiche', 'Comparing'),
  take: label('Übernehme', 'Taking over'),
};

async function run(call: Call<Options>, planbuch: Planbuch, profile: Profile): Promise<ExitCode> {
  const { terminal, options, signal, words } = call;
  const secret = options.token === undefined ? ownToken(planbuch) : tokenIn(options.token);
  const { caller } = await planbuch.tokens.find(secret);
  const bars = new Map<ImportPhase, ReturnType<typeof progress>>();
  try {
    const report = await planbuch.importFile({
      ledger: options.ledger,
      profile,
      path: words[0] ?? '',
      caller,
      language: terminal.language,
      open: openingOf(options),
      signal,
      dryRun: options.dryRun === true,
      skipRefused: options.skipRefused === true,
      onProgress: (phase, { bytesRead, bytesTotal }) => {
        for (const [other, bar] of bars) if (other !== phase) bar.end();
        const bar = bars.get(phase) ?? progress(terminal, PHASES[phase]);
        bars.set(phase, bar);
        bar.at(Math.ceil(bytesRead / 1024), Math.ceil(bytesTotal / 1024), 'KiB');
      },
    });
    for (const bar of bars.values()) bar.end();
    const [{ reportDocument }, { tellReport }] = await Promise.all([
      import('#taking-over'),
      import('../import-report.js'),
    ]);
    tellReport(terminal, report);
    terminal.document(reportDocument(report, terminal.language));
    return report.isTaken ? EXIT.fine : EXIT.refused;
  } finally {
    for (const bar of bars.values()) bar.end();
  }
}

/** What the ledger is opened with where it is missing; checked by the act that opens it. */
function openingOf({ title, kind, federalState, ags }: Options): LedgerToOpen {
  return {
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind: kind as NonNullable<LedgerToOpen['kind']> }),
    ...(federalState === undefined
      ? {}
      : { federalState: federalState as NonNullable<LedgerToOpen['federalState']> }),
    ...(ags === undefined ? {} : { ags }),
  };
}
