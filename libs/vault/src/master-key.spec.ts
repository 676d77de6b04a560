import { randomBytes } from 'node:crypto';
import { migrate, openPool } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { masterKeyStanding, refuseOtherMasterKey, vaultMigrations } from './index.js';

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [vaultMigrations], schema: 'planbuch' });
  const owner = openPool(place.ownerUrl, { max: 1, name: 'spec' });
  await owner.execute('GRANT USAGE ON SCHEMA planbuch TO planbuch_app');
  await owner.close();
  database = openPool(place.appUrl, { max: 8, name: 'spec' });
});

afterAll(async () => {
  await database.close();
  await place.drop();
});

it('A place is begun under one master key, whoever comes first, and every other one is refused from then on', async () => {
  const keys = Array.from({ length: 8 }, () => randomBytes(32));
  for (const key of keys) expect(await masterKeyStanding(database, key)).toBe('none');
  const starts = await Promise.allSettled(keys.map((key) => refuseOtherMasterKey(database, key)));
  const begun = keys.filter((_, index) => starts[index]?.status === 'fulfilled');
  expect(begun).toHaveLength(1);
  for (const key of keys) {
    const isOwn = key === begun[0];
    expect(await masterKeyStanding(database, key)).toBe(isOwn ? 'own' : 'other');
    const again = refuseOtherMasterKey(database, key);
    if (isOwn) await again;
    else await expect(again).rejects.toMatchObject({ code: 'master-key-other' });
  }
});

it('The mark of the key is changed by nobody but the owner', async () => {
  for (const statement of ["UPDATE planbuch.master_key SET id = 'x'", 'DELETE FROM planbuch.master_key'])
    await expect(database.execute(statement)).rejects.toMatchObject({ code: '42501' });
});
