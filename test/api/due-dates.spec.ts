import { obligationAssigned, obligationFulfilled } from '#planning';
import type { Clock } from '#platform';
import { startWorker } from '#worker';
import { eventsOf, grantAt } from '../trace/lives.js';
import { recordIn } from '../trace/record.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

const clock: Clock = { now: () => '2028-04-03T04:00:00.000Z' };
const dueDates = '/v1/ledgers/musterstadt/due-dates';

const [task, provider] = ['1', '2'].map((last) => `00000000-0000-7000-8000-99999999000${last}`) as [
  string,
  string,
];
const quarters = ['2027-12-31', '2028-03-31', '2028-04-10'] as const;
/** A report that was given once, is late once, and is due once in a week. */
const quarterlyReport = [
  obligationAssigned.of(task, {
    title: 'Bericht',
    organisationId: provider,
    dueOn: quarters[0],
    occurrences: [...quarters],
  }),
  obligationFulfilled.of(task, { obligationId: task, occurrenceOn: quarters[0], result: 'Vorgelegt.' }),
];

let running: Running;

beforeAll(async () => {
  running = await runningPlanbuch({ clock });
  // A grant that was paid and never accounted for; its target was to be measured until January.
  const lives = [{ of: 0, steps: 8, draws: 1, packaged: false }];
  await recordIn(running.planbuch, 'musterstadt', [...eventsOf(lives), ...quarterlyReport]);
});

afterAll(() => running.close());

it('What is due is looked at in the morning by a worker, and who works on cases sees it', async () => {
  expect((await running.as().get(dueDates).expect(404)).body.code).toBe('due-dates-unchecked');
  const worker = await startWorker(running.planbuch);
  const deadline = performance.now() + 20_000;
  while ((await running.as().get(dueDates)).status !== 200 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const { body, headers } = await running.as().set('Accept-Language', 'de').get(dueDates).expect(200);
  await worker.close();

  const grant = `grant:${grantAt(1)}`;
  expect(body).toMatchObject({
    on: '2028-04-03',
    counts: { overdue: { 'proof-of-use': 1, actuals: 1, obligation: 1 }, soon: 1 },
    soon: [{ kind: 'obligation', dueOn: '2028-04-10', occurrenceOn: '2028-04-10' }],
  });
  expect(body.overdue).toEqual([
    { kind: 'actuals', what: 'Istwerte zu Zielen', owedBy: 'provider', dueOn: '2028-01-31', subject: expect.stringMatching(/^target:/) },
    { kind: 'proof-of-use', what: 'Verwendungsnachweis', owedBy: 'provider', dueOn: '2028-03-31', subject: grant },
    { kind: 'obligation', what: 'Aufgabe', owedByTag: `organisation:${provider}`, dueOn: '2028-03-31', occurrenceOn: '2028-03-31', subject: `obligation:${task}` },
  ]); // prettier-ignore
  const head = await running.planbuch.store.head('musterstadt');
  expect(headers['ledger-number']).toBe(String(head.number));
  expect(await running.planbuch.jobs.list({ queue: 'due-dates' })).toHaveLength(1);
});

it('The metrics tell how much is overdue, and how the queues stand', async () => {
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  expect(metrics).toMatch(/planbuch_due_overdue\{kind="proof-of-use",app="planbuch"\} 1/);
  expect(metrics).toMatch(/planbuch_due_overdue\{kind="obligation",app="planbuch"\} 1/);
  expect(metrics).toMatch(/planbuch_jobs\{queue="due-dates",state="dead",app="planbuch"\} 0/);
  expect(metrics).toMatch(/planbuch_jobs_oldest_seconds\{queue="imports",app="planbuch"\} 0/);
});

it('A provider learns nothing of what others owe', async () => {
  const reader = await running.token({ roles: ['reader'] });
  await running.as(reader).get(dueDates).expect(403);
  await running.as().get('/v1/ledgers/nirgends/due-dates').expect(404);
});
