import type { Command } from 'commander';
import type { OpenedEvent, StoredEvent } from '#kernel';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import type { Connection } from '../connection.js';
import { wrongUsage } from '../failure.js';
import { label } from '../language.js';
import { progress } from '../progress.js';
import type { Progress } from '../progress.js';
import { ledgerOption } from './act.js';

interface Options {
  readonly ledger: string;
  readonly until?: string;
  readonly type?: string;
  readonly tag?: string;
}

/** A page of the history; the api allows no more. */
const PAGE_EVENTS = 1_000;

export function replayCommand(cli: Cli): Command {
  return cli
    .command(
      'replay',
      label(
        'erzählt die Geschichte eines Planungsbuchs, eine Zeile je Ereignis',
        'tells the history of a ledger, one line an event',
      ),
    )
    .addOption(ledgerOption(cli).makeOptionMandatory())
    .addOption(
      cli.option(
        '--until <number|day>',
        label(
          'nur bis zu diesem Ereignis oder Tag der Erfassung',
          'only up to this event or day of recording',
        ),
      ),
    )
    .addOption(cli.option('--type <type>', label('nur Ereignisse dieser Art', 'only events of this type')))
    .addOption(
      cli.option(
        '--tag <tag>',
        label('nur Ereignisse mit dieser Kennung, z. B. grant:…', 'only events with this tag, e.g. grant:…'),
      ),
    )
    .action(cli.does<Options>(replay));
}

function replay(call: Call<Options>): Promise<undefined> {
  const { terminal, options } = call;
  return withConnection(call, {}, async (connection) => {
    const until = await endOf(options.until);
    const { openShown, tell } = await tellers();
    const bar = progress(terminal, label('Lese', 'Reading'));
    try {
      const events = history(connection, options, until, bar);
      if (terminal.json) await terminal.list(events);
      else
        for await (const event of events)
          await terminal.flowing(`${tell(openShown(event), terminal.language)}\n`);
    } finally {
      bar.end();
    }
    return undefined;
  });
}

/** An event of the api: its leaf, and beside it the texts that the caller may read. */
interface ShownEvent extends StoredEvent {
  readonly texts: Readonly<Record<string, string>>;
}

async function tellers() {
  const [{ tell }, { planning }, { openerFor }] = await Promise.all([
    import('#read-models'),
    import('#planning'),
    import('#vault'),
  ]);
  const open = openerFor(planning);
  const openShown = ({ texts, ...event }: ShownEvent): OpenedEvent =>
    open({
      event,
      disclosures: Object.entries(texts).map(([path, value]) => ({ path, value, salt: '' })),
    });
  return { tell, openShown };
}

/** Where the history ends: with an event number, or with what was recorded on a day in Germany. */
type End = (event: StoredEvent) => boolean;

async function endOf(until: string | undefined): Promise<End> {
  if (until === undefined) return () => false;
  if (/^\d{1,15}$/.test(until)) return ({ number }) => number > Number(until);
  if (/^\d{4}-\d\d-\d\d$/.test(until)) {
    const { todayInBerlin } = await import('#platform');
    return ({ recordedAt }) => todayInBerlin(recordedAt) > until;
  }
  throw wrongUsage(
    'until-invalid',
    label(
      '--until ist eine Ereignisnummer oder ein Tag (JJJJ-MM-TT).',
      '--until is an event number or a day (YYYY-MM-DD).',
    ),
  );
}

async function* history(
  connection: Connection,
  { ledger, type, tag }: Options,
  isBeyond: End,
  bar: Progress,
): AsyncGenerator<ShownEvent> {
  const query = new URLSearchParams({ limit: String(PAGE_EVENTS) });
  if (type !== undefined) query.set('type', type);
  if (tag !== undefined) query.set('tag', tag);
  let next: string | undefined = `/v1/ledgers/${encodeURIComponent(ledger)}/events?${query.toString()}`;
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof connection.ask<{ readonly events: readonly ShownEvent[] }>>> =
      await connection.ask({ path: next });
    for (const event of page.body.events) {
      if (isBeyond(event)) return;
      yield event;
      bar.at(event.number, page.number ?? event.number);
    }
    next = page.links['next'];
  }
}
