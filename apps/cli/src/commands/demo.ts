import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { wrongUsage } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase } from '../place.js';
import { serviceOptions } from './start.js';
import type { ServiceOptions } from './start.js';

export interface DemoOptions extends ServiceOptions {
  readonly check?: true;
  readonly keep?: true;
}

export function demoCommand(cli: Cli): Command {
  const options = [
    ...serviceOptions(cli),
    cli.option(
      '--check',
      label(
        'füllt einen eigenen Ordner, prüft ihn, nennt die Zahlen und räumt auf',
        'fills a folder of its own, verifies it, prints the facts and tidies up',
      ),
    ),
    cli.option(
      '--keep',
      label('mit --check und --data: behält den Ordner', 'with --check and --data: keeps the folder'),
    ),
  ];
  const command = cli.command(
    'demo',
    label(
      'füllt das erfundene Planungsbuch musterstadt und startet alles',
      'fills the invented ledger musterstadt and starts everything',
    ),
  );
  for (const option of options) command.addOption(option);
  return command.action(cli.does<DemoOptions>(demo));
}

async function demo(call: Call<DemoOptions>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { check, keep, data } = call.options;
  if (check !== true && keep === true)
    throw wrongUsage('keep-without-check', label('--keep gehört zu --check.', '--keep belongs to --check.'));
  if (check === true && (keep === true) !== (data !== undefined)) {
    throw wrongUsage(
      'keep-and-data',
      label(
        '--check räumt seinen Ordner weg. Soll er bleiben, nennen Sie beides: --keep und --data <Ordner>.',
        '--check removes its folder. Name both to keep it: --keep and --data <folder>.',
      ),
    );
  }
  if (check === true) return (await import('../demo/check.js')).checkDemo(call);
  return (await import('../demo/show.js')).showDemo(call);
}
