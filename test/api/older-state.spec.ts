import { knownInPostgres, setBackTo } from '../moving/set-back.js';
import { streamed } from './event-source.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

/** A ledger that is set back beneath a living process, as by a snapshot of the disk, is noticed by all who had seen more. */
let running: Running;

beforeAll(async () => {
  running = await runningPlanbuch();
});

afterAll(() => running.close());

const acts = (ledger: string): string => `/v1/ledgers/${ledger}/acts`;
const stream = (ledger: string): string => `/v1/ledgers/${ledger}/events/stream`;
const organisation = (name: string) => ({ name, kind: 'organisation' });

async function register(ledger: string, name: string): Promise<number> {
  const { body } = await running
    .as()
    .post(`${acts(ledger)}/register-organisation`)
    .send(organisation(name))
    .expect(201);
  return body.number as number;
}

async function opened(ledger: string): Promise<void> {
  await knownInPostgres(running.planbuch, ledger);
  await running.ledger(ledger);
}

const setBack = (ledger: string, number: number): Promise<void> =>
  setBackTo(running.planbuch, ledger, number);

it('acts are decided on the ledger as it is now, not on states of the one before', async () => {
  const ledger = 'stand';
  await opened(ledger);
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  const body = { ...organisation('Träger A'), id };
  const registering = () =>
    running
      .as()
      .post(`${acts(ledger)}/register-organisation`)
      .send(body);
  await registering().expect(201);
  expect((await registering().expect(409)).body.code).toBe('id-taken');

  await setBack(ledger, 1);

  expect((await registering().expect(201)).body.number).toBe(2);
});

it('whoever names a number that is gone is told, and nothing is done', async () => {
  const ledger = 'nummer';
  await opened(ledger);
  await register(ledger, 'Träger A');
  const seen = await register(ledger, 'Träger B');

  await setBack(ledger, seen - 1);

  const act = await running
    .as()
    .post(`${acts(ledger)}/register-organisation`)
    .set('If-Ledger-Number', String(seen))
    .send(organisation('Träger C'))
    .expect(412);
  expect(act.body).toMatchObject({ code: 'ledger-behind', facts: { named: seen, head: seen - 1 } });
  for (const name of ['minNumber', 'asOf', 'after']) {
    const reading = await running
      .as()
      .get(`/v1/ledgers/${ledger}/events?${name}=${String(seen)}`)
      .expect(400);
    expect([name, reading.body.code]).toEqual([name, 'ahead-of-ledger']);
  }
  await running
    .as()
    .get(`/v1/ledgers/${ledger}/events?after=${String(seen - 1)}`)
    .expect(200);
  const resumed = await running.as().get(stream(ledger)).set('Last-Event-ID', String(seen)).expect(410);
  expect(resumed.body).toMatchObject({ code: 'ledger-restored', facts: { number: seen, head: seen - 1 } });
});

it('a stream that had seen more ends; whoever begins anew gets the ledger as it is now', async () => {
  const ledger = 'strom';
  await opened(ledger);
  const before = await register(ledger, 'Träger A');
  const seen = await register(ledger, 'Träger B');
  const listening = streamed(`${running.url}${stream(ledger)}`, running.administrator, {});
  await listening.until(seen);

  await setBack(ledger, before);
  await listening.ended();

  const again = streamed(`${running.url}${stream(ledger)}`, running.administrator, {});
  const next = await register(ledger, 'Träger C');
  await again.until(next);
  expect(next).toBe(seen);
  expect(again.text()).toContain('Träger C');
  expect(again.text()).not.toContain('Träger B');
  again.close();
});
