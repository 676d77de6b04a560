import { parse } from 'csv-parse/sync';
import { oldGrant, runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const base = '/v1/ledgers/musterstadt';
let provider = '';
let first = '';

const get = (path: string) => running.as().get(`${base}${path}`);

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
  provider = await running.act('musterstadt', 'register-organisation', {
    name: 'Träger A; "gut", zuverlässig',
    kind: 'organisation',
    sector: 'free-nonprofit',
  });
  await running.act('musterstadt', 'register-organisation', { name: 'Fachdienst', kind: 'department' });
  first = await running.act(
    'musterstadt',
    'take-over-grant',
    oldGrant('Z-1', { organisationId: provider }, { year: 2025 }),
  );
  for (const [number, amountCents] of [
    ['Z-2', 300_00],
    ['Z-3', 700_00],
  ] as const)
    await running.act(
      'musterstadt',
      'take-over-grant',
      oldGrant(number, { name: 'Träger B' }, { amountCents, year: 2026 }),
    );
  await running.caughtUp();
});

afterAll(() => running.close());

const numbersOf = (body: { rows: { externalNo: string }[] }): string[] =>
  body.rows.map(({ externalNo }) => externalNo);

describe('A register', () => {
  it('is filtered by its columns, ranges and words, sorted, and names the number it is true at', async () => {
    const sorted = await get('/grants?year=2026&sort=-amountCents').expect(200);
    expect(numbersOf(sorted.body)).toEqual(['Z-3', 'Z-2']);
    expect(sorted.headers['ledger-number']).toBe(String(sorted.body.number));
    expect(sorted.body.rows[0]).toMatchObject({
      recipientName: 'Träger B',
      recipientId: null,
      amountCents: 700_00,
    });
    expect(numbersOf((await get('/grants?amountCents=40000..60000')).body)).toEqual(['Z-1']);
    expect(numbersOf((await get('/grants?externalNo=Z-1&externalNo=Z-3&sort=externalNo')).body)).toEqual([
      'Z-1',
      'Z-3',
    ]);
    expect(numbersOf((await get('/grants?recipientId=&sort=externalNo')).body)).toEqual(['Z-2', 'Z-3']);
    expect(numbersOf((await get(`/grants?q=${encodeURIComponent('treff z-3')}`)).body)).toEqual(['Z-3']);
  });

  it('is read page by page to the end', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = `${base}/grants?limit=2&sort=externalNo`; next !== undefined;) {
      const { body }: { body: { rows: { externalNo: string }[]; links: { next?: string } } } = await running
        .as()
        .get(next)
        .expect(200);
      seen.push(...numbersOf(body));
      next = body.links.next;
    }
    expect(seen).toEqual(['Z-1', 'Z-2', 'Z-3']);
  });

  it('is counted and summed by a column', async () => {
    const { body } = await get('/grants?groupBy=year').expect(200);
    expect(body.groups).toMatchObject([
      { value: 2025, count: 1, sums: { amountCents: 500_00, boundCents: 0 } },
      { value: 2026, count: 2, sums: { amountCents: 1_000_00, boundCents: 0 } },
    ]);
  });

  it('comes as CSV with the same rows, page by page by its Link', async () => {
    const question = '/organisations?sort=name&limit=1';
    const json = await get(question);
    const csv = await get(question).set('Accept', 'text/csv').expect(200);
    expect(csv.headers['content-type']).toMatch('text/csv');
    const rows = parse<Record<string, string>>(csv.text, { columns: true });
    const written = (value: unknown): string =>
      value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    expect(rows).toEqual(
      json.body.rows.map((row: object) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)])),
      ),
    );
    expect(rows).toHaveLength(1);
    const next = /<([^>]+)>; rel="next"/.exec(csv.headers['link']!)![1]!;
    expect(next).toBe(json.body.links.next);
    const rest = await running.as().get(next).set('Accept', 'text/csv').expect(200);
    expect(parse(rest.text, { columns: true })).toHaveLength(1);
    const groups = await get('/grants?groupBy=year').set('Accept', 'text/csv').expect(200);
    expect(groups.text).toMatch(/^year,count,\w+Cents/);
    expect(parse(groups.text, { columns: true })).toMatchObject([
      { year: '2025', count: '1', amountCents: '50000', boundCents: '0' },
      { year: '2026', count: '2', amountCents: '100000', boundCents: '0' },
    ]);
  });

  it('answers as of an event number or a time, and its own link gives the same again', async () => {
    const now = (await get('/grants')).body.number as number;
    const early = await get(`/grants?asOf=${now - 1}`).expect(200);
    expect(early.body).toMatchObject({ number: now - 1 });
    expect(early.body.rows).toHaveLength(2);
    const event = await get(`/events/${now}`);
    const before = await get(`/grants?asOf=${event.body.recordedAt.replace('Z', '+00:00')}`).expect(200);
    expect(before.body.rows).toEqual(early.body.rows);
    expect((await running.as().get(before.body.links.self)).body.rows).toEqual(early.body.rows);
  });

  it('refuses every parameter at fault at once, and says what there is', async () => {
    const { body } = await get('/grants?colour=red&limit=501&year=soon&sort=taste&contradicts=x').expect(400);
    expect(body.code).toBe('parameters-invalid');
    expect(body.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'sort',
      'limit',
      'year',
      'contradicts',
      'colour',
    ]);
    expect(body.parameters[4].expected).toMatch('externalNo');
  });

  it('is 404 where there is none, and 406 in a form there is not', async () => {
    const none = await get('/links').expect(404);
    expect(none.body).toMatchObject({ code: 'register-unknown' });
    await get('/grants').set('Accept', 'application/pdf').expect(406);
  });
});

describe('An entry of a register', () => {
  it('stands alone, with its history in words', async () => {
    const { body } = await get(`/grants/${first}`).expect(200);
    expect(body.row).toMatchObject({ id: first, externalNo: 'Z-1', recipientId: provider });
    const history = await get(`/grants/${first}/history`).set('Accept-Language', 'en').expect(200);
    expect(history.body.events).toEqual([
      expect.objectContaining({
        type: 'grant-taken-over',
        label: 'Grant taken over',
        role: 'administrator',
        sentence: expect.stringContaining('€500.00'),
      }),
    ]);
  });

  it('is 404 where there is none, and tells so of the state asked for', async () => {
    const nobody = '00000000-0000-7000-8000-00000000dead';
    for (const path of [
      `/grants/${nobody}`,
      `/grants/${nobody}/history`,
      `/grants/${nobody}/why`,
      '/grants/%20/history',
    ]) {
      const { body, headers } = await get(path).expect(404);
      expect(body.code).toBe('row-unknown');
      expect(headers['ledger-number']).toMatch(/^\d+$/);
    }
    await get(`/grants/${first}?asOf=1`).expect(404);
  });
});

it('why tells what is known of a grant, and what is missing', async () => {
  const { body } = await get(`/grants/${first}/why`).expect(200);
  expect(body).toMatchObject({ grant: first, externalNo: 'Z-1', amounts: { amountCents: 500_00 } });
  expect(body.chain.map(({ role }: { role: string }) => role)).toContain('recipient');
  expect(body.gaps.map(({ code }: { code: string }) => code)).toContain('decision');
});

describe('Reading what was just written', () => {
  it('waits for it, gives up after a while, and refuses what is not written', async () => {
    const { body } = await running
      .as()
      .post(`${base}/acts/register-organisation`)
      .send({ name: 'Neu', kind: 'organisation' });
    const number = body.number as number;
    const waiting = get(`/organisations?minNumber=${number}&q=neu`).then((answer) => answer);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await running.caughtUp();
    expect((await waiting).body.rows).toHaveLength(1);

    const { body: later } = await running
      .as()
      .post(`${base}/acts/register-organisation`)
      .send({ name: 'Später', kind: 'organisation' });
    const tooSoon = await get(`/organisations?minNumber=${later.number}`);
    expect(tooSoon.status).toBe(503);
    expect(tooSoon.body).toMatchObject({ code: 'not-there-yet' });
    expect(tooSoon.headers['retry-after']).toBe('1');
    const asOf = await get(`/organisations?asOf=${later.number}`).expect(503);
    expect(asOf.body.code).toBe('not-there-yet');
    await running.caughtUp();

    for (const ahead of ['minNumber=9999', 'asOf=9999']) {
      expect((await get(`/organisations?${ahead}`).expect(400)).body.code).toBe('ahead-of-ledger');
      expect((await get(`/events?${ahead}`).expect(400)).body.code).toBe('ahead-of-ledger');
    }
    expect((await get('/organisations?asOf=2999-01-01T00:00:00Z').expect(400)).body.code).toBe(
      'time-to-come',
    );
    expect((await get('/organisations?asOf=gestern').expect(400)).body.code).toBe('parameters-invalid');
  });
});

describe('Events', () => {
  it('come in order, page by page, by type and tag, with the texts beside them', async () => {
    const page = await get('/events?limit=2').expect(200);
    expect(page.body.events.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    const next = await running.as().get(page.body.links.next);
    expect(next.body.events[0].number).toBe(3);
    const mine = await get(`/events?type=grant-taken-over&tag=organisation:${provider}`).expect(200);
    expect(mine.body.events).toHaveLength(1);
    const [event] = mine.body.events;
    expect(event.data.purpose).toEqual({ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(event.texts['/data/purpose']).toBe('Offener Treff Z-1');
    expect((await get(`/events/${event.number}`)).body).toEqual(event);
    expect((await get('/events?asOf=2')).body.events).toHaveLength(2);
    for (const number of ['0', '9999', 'x', '1e3']) await get(`/events/${number}`).expect(404);
    const refused = await get('/events?type=nothing&tag=x&after=-1&what=1').expect(400);
    expect(refused.body.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'after',
      'type',
      'tag',
      'what',
    ]);
  });
});

it('marks every answer about a rehearsal as one', async () => {
  await running.ledger('probe', 'rehearsal');
  await running.caughtUp();
  for (const path of ['', '/events', '/events/1', '/ledger', '/ledger/probe', '/ledger/probe/history']) {
    const { headers } = await running.as().get(path === '' ? '/v1/ledgers' : `/v1/ledgers/probe${path}`);
    if (path !== '') expect(headers['ledger-mode']).toBe('rehearsal');
  }
  const { body } = await running.as().get('/v1/ledgers');
  expect(body).toEqual([
    expect.objectContaining({ ledger: 'musterstadt', mode: 'real', state: 'open' }),
    expect.objectContaining({ ledger: 'probe', mode: 'rehearsal', number: 1 }),
  ]);
  expect((await get('/ledger')).headers).not.toHaveProperty('ledger-mode');
});
