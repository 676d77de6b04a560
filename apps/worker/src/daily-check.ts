import type { Planbuch } from '#assembly';
import { queues } from '#jobs';
import { Recurring, todayInBerlin } from '#platform';

/** Before this hour in Berlin nobody looks at what is due today. */
const FROM_HOUR = 6;

const BERLIN_HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hourCycle: 'h23',
});

const LOOK_EVERY_MS = 60_000;

/** Ledgers asked for with one statement. */
const AT_ONCE = 1_000;

/**
 * Asks once a day for the due dates of every ledger. Any number of workers do so, and each ledger's check is one job: it is
 * known by ledger and day. A day on which no worker ran is not made up for; the next one tells the same and more.
 */
export class DailyCheck {
  private readonly asking: Recurring;
  private askedFor = '';

  constructor(private readonly planbuch: Pick<Planbuch, 'jobs' | 'store' | 'clock' | 'logger'>) {
    this.asking = new Recurring({
      everyMs: LOOK_EVERY_MS,
      work: () => this.ask(),
      onFailure: (reason) =>
        planbuch.logger.warn({ reason }, 'the due dates of the day are not asked for yet'),
    });
  }

  start(): void {
    this.asking.start();
  }

  stop(): Promise<void> {
    return this.asking.stop();
  }

  private async ask(): Promise<void> {
    const { jobs, store, clock } = this.planbuch;
    const now = clock.now();
    const on = todayInBerlin(now);
    if (on === this.askedFor || Number(BERLIN_HOUR.format(new Date(now))) < FROM_HOUR) return;
    const ledgers = (await store.ledgers()).filter(({ number }) => number > 0);
    for (let from = 0; from < ledgers.length; from += AT_ONCE) {
      const some = ledgers.slice(from, from + AT_ONCE);
      await jobs.askOnce(
        queues.dueDates,
        some.map(({ ledger }) => ({ once: `${on}/${ledger}`, payload: { ledger, on } })),
      );
    }
    this.askedFor = on;
  }
}
