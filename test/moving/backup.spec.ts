import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LedgerDamaged } from '#event-store';
import type { EventStore } from '#event-store';
import { backUp, ForgottenList, restore, writeForgotten } from '#moving';
import type { BackupManifest, Restored, RestoreRequest } from '#moving';
import { chanceOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

const folder = new Folder();
const masterKey = randomBytes(32);
const LEDGERS = ['stadt', 'umland'];
let here: MovingPlace;
let manifest: BackupManifest;

const backedUp = (name: string, passphrase?: string): Promise<BackupManifest> =>
  backUp(
    { database: here.owner, store: here.planbuch.store, masterKey },
    { to: folder.of(name), secret: passphrase === undefined ? { masterKey } : { passphrase } },
  );

const restored = (place: MovingPlace, request: Partial<RestoreRequest> = {}): Promise<Restored> =>
  restore({ owner: place.owner, masterKey: place.masterKey }, { from: folder.of('backup'), ...request });

beforeAll(async () => {
  here = await openMovingPlace(folder, { masterKey });
  for (const [seed, ledger] of LEDGERS.entries())
    await lived(here, ledger, { chance: chanceOf(seed + 20), events: 60, isFounded: seed === 0 });
  manifest = await backedUp('backup');
}, 60_000);

afterAll(async () => {
  await here.close();
  folder.remove();
});

it('holds every ledger, the tokens and the list; nothing in the clear that is a text or a name', async () => {
  expect(manifest.ledgers.map(({ ledger }) => ledger)).toEqual(LEDGERS);
  expect(readdirSync(folder.of('backup')).sort()).toEqual([
    'forgotten.ndjson', 'manifest.json', 'stadt.disclosures', 'stadt.ndjson.gz', 'tokens.sealed',
    'umland.disclosures', 'umland.ndjson.gz',
  ]); // prettier-ignore
  expect(existsSync(folder.of('backup.part'))).toBe(false);
  await expect(backedUp('backup')).rejects.toMatchObject({ code: 'file-exists' });
});

it('holds the others too where the stream of one is damaged, with its copy, and says which it is', async () => {
  const { store } = here.planbuch;
  const damaged: Pick<EventStore, 'head' | 'ledgers'> = {
    ledgers: () => store.ledgers(),
    head: (ledger) =>
      ledger === 'umland' ? Promise.reject(new LedgerDamaged(ledger, 61, 'foreign')) : store.head(ledger),
  };
  const told = await backUp(
    { database: here.owner, store: damaged, masterKey },
    { to: folder.of('damaged'), secret: { masterKey } },
  );
  expect(told.ledgers.map((each) => each.damaged)).toEqual([undefined, { number: 61, why: 'foreign' }]);
  expect(told.ledgers.map(({ sha256 }) => sha256)).toEqual(manifest.ledgers.map(({ sha256 }) => sha256));

  const there = await openMovingPlace(folder, { masterKey });
  const back = await restored(there, { from: folder.of('damaged') });
  expect(back.damaged).toEqual([{ ledger: 'umland', events: manifest.ledgers[1]?.events }]);
  await there.close();
});

it('is restored with the same events and rows; a token that was revoked since stays revoked', async () => {
  const { secret, record } = await here.planbuch.tokens.create({ name: 'Frau Muster', roles: ['reader'] });
  const kept = await here.planbuch.tokens.create({ name: 'Herr Muster', roles: ['reader'] });
  await backedUp('with-tokens');
  await here.planbuch.tokens.revoke(record.id);
  await writeForgotten(here.owner, folder.of('revoked.ndjson'));
  const forgotten = await ForgottenList.read(folder.of('revoked.ndjson'));
  const there = await openMovingPlace(folder, { masterKey });

  const { ledgers } = await restored(there, { from: folder.of('with-tokens'), forgotten });

  expect(ledgers.map(({ isOpen, wasHere }) => [isOpen, wasHere])).toEqual([[true, false], [true, false]]); // prettier-ignore
  for (const ledger of LEDGERS) expect(await there.rows(ledger)).toEqual(await here.rows(ledger));
  expect((await there.planbuch.tokens.find(kept.secret)).tokenId).toBe(kept.record.id);
  await expect(there.planbuch.tokens.find(secret)).rejects.toThrow('revoked');

  const again = await restored(there, { from: folder.of('with-tokens'), forgotten });
  expect(again.ledgers.every(({ wasHere }) => wasHere)).toBe(true);
  await there.close();
});

it('is restored under another master key when the old one is given, and not without', async () => {
  const there = await openMovingPlace(folder);
  await expect(restored(there)).rejects.toMatchObject({ code: 'key-wrong' });
  expect(await there.planbuch.store.ledgers()).toEqual([]);

  await restored(there, { itsMasterKey: masterKey });
  for (const ledger of LEDGERS) {
    const { problems } = await there.planbuch.verify(ledger, { signal: new AbortController().signal });
    expect(problems).toEqual([]);
  }
  await there.close();
});

it('under a passphrase opens with that one only; one that is short is refused', async () => {
  const passphrase = 'ein langer Satz, den niemand errät';
  await backedUp('secret', passphrase);
  await expect(backedUp('short', 'zu kurz')).rejects.toMatchObject({ code: 'key-too-short' });
  const there = await openMovingPlace(folder, { masterKey });
  const from = folder.of('secret');
  await expect(restored(there, { from })).rejects.toMatchObject({ code: 'key-wrong' });
  await expect(restored(there, { from, passphrase: `${passphrase}!` })).rejects.toMatchObject({
    code: 'key-wrong',
  });
  const { ledgers } = await restored(there, { from, passphrase });
  expect(ledgers).toHaveLength(2);
  await there.close();
});

it('with a changed, exchanged or missing file nothing of it is restored', async () => {
  const there = await openMovingPlace(folder, { masterKey });
  for (const name of ['umland.ndjson.gz', 'tokens.sealed', 'forgotten.ndjson']) {
    const whole = readFileSync(folder.of(`backup/${name}`));
    const changed = Buffer.from(whole);
    changed[20] = (changed[20] ?? 0) ^ 1;
    writeFileSync(folder.of(`backup/${name}`), changed);
    await expect(restored(there)).rejects.toMatchObject({ code: 'file-damaged' });
    writeFileSync(folder.of(`backup/${name}`), whole);
  }
  expect(await there.planbuch.store.ledgers()).toEqual([]);
  await there.close();
});

it('goes to an empty place only, and leaves folders alone that it did not make', async () => {
  const filled = await openMovingPlace(folder, { masterKey });
  await lived(filled, 'anderswo', { chance: chanceOf(5), events: 3, isFounded: false });
  await expect(restored(filled)).rejects.toMatchObject({ code: 'place-not-empty' });
  expect((await filled.planbuch.store.ledgers()).map(({ ledger }) => ledger)).toEqual(['anderswo']);
  await filled.close();

  mkdirSync(folder.of('mine.part'));
  writeFileSync(folder.of('mine.part/letter.txt'), 'Liebe Anna');
  await expect(backedUp('mine')).rejects.toMatchObject({ code: 'file-exists' });
  expect(readdirSync(folder.of('mine.part'))).toEqual(['letter.txt']);
});
