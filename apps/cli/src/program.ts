import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Cli } from './cli.js';
import { actCommand } from './commands/act.js';
import { actsCommand } from './commands/acts.js';
import { backupCommand } from './commands/backup.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { jobsCommand } from './commands/jobs.js';
import { ledgerCommand } from './commands/ledger.js';
import { listCommand } from './commands/list.js';
import { profileCommand } from './commands/profile.js';
import { projectionsCommand } from './commands/projections.js';
import { replayCommand } from './commands/replay.js';
import { restoreCommand } from './commands/restore.js';
import { startCommand } from './commands/start.js';
import { tokenCommand } from './commands/token.js';
import { verifyCommand } from './commands/verify.js';
import { whyCommand } from './commands/why.js';
import { label } from './language.js';

/** Every command there is, in the order in which the help lists them. */
const COMMANDS: readonly ((cli: Cli) => Command)[] = [
  demoCommand, startCommand, ledgerCommand, importCommand, exportCommand, backupCommand, restoreCommand, profileCommand, actsCommand, actCommand, listCommand, whyCommand, replayCommand, verifyCommand,
  projectionsCommand, jobsCommand, tokenCommand, doctorCommand,
]; // prettier-ignore

/** The whole command line, in the language of the call. */
export function programOf(cli: Cli): Command {
  const program = cli
    .command(
      'planbuch',
      label(
        'Das Planungsbuch der kooperativen Sozialplanung. Ein Anfang: planbuch demo',
        'The planning ledger of cooperative social planning. A beginning: planbuch demo',
      ),
    )
    .version(version(), '-V, --version', cli.text(label('nennt die Version', 'names the version')))
    .helpCommand(
      'help [command]',
      cli.text(label('zeigt die Hilfe eines Befehls', 'shows the help of a command')),
    );
  for (const option of commonOptions(cli)) program.addOption(option);
  for (const made of COMMANDS) program.addCommand(made(cli));
  return program;
}

function commonOptions(cli: Cli) {
  return [
    cli.option(
      '--json',
      label(
        'genau ein JSON-Dokument auf der Standardausgabe',
        'exactly one JSON document on standard output',
      ),
    ),
    cli.option('--lang <lang>', label('Sprache: de oder en', 'language: de or en')).choices(['de', 'en']),
    cli.option(
      '--data <folder>',
      label(
        'Datenordner mit der eigenen Datenbank (sonst ./planbuch-data)',
        'data folder with its own database (else ./planbuch-data)',
      ),
    ),
    cli.option(
      '--url <url>',
      label(
        'stattdessen eine laufende Schnittstelle, z. B. http://127.0.0.1:8420',
        'a running api instead, e.g. http://127.0.0.1:8420',
      ),
    ),
    cli.option(
      '--token <token>',
      label(
        'der Zugang dazu; @datei liest ihn aus einer Datei',
        'the token for it; @file reads it from a file',
      ),
    ),
  ];
}

function version(): string {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
