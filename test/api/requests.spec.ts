import { gzipSync } from 'node:zlib';
import { rawRequest } from './raw-request.js';
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
  return rawRequest(running.api.port, `${lines.join('\r\n')}\r\n\r\n${body}`);
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
      fetch(running.url + act, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${running.administrator}`,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body: gzipSync(text),
      });
    expect((await packed(JSON.stringify(organisation))).status).toBe(201);
    const bomb = await packed(JSON.stringify({ ...organisation, name: 'x'.repeat(3_000_000) }));
    expect(bomb.status).toBe(413);
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
    expect(await rawRequest(running.api.port, 'Guten Tag\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [^]*request-malformed/,
    );
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
