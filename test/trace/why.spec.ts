import fc from 'fast-check';
import type { DecidedEvent, StoredEvent } from '#kernel';
import { eventCorrected } from '#planning';
import type { WhyLink } from '#read-models';
import { runningPlanbuch } from '../api/running-planbuch.js';
import type { Running } from '../api/running-planbuch.js';
import { eventsOf, grantAt, life } from './lives.js';
import { recordIn } from './record.js';
import { NaiveTrace } from './naive-trace.js';

let running: Running;
beforeAll(async () => {
  running = await runningPlanbuch();
});
afterAll(() => running.close());

const record = (ledger: string, decided: readonly DecidedEvent[]): Promise<StoredEvent[]> =>
  recordIn(running.planbuch, ledger, decided);

function corrected(decided: readonly DecidedEvent[], at: number): DecidedEvent[] {
  const wrong = decided[at % decided.length];
  if (!wrong) return [...decided];
  const number = (at % decided.length) + 1;
  return [
    ...decided,
    eventCorrected.of(String(number), {
      eventNumber: number,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    }),
  ];
}

const linesOf = (chain: readonly WhyLink[]): string[] =>
  chain
    .filter(({ role }) => role !== 'correction')
    .map(({ role, tag, events }) => `${role} ${String(tag)} ${events.map(({ number }) => number).join(' ')}`)
    .sort();

it('tells of every grant, at any event number, what a clerk finds who goes through all events', async () => {
  let towns = 0;
  let compared = 0;
  const town = fc.record({
    lives: fc.array(life, { minLength: 1, maxLength: 4 }),
    wrong: fc.option(fc.nat()),
  });
  await fc.assert(
    fc.asyncProperty(town, fc.nat(), async ({ lives, wrong }, moment) => {
      towns += 1;
      const ledger = `lives-${String(towns)}`;
      const decided = eventsOf(lives);
      const book = await record(ledger, wrong === null ? decided : corrected(decided, wrong));
      await running.caughtUp();
      for (const asOf of [book.length, (moment % book.length) + 1]) {
        const upTo = book.slice(0, asOf);
        for (const [index] of lives.entries()) {
          const grant = grantAt(index + 1);
          const path = `/v1/ledgers/${ledger}/grants/${grant}/why?asOf=${String(asOf)}`;
          const { body, status } = await running.as().get(path);
          const isThere = upTo.some(({ subject }) => subject === `grant:${grant}`);
          expect({ path, status }).toEqual({ path, status: isThere ? 200 : 404 });
          if (!isThere) continue;
          expect(linesOf(body.chain)).toEqual(new NaiveTrace(upTo, grant).lines);
          compared += 1;
        }
      }
    }),
    { numRuns: 15 },
  );
  expect(compared).toBeGreaterThan(15);
}, 120_000);

describe('the effects of a budget line and of a need', () => {
  it('come page by page, each of the same moment, and together they are all', async () => {
    const lives = Array.from({ length: 6 }, () => ({ of: 0, steps: 8, draws: 1, packaged: false }));
    const book = await record('line', eventsOf(lives));
    await running.caughtUp();
    const idOf = (wanted: string) => book.find(({ type }) => type === wanted)?.subject.split(':')[1] ?? '';
    const payments = book.filter(({ type }) => type === 'payment-booked').map(({ subject }) => subject);
    for (const thing of [`budget-lines/${idOf('budget-line-opened')}`, `needs/${idOf('need-identified')}`]) {
      const met = new Set<string>();
      let pages = 0;
      let next: string | undefined = `/v1/ledgers/line/${thing}/effects?limit=5`;
      for (; next !== undefined; pages += 1) {
        const { body } = await running.as().get(next);
        expect(body).toMatchObject({ number: book.length, more: false });
        for (const { tag } of body.chain as WhyLink[]) met.add(String(tag));
        next = body.links.next;
      }
      expect(pages).toBeGreaterThan(2);
      expect(payments.filter((payment) => !met.has(payment))).toEqual([]);
    }
  });

  it('are there for things of these registers only', async () => {
    const base = '/v1/ledgers/line';
    for (const path of ['/organisations/x/why', '/payments/x/effects', '/needs/x/why', '/grants/x/effects'])
      expect({ path, status: (await running.as().get(base + path)).status }).toEqual({ path, status: 404 });
    for (const path of ['/payments/x/why', '/needs/x/effects', '/needs/%20/effects', '/criteria/x/effects'])
      expect((await running.as().get(base + path)).body).toMatchObject({ status: 404, code: 'row-unknown' });
    expect((await running.as().get(`${base}/needs/x/effects?limit=0`)).status).toBe(400);
    expect((await running.as().get(`${base}/needs/x/effects?cursor=x`)).status).toBe(400);
  });
});
