import { rawRequest } from './raw-request.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const act = '/v1/ledgers/musterstadt/acts/register-organisation';
const organisation = { name: 'Träger A', kind: 'organisation' };
/** Long enough that a token answers once on the busiest machine. */
const LIVES_FOR_MS = 1_500;

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
});

afterAll(() => running.close());

describe('A token', () => {
  it.each([
    ['missing', undefined, 'token-missing'],
    ['not a bearer', 'Basic YTpi', 'token-unknown'],
    ['unknown', `Bearer pb_${'A'.repeat(43)}`, 'token-unknown'],
    ['nonsense', 'Bearer x y', 'token-unknown'],
  ])('that is %s is 401', async (_, authorization, code) => {
    const response = await fetch(`${running.url}/v1/ledgers`, {
      headers: authorization ? { authorization } : {},
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="planbuch"');
    expect(await response.json()).toMatchObject({ code });
  });

  it('that was revoked or has expired is 401 within two seconds', async () => {
    const { secret, record } = await running.planbuch.tokens.create({ name: 'kurz', roles: ['reader'] });
    await running.as(secret).get('/v1/ledgers').expect(200);
    await running.planbuch.tokens.revoke(record.id);
    expect((await running.as(secret).get('/v1/ledgers').expect(401)).body.code).toBe('token-revoked');
    const expiresAt = new Date(Date.now() + LIVES_FOR_MS);
    const short = await running.token({ roles: ['reader'], expiresAt: expiresAt.toISOString() });
    await running.as(short).get('/v1/ledgers').expect(200);
    await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now() + 100));
    expect((await running.as(short).get('/v1/ledgers').expect(401)).body.code).toBe('token-expired');
  });

  it('without the right is 403 and says which roles have it', async () => {
    const reader = await running.token({ roles: ['reader'] });
    const { body } = await running.as(reader).post(act).send(organisation).expect(403);
    expect(body).toMatchObject({ code: 'role-missing', roles: expect.arrayContaining(['planning']) });
  });
});

describe('An address', () => {
  it.each([
    '/v1/ledgers/gibt-es-nicht/events',
    '/v1/ledgers/gibt-es-nicht/grants',
    '/v1/ledgers/gibt-es-nicht/events/stream',
  ])('of a ledger that does not exist is 404: %s', async (path) => {
    expect((await running.as().get(path).expect(404)).body.code).toBe('ledger-unknown');
  });

  it.each(['Gross', 'x', '%00', 'a'.repeat(64), '..%2f..'])(
    'of a ledger that cannot exist is 400: %s',
    async (name) => {
      const { body } = await running.as().get(`/v1/ledgers/${name}/events`).expect(400);
      expect(body.parameters[0].name).toBe('ledger');
    },
  );

  it.each(['/v2', '/', '/v1', '/v1/ledgers/musterstadt', '/v1/ledgers/musterstadt/grants/1/2/3'])(
    'where nothing is, is 404: %s',
    async (path) => {
      expect((await running.as().get(path).expect(404)).body.code).toBe('not-found');
    },
  );

  it.each(['%', '%zz', '/v1/ledgers/%ff/events'])('that cannot be decoded is 400: %s', async (path) => {
    const answer = await rawRequest(
      running.api.port,
      `GET /v1/ledgers/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${running.administrator}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
  });

  it('is not read with parameters that do not exist', async () => {
    for (const path of ['/v1/ledgers?x=1', '/v1/act-types?x=1', '/v1/ledgers/musterstadt/events/1?x=1']) {
      const { body } = await running.as().get(path).expect(400);
      expect(body.parameters).toEqual([expect.objectContaining({ name: 'x' })]);
    }
    await running.as().post(`${act}?dryrun`).send(organisation).expect(400);
    await running.as().post(`${act}?dry-run=perhaps`).send(organisation).expect(400);
  });
});

it('a caller who asks too often waits; others do not', async () => {
  const busy = await runningPlanbuch({ requestsInTenSeconds: 5 });
  const statuses: number[] = [];
  for (let asked = 0; asked < 7; asked += 1) statuses.push((await busy.as().get('/v1/ledgers')).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const { body, headers } = await busy.as().get('/v1/ledgers');
  expect(body.code).toBe('too-many-requests');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await busy
    .as(await busy.token({}))
    .get('/v1/ledgers')
    .expect(200);
  await busy.close();
});
