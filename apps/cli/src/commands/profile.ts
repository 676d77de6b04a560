import type { Command } from 'commander';
import type { Profile, Trial } from '#importing';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT, wrongUsage } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import type { Terminal } from '../terminal.js';

interface TryOptions {
  readonly rows: string;
}

export function profileCommand(cli: Cli): Command {
  const command = cli.command(
    'profile',
    label('Zuordnungsprofile für Importe', 'mapping profiles for imports'),
  );
  command.addCommand(
    cli
      .command('list', label('nennt die mitgelieferten Profile', 'lists the built-in profiles'))
      .action(cli.does(list)),
    { isDefault: true },
  );
  command.addCommand(
    cli
      .command('show', label('zeigt ein Profil', 'shows a profile'))
      .argument('<profile>', cli.text(label('Name oder Datei', 'name or file')))
      .action(cli.does(show)),
  );
  command.addCommand(
    cli
      .command(
        'try',
        label(
          'zeigt, was ein Profil aus den ersten Zeilen einer Datei macht',
          'shows what a profile makes of the first rows of a file',
        ),
      )
      .argument('<profile>', cli.text(label('Name oder Datei', 'name or file')))
      .argument('<file>', cli.text(label('die Datei', 'the file')))
      .addOption(
        cli
          .option('--rows <count>', label('so viele Zeilen (sonst 10)', 'so many rows (else 10)'))
          .default('10'),
      )
      .action(cli.does<TryOptions>(tryOut)),
  );
  return command;
}

async function list({ terminal }: Call): Promise<undefined> {
  const { builtInProfiles, loadProfile } = await import('#importing');
  const profiles: Pick<Profile, 'name' | 'kind' | 'title'>[] = [];
  for (const name of await builtInProfiles()) {
    const { kind, title } = await loadProfile(name);
    profiles.push({ name, kind, title });
  }
  terminal.table(
    [
      { head: label('Profil', 'Profile'), cell: ({ name }: (typeof profiles)[number]) => name },
      { head: label('für', 'for'), cell: ({ kind }) => kind },
      { head: label('Herkunft', 'Origin'), cell: ({ title }) => terminal.text(title) },
    ],
    profiles,
  );
  terminal.document(profiles.map(({ title, ...profile }) => ({ ...profile, title: terminal.text(title) })));
  return undefined;
}

async function show({ terminal, words }: Call): Promise<undefined> {
  const { loadProfile, profileText } = await import('#importing');
  const [name = ''] = words;
  const text = await profileText(name);
  const { kind } = await loadProfile(name);
  terminal.line(text.trimEnd());
  terminal.document({ name, kind, text });
  return undefined;
}

async function tryOut({ terminal, words, options }: Call<TryOptions>): Promise<ExitCode> {
  const { loadProfile, tryProfile } = await import('#importing');
  const [name = '', file = ''] = words;
  if (!/^[1-9]\d{0,3}$/.test(options.rows))
    throw wrongUsage(
      'rows-invalid',
      label('--rows ist eine ganze Zahl von 1 bis 1000.', '--rows is a whole number from 1 to 1000.'),
    );
  const trial = await tryProfile(await loadProfile(name), file, Number(options.rows));
  tell(terminal, trial);
  terminal.document(trial);
  return trial.readings.some((reading) => 'refusals' in reading) ? EXIT.refused : EXIT.fine;
}

function tell(terminal: Terminal, { readings, unusedColumns, isWholeFile }: Trial<Profile>): void {
  for (const reading of readings) {
    if ('refusals' in reading) {
      for (const { line, column, value, reason } of reading.refusals)
        terminal.line(`✗ ${String(line)}  ${column}: „${value}“: ${terminal.text(reason)}`);
    } else if ('row' in reading) {
      terminal.line(`✓ ${String(reading.line)}  ${JSON.stringify(reading.row)}`);
    }
  }
  if (unusedColumns.length > 0)
    terminal.note(
      label(
        `Nicht benutzte Spalten: ${unusedColumns.join(', ')}`,
        `Unused columns: ${unusedColumns.join(', ')}`,
      ),
    );
  if (!isWholeFile) terminal.note(label('Die Datei hat weitere Zeilen.', 'The file has further rows.'));
}
