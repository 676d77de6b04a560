import type { Command } from 'commander';
import type { Label } from '#kernel';
import type { LeftStream, MovedLedger } from '#moving';
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
  readonly keepUpTo?: string;
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
  const keepUpTo = cli.option(
    '--keep-up-to <number>',
    label(
      'verlässt einen beschädigten Strom: das letzte Ereignis, das bleibt; ohne diese Angabe wird es genannt',
      'leaves a damaged stream: the last event that is kept; without this it is told which',
    ),
  );
  return command
    .addOption(to.choices(['event-server', 'postgresql']).makeOptionMandatory())
    .addOption(keepUpTo)
    .action(cli.does<MoveOptions>(move));
}

async function move(call: Call<MoveOptions>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { words, options, terminal, signal } = call;
  const [ledger = ''] = words;
  const keepUpTo = numberKept(options);
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
    const { leaveStream, moveLedger } = await import('#moving');
    const { store } = planbuch;
    const stream = (name: string, incarnation: string) => streamCopies.target(name, incarnation);
    const to = options.to === 'event-server' ? 'eventstore' : 'postgres';
    const bar = progress(terminal, label('Bewege', 'Moving'));
    const onProgress = (done: number, total: number): void => bar.at(done, total);
    const remains = (name: string) => streamCopies.remains(name);
    const moved: MovedLedger | LeftStream = await planbuch
      .asOwner(({ owner, masterKey }) =>
        keepUpTo === undefined
          ? moveLedger({ owner, store, stream, remains }, { ledger, to, signal, onProgress })
          : leaveStream({ owner, masterKey, remains }, { ledger, keepUpTo, signal, onProgress }),
      )
      .finally(() => bar.end());
    tell(terminal, moved);
    if (isLeft(moved)) tellGivenUp(terminal, moved);
    terminal.document(moved);
    return EXIT.fine;
  });
}

/** Undefined where nothing is to be given up. */
function numberKept({ to, keepUpTo }: MoveOptions): number | undefined {
  if (keepUpTo === undefined) return undefined;
  if (to === 'postgresql' && /^(0|[1-9]\d{0,14})$/.test(keepUpTo)) return Number(keepUpTo);
  throw wrongUsage(
    'keep-up-to-invalid',
    label(
      '--keep-up-to nennt die Nummer eines Ereignisses und geht nur mit --to postgresql: in den Ereignisserver zurück führt danach ein zweiter Umzug.',
      '--keep-up-to names the number of an event and goes with --to postgresql only: a second move leads back to the event server afterwards.',
    ),
  );
}

function isLeft(moved: MovedLedger | LeftStream): moved is LeftStream {
  return 'damagedAt' in moved;
}

function tellGivenUp(terminal: Terminal, left: LeftStream): void {
  const [kept, at] = [String(left.events), String(left.damagedAt)];
  const lost = whatIsLost(left);
  terminal.note(
    label(
      `${left.ledger} geht ohne seinen Strom weiter, der bei Ereignis ${at} beschädigt war. ${lost.de} Nummern nach ${kept} werden neu vergeben: sagen Sie es denen, die Belege dafür haben.`,
      `${left.ledger} goes on without its stream, which was damaged at event ${at}. ${lost.en} Numbers after ${kept} are given anew: tell those who hold receipts of them.`,
    ),
  );
}

function whatIsLost({ events, streamEndedAt, givenUp }: LeftStream): Label {
  if (streamEndedAt === events) return label('Aufgegeben ist kein Ereignis.', 'No event is given up.');
  if (!givenUp)
    return label(
      `Der Strom zeigt danach nichts; was dort etwa bestätigt war, ist aufgegeben.`,
      `The stream shows nothing after it; whatever was acknowledged there is given up.`,
    );
  const [from, to, count] = [String(givenUp.from), String(givenUp.to), String(givenUp.maybeOurs)];
  return label(
    `Aufgegeben sind im Strom ${from} bis ${to}; bestätigt worden sein können davon ${count}.`,
    `Given up are ${from} to ${to} of the stream; ${count} of them may have been acknowledged.`,
  );
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
