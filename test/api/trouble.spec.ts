import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '#platform';
import { cuttingProxy } from '#platform/testing';
import type { CuttingProxy } from '#platform/testing';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { APPEND_STATEMENT } from '../event-server/settings.js';

const folder = mkdtempSync(join(tmpdir(), 'planbuch-log-'));
const logFile = join(folder, 'log');
let wire: CuttingProxy;
let running: Running;
const organisation = {
  name: 'Verein Sonnenblume',
  kind: 'organisation',
  reason: 'Beschwerde von Frau Meier',
};
const acts = '/v1/ledgers/musterstadt/acts';

beforeAll(async () => {
  running = await runningPlanbuch({
    logger: createLogger({ level: 'info', name: 'api' }, logFile),
    through: async (appUrl) => {
      wire = await cuttingProxy(appUrl);
      return wire.url;
    },
  });
  await running.ledger('musterstadt');
});

afterAll(async () => {
  wire.accept();
  await running.close();
  await wire.close();
  rmSync(folder, { recursive: true });
});

const log = (): Record<string, unknown>[] =>
  readFileSync(logFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('While the database is away', () => {
  it('reads and acts are answered 503 and say when to come again; afterwards everything goes on', async () => {
    const { number } = await running.planbuch.store.head('musterstadt');
    wire.refuse();
    const refused = [
      await running.as().post(`${acts}/register-organisation`).send(organisation),
      await running.as().get('/v1/ledgers/musterstadt/events'),
      await running.as().get('/v1/ledgers/musterstadt/grants'),
      await running.as().get('/v1/ledgers'),
    ];
    for (const { status, body, headers } of refused) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'database-unavailable' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${running.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'database-unavailable' });
    expect((await fetch(`${running.url}/metrics`)).status).toBe(200);
    wire.accept();
    const done = await running.as().post(`${acts}/register-organisation`).send(organisation).expect(201);
    expect(done.body.number).toBe(number + 1);
  });

  it('an act whose outcome was lost is answered as the first time', async () => {
    const { number } = await running.planbuch.store.head('musterstadt');
    const cut = wire.cut('answered', APPEND_STATEMENT);
    const act = running
      .as()
      .post(`${acts}/register-organisation`)
      .set('Idempotency-Key', 'verloren')
      .send(organisation);
    const [first] = await Promise.all([act, cut]);
    expect(first.status).toBe(201);
    expect(first.body.number).toBe(number + 1);
    const again = await running
      .as()
      .post(`${acts}/register-organisation`)
      .set('Idempotency-Key', 'verloren')
      .send(organisation);
    expect(again.body).toEqual(first.body);
    expect(await running.planbuch.store.head('musterstadt')).toMatchObject({ number: number + 1 });
  });
});

it('a defect is 500 with a trace id that leads to the log, and tells nothing else', async () => {
  await running.asOwner('REVOKE SELECT ON planbuch.disclosures FROM planbuch_app');
  const { body, status } = await running.as().get('/v1/ledgers/musterstadt/events');
  await running.asOwner('GRANT SELECT ON planbuch.disclosures TO planbuch_app');
  expect(status).toBe(500);
  expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'status', 'title', 'traceId', 'type']);
  expect(JSON.stringify(body)).not.toMatch(/disclosures|permission|\.ts|\.js/);
  const lines = log().filter(({ traceId }) => traceId === body.traceId);
  expect(lines).toContainEqual(expect.objectContaining({ level: 'error', code: '42501' }));
});

it('the log names acts, ledgers, numbers and whose token it was, and never a text, a name or a token', async () => {
  const secret = await running.token({ roles: ['administrator'] });
  const person = { pseudonym: 'P-7', name: 'Erika Mustermann', contact: 'erika@example.org' };
  const { body } = await running.as(secret).post(`${acts}/register-person`).send(person).expect(201);
  await running
    .as(secret)
    .post(`${acts}/register-person`)
    .send({ ...person, nam: 'Erika Mustermann' })
    .expect(400);
  await running.as(secret).get('/v1/ledgers/musterstadt/organisations?q=Sonnenblume');
  await running.as(secret).post(`${acts}/Erika-Mustermann`).send({}).expect(404);
  await running.as('pb_falsch').get('/v1/ledgers/musterstadt/organisations').expect(401);
  await running.as(secret).get('/v1/ledgers/musterstadt/Erika-Mustermann').expect(404);
  const text = readFileSync(logFile, 'utf8');
  expect(log()).toContainEqual(
    expect.objectContaining({
      level: 'info',
      act: 'register-person',
      ledger: 'musterstadt',
      status: 201,
      number: body.number,
      tokenId: (await running.planbuch.tokens.find(secret)).tokenId,
      ms: expect.any(Number),
    }),
  );
  expect(text).not.toMatch(/Mustermann|erika|Sonnenblume|Meier|falsch/i);
  expect(text).not.toContain(secret);
});
