import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const organisation = { name: 'Nachbarschaftshilfe', kind: 'organisation' };
const acts = '/v1/ledgers/musterstadt/acts';

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
});

afterAll(() => running.close());

const head = async (): Promise<number> => (await running.planbuch.store.head('musterstadt')).number;

describe('An act over HTTP', () => {
  it('is answered with its events, where they stand, and how far the ledger is', async () => {
    const before = await head();
    const { status, body, headers } = await running
      .as()
      .post(`${acts}/register-organisation`)
      .send(organisation);
    expect(status).toBe(201);
    expect(body).toEqual({
      number: before + 1,
      events: [
        {
          number: before + 1,
          id: expect.any(String),
          type: 'organisation-registered',
          subject: expect.stringMatching(/^organisation:/),
          tags: [expect.stringMatching(/^organisation:/)],
        },
      ],
      links: {
        self: `/v1/ledgers/musterstadt/events/${before + 1}`,
        events: `/v1/ledgers/musterstadt/events?after=${before}&limit=1`,
      },
    });
    expect(headers).toMatchObject({
      location: `/v1/ledgers/musterstadt/events/${before + 1}`,
      'ledger-number': String(before + 1),
    });
  });

  it('stores nothing in a dry run and shows what it would make', async () => {
    const before = await head();
    const dry = await running
      .as()
      .post(`${acts}/register-organisation?dry-run`)
      .send(organisation)
      .expect(200);
    expect(dry.body).toMatchObject({
      number: before,
      events: [{ type: 'organisation-registered', data: organisation }],
    });
    expect(await head()).toBe(before);
  });

  it('answers the same Idempotency-Key as the first time, and refuses it for another body', async () => {
    const send = (body: object) =>
      running.as().post(`${acts}/register-organisation`).set('Idempotency-Key', 'eins').send(body);
    const first = await send(organisation).expect(201);
    const again = await send(organisation).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await send({ ...organisation, name: 'Anders' }).expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  });

  it('takes a list of acts all or nothing, and says which one was at fault and where', async () => {
    const before = await head();
    const entry = { act: 'register-organisation', input: organisation };
    const done = await running.as().post(acts).send([entry, entry]).expect(201);
    expect(done.body.events.map(({ number }: { number: number }) => number)).toEqual([
      before + 1,
      before + 2,
    ]);
    const refused = await running
      .as()
      .post(acts)
      .send([entry, { act: 'register-organisation', input: { kind: 'x' } }]);
    expect(refused.status).toBe(400);
    expect(refused.body.index).toBe(1);
    expect(refused.body.fields.map(({ path }: { path: string }) => path)).toEqual([
      '/1/input/name',
      '/1/input/kind',
    ]);
    expect(await head()).toBe(before + 2);
  });
});

describe('A refusal over HTTP', () => {
  it('is a problem document, in German unless English is asked for', async () => {
    const send = (language: string) =>
      running
        .as()
        .post(`${acts}/register-organisation`)
        .set('Accept-Language', language)
        .send({ kind: 'organisation', colour: 1 });
    const german = await send('fr, de;q=0.8');
    expect(german.status).toBe(400);
    expect(german.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'de',
    });
    expect(german.body).toEqual({
      type: 'urn:planbuch:problem:input-invalid',
      status: 400,
      code: 'input-invalid',
      title: 'Die Angaben haben nicht die erwartete Form',
      detail: expect.any(String),
      fields: [
        { path: '/colour', expected: 'dieses Feld gibt es nicht' },
        { path: '/name', expected: 'ein Text von 1 bis 500 Zeichen' },
      ],
    });
    const english = await send('en-GB, de;q=0.5');
    expect(english.headers['content-language']).toBe('en');
    expect(english.body.title).toBe('The input has not the expected shape');
  });

  it('of a rule names its code, the facts and the events that hold them', async () => {
    const input = { ...organisation, register: { court: 'M1305', type: 'VR', number: '77' } };
    const { body } = await running.as().post(`${acts}/register-organisation`).send(input).expect(201);
    const twice = await running.as().post(`${acts}/register-organisation`).send(input).expect(409);
    expect(twice.body).toMatchObject({
      code: 'register-id-taken',
      type: 'urn:planbuch:problem:register-id-taken',
      facts: { registerId: 'de-cr-m1305-vr-77' },
      restsOn: [body.number],
    });
    expect(twice.headers['ledger-number']).toBe(String(body.number));
    expect(twice.body).not.toHaveProperty('rule');
  });

  it('of a rule of the book names its number', async () => {
    const ahead = { ...organisation, effectiveOn: '2199-01-01' };
    const { body } = await running.as().post(`${acts}/register-organisation`).send(ahead).expect(409);
    expect(body).toMatchObject({ code: 'not-yet', rule: 'R17' });
  });
});
