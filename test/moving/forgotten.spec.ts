import { randomBytes } from 'node:crypto';
import { ForgottenList, writeForgotten } from '#moving';
import { REDACTED } from '#vault';
import { person } from '../town/asked.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

/** What was forgotten stays forgotten, also where a backup from before is restored. */
const folder = new Folder();
const masterKey = randomBytes(32);
const ledger = 'stadt';
const ids = ['1', '2', '3'].map((nth) => `00000000-0000-7000-8000-00000000000${nth}`) as [
  string,
  string,
  string,
];
const caller = person('00000000-0000-7000-8000-0000000000aa');
let here: MovingPlace;
let list: ForgottenList;

beforeAll(async () => {
  here = await openMovingPlace(folder, { masterKey });
  await act('open-ledger', { title: 'Stadt', mode: 'real', kind: 'municipality', federalState: 'HE' });
  await act('register-person', { id: ids[0], pseudonym: 'P-1', name: 'Anna Alt' });
  await act('register-person', { id: ids[1], pseudonym: 'P-2', name: 'Bert Bleibt' });
  await act('register-organisation', {
    id: ids[2],
    name: 'Elterninitiative Sonnenhang',
    kind: 'organisation',
  });
  await act('register-organisation', { name: 'Träger B', kind: 'organisation' });
  await here.exports(ledger, 'before');
  await act('erase-personal-data', { personId: ids[0], legalBasis: 'consent-withdrawn', reason: 'Antrag' });
  await act('redact-text', {
    eventNumber: 4,
    path: '/data/name',
    legalBasis: 'personality-rights',
    reason: 'Antrag',
  });
  // Of an event that the backup does not hold.
  await act('register-organisation', { name: 'Kam später', kind: 'organisation' });
  await act('redact-text', {
    eventNumber: 8,
    path: '/data/name',
    legalBasis: 'personality-rights',
    reason: 'Antrag',
  });
  await writeForgotten(here.owner, folder.of('forgotten.ndjson'));
  list = await ForgottenList.read(folder.of('forgotten.ndjson'));
}, 60_000);

afterAll(async () => {
  await here.close();
  folder.remove();
});

function act(name: string, body: object) {
  return here.planbuch.performer.perform({ ledger, caller, acts: [{ act: name, body }] });
}

const before = () => ({
  file: folder.of('before.ndjson'),
  beside: { file: folder.of('before.disclosures') },
});

async function textsOf(place: MovingPlace): Promise<string> {
  const rows = await place.owner.query<{ entries: string }>('SELECT entries FROM planbuch.disclosures');
  const keys = await place.owner.query<{ person: string }>(
    'SELECT person FROM planbuch.person_keys ORDER BY person',
  );
  return JSON.stringify([rows, keys]);
}

async function expectForgotten(place: MovingPlace): Promise<void> {
  const texts = await textsOf(place);
  expect(texts).not.toContain('Sonnenhang');
  expect(texts).not.toContain(ids[0]);
  expect(texts).toContain(ids[1]);
  expect(texts).toContain('Träger B');
  const { organisations = [] } = await place.rows(ledger);
  expect(organisations.find(({ id }) => id === ids[2])).toMatchObject({ name: REDACTED });
  const verified = await place.planbuch.verify(ledger, { signal: new AbortController().signal });
  expect(verified.problems).toEqual([]);
}

it('an older backup forgets with the list what was forgotten since, and the ledger says why', async () => {
  const there = await openMovingPlace(folder, { masterKey });
  const imported = await there.imports({ ...before(), forgotten: list });

  expect(imported).toMatchObject({ events: 5, replayed: 2, isOpen: true });
  await expectForgotten(there);
  const lost = await here.book(ledger, 5);
  const replayed = await there.book(ledger, 5);
  expect(replayed.map(({ type, causationId }) => [type, causationId])).toEqual([
    ['personal-data-erased', lost[0]?.id],
    ['text-redacted', lost[1]?.id],
  ]);
  await there.close();
});

it('a ledger that was restored without the list catches up with it, once', async () => {
  const there = await openMovingPlace(folder, { masterKey });
  await there.imports(before());
  expect(await textsOf(there)).toContain('Sonnenhang');

  const caughtUp = await there.imports({ ...before(), forgotten: list });
  expect(caughtUp).toMatchObject({ wasHere: true, replayed: 2, isOpen: true });
  await there.planbuch.forgetting.finishOpen();
  await expectForgotten(there);

  const again = await there.imports({ ...before(), forgotten: list });
  expect(again).toMatchObject({ replayed: 2 });
  expect(await there.book(ledger)).toHaveLength(7);
  await there.close();
});

it('a backup from after needs no list: what was forgotten is not in it, and stays forgotten', async () => {
  await here.exports(ledger, 'after');
  const there = await openMovingPlace(folder, { masterKey });
  const imported = await there.imports({
    file: folder.of('after.ndjson'),
    beside: { file: folder.of('after.disclosures') },
    forgotten: list,
  });
  expect(imported).toMatchObject({ replayed: 0, isOpen: true });
  await expectForgotten(there);
  expect(await there.planbuch.forgetting.state({ ledger, number: 6 })).toBe('done');
  await there.close();
});
