import type { Command } from 'commander';
import type { MovedLedger } from '#moving';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT, wrongUsage } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import { progress } from '../progress.js';
import type { Terminal } from '../terminal.js';

interface MoveOptions {
  readonly to: 'event-server' | 'postgresql';
}

export function moveCommand(cli: Cli): Command {
  const command = cli
    .command(
      'move',
      label(
        'bewegt ein Planungsbuch zwischen PostgreSQL und dem Ereignisserver; so lange ruht es',
        'moves a ledger between PostgreSQL and the event server; it rests meanwhile',
      ),
    )
    .argument('<name>', cli.text(label('das Planungsbuch', 'the ledger')));
  const to = cli.option('--to <store>', label('event-server oder postgresql', 'event-server or postgresql'));
  return command
    .addOption(to.choices(['event-server', 'postgresql']).makeOptionMandatory())
    .action(cli.does<MoveOptions>(move));
}

async function move(call: Call<MoveOptions>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { words, options, terminal, signal } = call;
  const [ledger = ''] = words;
  return withPlanbuch(call, async (planbuch) => {
    const { streamCopies } = planbuch;
    if (!streamCopies)
      throw wrongUsage(
        'event-server-missing',
        label(
          'Dazu muss der Ereignisserver genannt sein: EVENTSTORE_URL fehlt. Nennen Sie ihn auch allen laufenden Diensten, bevor Sie bewegen.',
          'For that the event server must be named: EVENTSTORE_URL is missing. Name it to all running services too before you move.',
        ),
      );
    const { moveLedger } = await import('#moving');
    const { store } = planbuch;
    const stream = (name: string, incarnation: string) => streamCopies.target(name, incarnation);
    const to = options.to === 'event-server' ? 'eventstore' : 'postgres';
    const bar = progress(terminal, label('Bewege', 'Moving'));
    const onProgress = (done: number, total: number): void => bar.at(done, total);
    const moved = await planbuch
      .asOwner(({ owner }) => moveLedger({ owner, store, stream }, { ledger, to, signal, onProgress }))
      .finally(() => bar.end());
    tell(terminal, moved);
    terminal.document(moved);
    return EXIT.fine;
  });
}

function tell(terminal: Terminal, { ledger, store, events, sha256, incarnation }: MovedLedger): void {
  const where =
    store === 'eventstore'
      ? label('im Ereignisserver', 'in the event server')
      : label('in PostgreSQL', 'in PostgreSQL');
  terminal.line(
    label(
      `${ledger} liegt jetzt ${where.de}: ${String(events)} Ereignisse, verglichen; es ist wieder offen.`,
      `${ledger} is now ${where.en}: ${String(events)} events, compared; it is open again.`,
    ),
  );
  terminal.line(`  SHA-256 ${sha256}`);
  terminal.line(label(`  Inkarnation ${incarnation}`, `  incarnation ${incarnation}`));
}
