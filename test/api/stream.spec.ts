import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { streamed } from './event-source.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const organisation = { name: 'Träger A', kind: 'organisation' };
const wordy = { name: 'x'.repeat(500), kind: 'organisation', reason: 'y'.repeat(9_000) };

beforeAll(async () => {
  running = await runningPlanbuch();
});

afterAll(() => running.close());

const pathOf = (ledger: string): string => `/v1/ledgers/${ledger}/events/stream`;
const listen = (ledger: string, query = '', headers: Record<string, string> = {}) =>
  streamed(`${running.url}${pathOf(ledger)}${query}`, running.administrator, headers);

async function write(ledger: string, acts: number): Promise<number> {
  const batch = Array.from({ length: acts }, () => ({ act: 'register-organisation', input: organisation }));
  const { body } = await running.as().post(`/v1/ledgers/${ledger}/acts`).send(batch).expect(201);
  return body.number as number;
}

async function openStreams(): Promise<number> {
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  return Number(/^planbuch_event_streams\S* (\d+)$/m.exec(metrics)?.[1]);
}

const upTo = (number: number, from = 1): number[] =>
  Array.from({ length: number - from + 1 }, (_, index) => from + index);

it('gives first the history, then what happens, each event once and in order', async () => {
  await running.ledger('strom');
  await write('strom', 250);
  const stream = listen('strom');
  await stream.until(251);
  const last = await write('strom', 5);
  await stream.until(last);
  expect(stream.numbers()).toEqual(upTo(last));
  expect(stream.headers()).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
    'ledger-number': '251',
  });
  const [, block] = stream.text().split('\n\n');
  expect(JSON.parse(/^data: (.*)$/m.exec(block!)![1]!)).toMatchObject({ number: 1, type: 'ledger-opened' });
  stream.close();
});

it('goes on where a client stopped, while writers run: nothing is skipped, nothing comes twice', async () => {
  await running.ledger('wechsel');
  let writing = true;
  const writers = [1, 2, 3].map(async () => {
    while (writing) await write('wechsel', 3);
  });
  const seen: number[] = [];
  let resumeAt: Record<string, string> = {};
  for (let connection = 0; connection < 8; connection += 1) {
    const stream = listen('wechsel', '', resumeAt);
    await stream.until((seen.at(-1) ?? 0) + 40);
    stream.close();
    seen.push(...stream.numbers());
    resumeAt = { 'Last-Event-ID': String(seen.at(-1)) };
  }
  writing = false;
  await Promise.all(writers);
  const { number } = await running.planbuch.store.head('wechsel');
  const rest = listen('wechsel', `?after=${seen.at(-1)!}`);
  await rest.until(number);
  rest.close();
  expect([...seen, ...rest.numbers()]).toEqual(upTo(number));
});

it('filters by type and tag, in history and live', async () => {
  await running.ledger('filter');
  const one = await running.act('filter', 'register-organisation', organisation);
  await running.act('filter', 'register-organisation', organisation);
  const byTag = listen('filter', `?tag=organisation:${one}`);
  const byType = listen('filter', '?type=fiscal-year-opened,person-registered');
  await byTag.until(2);
  await running.act('filter', 'register-person', { pseudonym: 'P-1', organisationId: one });
  await running.act('filter', 'open-fiscal-year', { year: 2031 });
  await Promise.all([byTag.until(4), byType.until(5)]);
  expect(byTag.numbers()).toEqual([2, 4]);
  expect(byType.numbers()).toEqual([4, 5]);
  byTag.close();
  byType.close();
});

it('gives many subscribers the same', async () => {
  await running.ledger('viele');
  const streams = Array.from({ length: 30 }, () => listen('viele'));
  await Promise.all(streams.map((stream) => stream.until(1)));
  const last = await write('viele', 100);
  await Promise.all(streams.map((stream) => stream.until(last)));
  for (const stream of streams) {
    expect(stream.numbers()).toEqual(upTo(last));
    stream.close();
  }
});

it('ends when its token expires or is revoked', async () => {
  await running.ledger('ende');
  const expiring = await running.token({
    roles: ['reader'],
    // Long enough that both streams are open by then on the busiest machine.
    expiresAt: new Date(Date.now() + 2_000).toISOString(),
  });
  const { secret, record } = await running.planbuch.tokens.create({ name: 'kurz', roles: ['reader'] });
  const [short, revoked] = [expiring, secret].map((token) => streamed(running.url + pathOf('ende'), token));
  await Promise.all([short!.until(1), revoked!.until(1)]);
  await short!.ended();
  await running.planbuch.tokens.revoke(record.id);
  await write('ende', 1);
  await revoked!.ended();
  expect(revoked!.numbers()).toEqual([1]);
});

it('closes a live subscriber who does not take what waits; the others go on', async () => {
  await running.ledger('langsam');
  const lazy = connect(running.api.port, '127.0.0.1');
  lazy.write(
    `GET ${pathOf('langsam')} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${running.administrator}\r\n\r\n`,
  );
  await new Promise((resolve) => lazy.once('data', resolve));
  lazy.pause();
  const eager = listen('langsam');
  await eager.until(1);
  // More than the buffers of both kernels and the megabyte together: the lazy one takes nothing.
  const batch = Array.from({ length: 100 }, () => ({ act: 'register-organisation', input: wordy }));
  let last = 0;
  for (let round = 0; round < 16; round += 1) {
    const { body } = await running.as().post('/v1/ledgers/langsam/acts').send(batch).expect(201);
    last = body.number as number;
  }
  await eager.until(last);
  expect(eager.numbers()).toEqual(upTo(last));
  eager.close();
  while ((await openStreams()) > 0) await sleep(50);
  const cut = new Promise<string>((resolve) => {
    lazy.once('close', () => resolve('closed'));
    lazy.once('error', () => resolve('cut'));
  });
  lazy.resume();
  expect(await cut).toMatch(/closed|cut/);
});

it('gives a live subscriber more than a megabyte that comes at once', async () => {
  const burst = { ledger: 'schwall', caller: { actor: 'operator:x', roles: ['administrator'] as const } };
  await running.ledger(burst.ledger);
  const stream = listen(burst.ledger);
  await stream.until(1);

  const acts = Array.from({ length: 380 }, () => ({ act: 'register-organisation', body: wordy }));
  const { number } = await running.planbuch.performer.perform({ ...burst, acts });

  await stream.until(number);
  expect(stream.numbers()).toEqual(upTo(381));
  stream.close();
});

it('refuses a place that the ledger has not reached, and nonsense', async () => {
  await running.ledger('anfang');
  const ahead = await running
    .as()
    .get(`${pathOf('anfang')}?after=7`)
    .expect(400);
  expect(ahead.body.code).toBe('ahead-of-ledger');
  await running.as().get(pathOf('anfang')).set('Last-Event-ID', 'gestern').expect(400);
  await running
    .as()
    .get(`${pathOf('anfang')}?limit=3`)
    .expect(400);
  await running.as().head(pathOf('anfang')).expect(200);
});
