import { servedRegisterNames } from './served.js';
import { oldGrant, runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { streamed } from './event-source.js';
import { fieldsOf } from '#kernel';
import type { Constructor } from '#kernel';
import { rowsSeen } from '#access';
import { planning } from '#planning';
import { readModels } from '#read-models';

let running: Running;
const base = '/v1/ledgers/musterstadt';

/** Ours and theirs: two providers, a grant each, on the same budget line. */
let ours = '';
let theirs = '';
let ourGrant = '';
let theirGrant = '';
let line = '';
let theirEvents: number[] = [];

beforeAll(async () => {
  running = await runningPlanbuch();
  const { act } = running;
  await running.ledger('musterstadt');
  ours = await act('musterstadt', 'register-organisation', { name: 'Träger A', kind: 'organisation' });
  theirs = await act('musterstadt', 'register-organisation', { name: 'Träger B', kind: 'organisation' });
  await act('musterstadt', 'open-fiscal-year', { year: 2026 });
  line = await act('musterstadt', 'open-budget-line', {
    year: 2026,
    product: '3151',
    account: '5318',
    kind: 'expense',
  });
  const budget = { year: 2026, budgetLine: { product: '3151', account: '5318' } };
  ourGrant = await act('musterstadt', 'take-over-grant', oldGrant('A-1', { organisationId: ours }, budget));
  theirGrant = await act(
    'musterstadt',
    'take-over-grant',
    oldGrant('B-1', { organisationId: theirs }, budget),
  );
  const taken = await running.planbuch.store.head('musterstadt');
  await act('musterstadt', 'redact-text', {
    eventNumber: taken.number,
    path: '/data/authority',
    legalBasis: 'business-secret',
    reason: 'steht im Antrag',
  });
  await act('musterstadt', 'correct-event', { eventNumber: taken.number, reason: 'doppelt' });
  theirEvents = [taken.number, taken.number + 1, taken.number + 2];
  await running.caughtUp();
});

afterAll(() => running.close());

describe('A rival (R22)', () => {
  let rival = '';
  beforeAll(async () => {
    rival = await running.token({ roles: ['provider'], ledger: 'musterstadt', organisationId: ours });
  });
  const get = (path: string) => running.as(rival).get(base + path);

  it('finds only the own grants in the register, whatever it asks', async () => {
    for (const question of [
      '',
      '?q=treff',
      '?externalNo=B-1',
      `?recipientId=${theirs}`,
      `?recipientId=${ours}&recipientId=${theirs}`,
      `?id=${theirGrant}`,
      '?limit=1&sort=-externalNo',
      '?state=corrected',
      `?asOf=${theirEvents[0]!}`,
    ]) {
      const { body, status } = await get(`/grants${question}`);
      expect(status).toBe(200);
      expect(JSON.stringify(body.rows)).not.toMatch(/B-1/);
      const csv = await get(`/grants${question}`).set('Accept', 'text/csv');
      expect(csv.text).not.toMatch(/B-1/);
    }
    expect((await get('/grants')).body.rows).toHaveLength(1);
    const { body } = await get('/grants?groupBy=year');
    expect(body.groups).toEqual([expect.objectContaining({ value: 2026, count: 1 })]);
    expect((await get(`/grants?groupBy=recipientId&recipientId=${theirs}`)).body.groups).toEqual([]);
  });

  it('gets the same answer about a rival grant as about one that does not exist', async () => {
    for (const path of ['', '/history', '/why']) {
      const [rivals, nobodys] = await Promise.all(
        [theirGrant, '00000000-0000-7000-8000-00000000dead'].map((id) => get(`/grants/${id}${path}`)),
      );
      expect(rivals!.status).toBe(404);
      expect(rivals!.body).toEqual(nobodys!.body);
      await get(`/grants/${ourGrant}${path}`).expect(200);
    }
  });

  it('sees no event about it: by number, by page, by tag, in histories, corrected or redacted', async () => {
    for (const number of theirEvents) await get(`/events/${number}`).expect(404);
    for (const path of [
      '/events',
      '/events?type=grant-taken-over',
      `/events?tag=grant:${theirGrant}`,
      '/events?tag=grant-no:B-1',
      `/events?tag=organisation:${theirs}`,
      `/organisations/${theirs}/history`,
      `/budget-lines/${line}/history`,
      '/fiscal-years/2026/history',
    ]) {
      const { text, status } = await get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(text).not.toContain(theirGrant);
      expect(text).not.toMatch(/B-1/);
    }
    const { body } = await get(`/events?after=${theirEvents[0]! - 2}&limit=1`);
    expect(body.events.map(({ number }: { number: number }) => number)).toEqual([theirEvents[0]! - 1]);
  });

  it('sees none in the stream, neither in history nor live', async () => {
    const stream = streamed(`${running.url}${base}/events/stream`, rival);
    await stream.until(theirEvents[0]! - 1);
    const live = await running.act(
      'musterstadt',
      'take-over-grant',
      oldGrant('B-2', { organisationId: theirs }),
    );
    await running.act('musterstadt', 'take-over-grant', oldGrant('A-2', { organisationId: ours }));
    const { number } = await running.planbuch.store.head('musterstadt');
    await stream.until(number);
    stream.close();
    expect(stream.text()).not.toMatch(/B-[12]/);
    expect(stream.text()).not.toContain(live);
    expect(stream.text()).toMatch(/A-2/);
  });

  it('is nobody who works on cases, and nobody who reads for no organisation', async () => {
    const clerk = await running.token({
      roles: ['provider', 'planning'],
      ledger: 'musterstadt',
      organisationId: ours,
    });
    const citizen = await running.token({ roles: ['reader'], ledger: 'musterstadt' });
    for (const token of [clerk, citizen]) {
      await running.as(token).get(`${base}/grants/${theirGrant}/why`).expect(200);
      await running.as(token).get(`${base}/events/${theirEvents[0]!}`).expect(200);
    }
    const reading = await running.token({ roles: ['reader'], ledger: 'musterstadt', organisationId: ours });
    await running.as(reading).get(`${base}/grants/${theirGrant}/why`).expect(404);
  });
});

/** Whether events of this type name a grant: in their subject, or in a field wherever it stands. */
function namesGrants(type: string): boolean {
  const named = planning.eventTypes.filter((each) => each.type === type);
  return named.some(({ subject, payload }) => subject === 'grant' || refersToGrant(payload));
}

function refersToGrant(of: Constructor): boolean {
  return fieldsOf(of).some(({ shape, namesSubject }) =>
    shape.is === 'part'
      ? refersToGrant(shape.of())
      : namesSubject === true || (shape.is === 'reference' && shape.kind === 'grant'),
  );
}

it('every register that tells of grants keeps rivals out, or tells no single one', async () => {
  const tellsNoSingleGrant = [
    // Sums of a budget line are what the municipality has bound, not what somebody asked for.
    'budget-lines',
    // What came of a subsidiarity check, not on whose application's occasion it was made.
    'measures',
  ];
  const rival = { actor: 'operator:rival', roles: ['provider' as const], organisationId: ours };
  const told = readModels
    .filter(({ projectors }) => [...projectors.keys()].some(namesGrants))
    .map(({ name }) => name)
    .filter((name) => servedRegisterNames.includes(name) && !tellsNoSingleGrant.includes(name));
  expect(told).toContain('grants');
  expect(told.filter((name) => rowsSeen(rival, name) === undefined)).toEqual([]);
});
