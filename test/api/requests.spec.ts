import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const act = '/v1/ledgers/musterstadt/acts/register-organisation';
const organisation = { name: 'Träger A', kind: 'organisation' };

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
});

afterAll(() => running.close());

const head = async (): Promise<number> => (await running.planbuch.store.head('musterstadt')).number;

/** Sends bytes as they are: what no HTTP client would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(running.api.port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

function rawAct(headers: readonly string[], body = JSON.stringify(organisation)): Promise<string> {
  const lines = [
    `POST ${act} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${running.administrator}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return raw(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

describe('A body', () => {
  const send = (body: string, type = 'application/json') =>
    running.as().post(act).set('Content-Type', type).send(body);

  it.each([
    ['nothing', ''],
    ['half an object', '{"name":'],
    ['two documents', '{}{}'],
    ['a number that JSON does not know', '{"name":NaN}'],
  ])('that is %s is no JSON', async (_, body) => {
    const { body: problem } = await send(body).expect(400);
    expect(problem.code).toBe('json-malformed');
  });

  it('that is not UTF-8 is refused instead of mended', async () => {
    const answer = await fetch(running.url + act, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.administrator}`, 'content-type': 'application/json' },
      body: Buffer.from('{"name":"Tr\xe4ger","kind":"organisation"}', 'latin1'),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'json-malformed', facts: { at: 'UTF-8' } });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'multipart/form-data',
  ])('of type %s is refused', async (type) => {
    const { body } = await send(JSON.stringify(organisation), type).expect(415);
    expect(body.code).toBe('media-type-unsupported');
  });

  it('is taken packed, and measured unpacked', async () => {
    const packed = (text: string) =>
      running
        .as()
        .post(act)
        .set('Content-Type', 'application/json')
        .set('Content-Encoding', 'gzip')
        .serialize((body) => body)
        .send(gzipSync(text));
    await packed(JSON.stringify(organisation)).expect(201);
    const bomb = await packed(JSON.stringify({ ...organisation, name: 'x'.repeat(3_000_000) })).expect(413);
    expect(bomb.body.code).toBe('body-too-large');
    await send('{}').set('Content-Encoding', 'br7').expect(415);
  });

  it('above a mebibyte is refused', async () => {
    const { body } = await send(JSON.stringify({ ...organisation, name: 'x'.repeat(1_100_000) })).expect(413);
    expect(body).toMatchObject({ code: 'body-too-large', facts: { limit: '1 MiB' } });
  });

  it.each([
    ['deep lists', `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)},"kind":"organisation"}`, '/name'],
    ['deep objects', `${'{"name":'.repeat(50_000)}1${'}'.repeat(50_000)}`, '/name'],
    ['a lone surrogate', '{"name":"\\ud800","kind":"organisation"}', '/name'],
    ['U+0000', '{"name":"a\\u0000b","kind":"organisation"}', '/name'],
    ['a foreign prototype', '{"name":"a","kind":"organisation","__proto__":{"admin":true}}', '/__proto__'],
    ['null', '{"name":null,"kind":"organisation"}', '/name'],
    ['a list instead of an object', '[1,2]', ''],
    ['a text instead of an object', '"x"', ''],
  ])('with %s is refused, and says where', async (_, body, path) => {
    const before = await head();
    const { body: problem } = await send(body).expect(400);
    expect(problem.code).toBe('input-invalid');
    expect(problem.fields[0].path.startsWith(path)).toBe(true);
    expect(await head()).toBe(before);
  });

  it.each([
    ['no list', '{}', ''],
    ['an empty list', '[]', ''],
    ['an entry with something else', '[{"act":"register-organisation","input":{},"as":"x"}]', '/0'],
    ['an entry without input', '[{"act":"register-organisation"}]', '/0'],
    ['an entry that is none', '[null]', '/0'],
    ['a prototype', '[{"act":"register-organisation","input":{},"__proto__":{}}]', '/0'],
  ])('of a batch that is %s is refused', async (_, body, path) => {
    const { body: problem } = await running
      .as()
      .post('/v1/ledgers/musterstadt/acts')
      .set('Content-Type', 'application/json')
      .send(body)
      .expect(400);
    expect(problem.fields[0].path).toBe(path);
  });

  it('of more than 500 acts is too large', async () => {
    const acts = Array(501).fill({ act: 'register-organisation', input: organisation });
    const { body } = await running.as().post('/v1/ledgers/musterstadt/acts').send(acts).expect(413);
    expect(body.facts).toEqual({ acts: 501, limit: '500 acts' });
  });

  it('of a wrong act says which, and which of a batch', async () => {
    const one = await running.as().post('/v1/ledgers/musterstadt/acts/do-nothing').send({}).expect(404);
    expect(one.body).toMatchObject({ code: 'act-unknown', facts: { act: 'do-nothing' } });
    expect(one.body).not.toHaveProperty('index');
    const acts = [
      { act: 'register-organisation', input: organisation },
      { act: 'do-nothing', input: {} },
    ];
    const batch = await running.as().post('/v1/ledgers/musterstadt/acts').send(acts).expect(404);
    expect(batch.body).toMatchObject({ code: 'act-unknown', index: 1 });
  });
});

describe('Headers', () => {
  it.each([
    'Authorization: Bearer pb_x',
    'Idempotency-Key: b',
    'Content-Type: text/plain',
    'If-Ledger-Number: 3',
  ])('that must stand alone are refused when they stand twice: %s', async (line) => {
    const answer = await rawAct(['Idempotency-Key: a', 'If-Ledger-Number: 9', line]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch('"code":"header-repeated"');
  });

  it('that are too large are refused', async () => {
    expect(await rawAct([`X-Large: ${'x'.repeat(20_000)}`])).toMatch(/^HTTP\/1\.1 431 [^]*headers-too-large/);
  });

  it('of a request that is no HTTP are answered all the same', async () => {
    expect(await raw('Guten Tag\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*request-malformed/);
  });

  it.each([
    ['Idempotency-Key', 'with space', 'header-invalid'],
    ['Idempotency-Key', 'x'.repeat(256), 'header-invalid'],
    ['If-Ledger-Number', 'latest', 'header-invalid'],
  ])('%s cannot be %s', async (name, value, code) => {
    const { body } = await running.as().post(act).set(name, value).send(organisation).expect(400);
    expect(body.code).toBe(code);
  });

  it('If-Ledger-Number refuses what rests on something that moved after it', async () => {
    await running.act('musterstadt', 'open-fiscal-year', { year: 2030 });
    const opened = await head();
    const publish = (stage: string, number: number) =>
      running
        .as()
        .post('/v1/ledgers/musterstadt/acts/set-budget-status')
        .set('If-Ledger-Number', String(number))
        .send({ year: 2030, status: stage });
    await publish('draft', opened).expect(201);
    const { body } = await publish('adopted', opened).expect(412);
    expect(body).toMatchObject({
      code: 'ledger-moved',
      facts: { named: opened, moved: opened + 1 },
      restsOn: [opened + 1],
    });
    await publish('adopted', opened + 1).expect(201);
  });

  it('say that nothing may be cached, framed or guessed', async () => {
    const { headers } = await running.as().get('/v1/ledgers');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});

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
    const short = await running.token({
      roles: ['reader'],
      expiresAt: new Date(Date.now() + 300).toISOString(),
    });
    await running.as(short).get('/v1/ledgers').expect(200);
    await new Promise((resolve) => setTimeout(resolve, 400));
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
    const answer = await raw(
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
