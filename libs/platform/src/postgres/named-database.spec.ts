import pg from 'pg';
import { refuseWrongDatabase } from '../index.js';
import { testDatabase } from '../testing.js';
import type { TestDatabase } from '../testing.js';

let place: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [place, other] = await Promise.all([testDatabase(), testDatabase()]);
});

afterAll(() => Promise.all([place.drop(), other.drop()]));

type Named = Parameters<typeof refuseWrongDatabase>[0];

/** The addresses of the place, some of them another way. */
function looked(changed: Partial<Named> = {}): Promise<void> {
  const { appUrl, ownerUrl } = place;
  return refuseWrongDatabase({ appUrl, ownerUrl, schema: 'book', ...changed });
}

function at(url: string, part: Partial<Record<'port' | 'password' | 'pathname', string>>): string {
  return Object.assign(new URL(url), part).href;
}

it('finds nothing wrong with two roles at one database, before the schema is made and afterwards', async () => {
  await looked();
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('CREATE SCHEMA book');
  await looked();
  await owner.query('DROP SCHEMA book');
  await owner.end();
});

it.each([
  ['a port where nobody listens', 'database-away', { port: '1' }, /127\.0\.0\.1:1 .*ECONNREFUSED/],
  ['a wrong password', 'database-denies', { password: 'wrong' }, /password authentication failed/],
  ['a database that does not exist', 'database-denies', { pathname: '/nowhere' }, /"nowhere"/],
] as const)('names the variable that leads to %s, and never the password', async (_, code, part, reason) => {
  const wrong = [
    ['DATABASE_URL', { appUrl: at(place.appUrl, part) }],
    ['DATABASE_OWNER_URL', { ownerUrl: at(place.ownerUrl, part) }],
  ] as const;
  for (const [name, changed] of wrong) {
    const refused = looked(changed);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(reason) });
    await expect(refused).rejects.toThrow(new RegExp(`^[^]*${name}[^]*\n[^]*${name}`));
    await expect(refused).rejects.not.toThrow(new URL(place.appUrl).password);
  }
});

it('refuses an application that may do what only the owner of the schema may', async () => {
  const { appUrl, ownerUrl, superuserUrl } = place;
  for (const changed of [{ appUrl: ownerUrl }, { appUrl: superuserUrl }, { ownerUrl: appUrl }]) {
    await expect(looked(changed)).rejects.toMatchObject({ code: 'database-roles' });
  }
});

it('refuses an owner that neither owns the schema nor could make it', async () => {
  const swapped = looked({ appUrl: place.ownerUrl, ownerUrl: place.appUrl });
  await expect(swapped).rejects.toThrow(/^DATABASE_OWNER_URL .*planbuch_app/);
});

it('refuses two addresses of different databases', async () => {
  await expect(looked({ appUrl: other.appUrl })).rejects.toMatchObject({ code: 'database-roles' });
});
