import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openPool, systemIds } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { eventStoreMigrations } from '#event-store/postgres';
import { accessMigrations, administratorToken, TokenRefused, TokenRequestInvalid, Tokens } from './index.js';

let place: TestDatabase;
let database: Database;
let now = '2027-03-15T11:00:00.000Z';

const organisationId = '00000000-0000-7000-8000-0000000000aa';

function newTokens(): Tokens {
  return new Tokens({ database, clock: { now: () => now }, ids: systemIds });
}

beforeAll(async () => {
  place = await testDatabase();
  await migrate({
    ownerUrl: place.ownerUrl,
    dirs: [eventStoreMigrations, accessMigrations],
    schema: 'planbuch',
  });
  database = openPool(place.appUrl, { max: 3, name: 'access spec' });
});

afterAll(async () => {
  await database.close();
  await place.drop();
});

describe('The first start on an embedded database', () => {
  it('leaves the administrator’s token in a file that only its owner can read, and never makes a second one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'planbuch-secrets-'));
    const both = await Promise.all([
      administratorToken(newTokens(), folder),
      administratorToken(newTokens(), folder),
    ]);
    const file = join(folder, 'admin.token');
    expect(both.map((made) => made?.file)).toEqual([file, file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const secret = readFileSync(file, 'utf8').trim();
    const { caller, tokenId } = await newTokens().find(secret);
    expect(caller).toEqual({ actor: `operator:${tokenId}`, roles: ['administrator'] });

    expect(await administratorToken(newTokens(), folder)).toEqual({ file, isNew: false });
    rmSync(file);
    expect(await administratorToken(newTokens(), folder)).toBeUndefined();
    expect(await newTokens().list()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});

describe('A token', () => {
  it('is told once; what is stored does not open anything', async () => {
    const { secret, record } = await newTokens().create({ name: 'Kämmerei', roles: ['treasury'] });
    expect(secret).toMatch(/^pb_[\w-]{43}$/);
    expect(record).toMatchObject({ createdAt: now, expiresAt: '2028-03-14T11:00:00.000Z' });
    const rows = await database.query('SELECT t::text AS row FROM planbuch.tokens t');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(3));
    expect(JSON.stringify(await newTokens().list())).not.toContain(secret.slice(3));
  });

  it('stands for its person, or else for itself as operator', async () => {
    const personId = '00000000-0000-7000-8000-0000000000bb';
    const bound = { ledger: 'musterstadt', personId, organisationId };
    const { secret } = await newTokens().create({ name: 'Träger A', roles: ['provider'], ...bound });
    const { caller } = await newTokens().find(secret);
    expect(caller).toEqual({ actor: `person:${personId}`, roles: ['provider'], ...bound });
  });

  it('is refused after its end, though it was good a moment ago', async () => {
    const tokens = newTokens();
    const { secret } = await tokens.create({
      name: 'kurz',
      roles: ['reader'],
      expiresAt: '2027-03-15T11:00:01.000Z',
    });
    await tokens.find(secret);
    now = '2027-03-15T11:00:01.000Z';
    await expect(tokens.find(secret)).rejects.toEqual(new TokenRefused('expired'));
  });

  it('is refused once revoked, at once here and soon in every other process', async () => {
    const [here, elsewhere] = [newTokens(), newTokens()];
    const { secret, record } = await here.create({ name: 'verloren', roles: ['auditor'] });
    await Promise.all([here.find(secret), elsewhere.find(secret)]);
    expect(await here.revoke(record.id)).toBe(true);
    expect(await here.revoke(record.id)).toBe(false);
    await expect(here.find(secret)).rejects.toEqual(new TokenRefused('revoked'));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await expect(elsewhere.find(secret)).rejects.toEqual(new TokenRefused('revoked'));
  });

  it('that was never made is unknown, whatever it looks like', async () => {
    for (const guess of [
      '',
      'pb_',
      `pb_${'A'.repeat(43)}`,
      `pb_${"'; DROP TABLE tokens; --".padEnd(43, 'x')}`,
    ]) {
      await expect(newTokens().find(guess)).rejects.toEqual(new TokenRefused('unknown'));
    }
  });

  it('is not made where what is asked for makes no sense; every field at fault is named', async () => {
    const refused = await newTokens()
      .create({
        name: ' ',
        roles: [],
        personId: 'x',
        organisationId,
        expiresAt: '2028-02-30T00:00:00.000Z',
      })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TokenRequestInvalid);
    const paths = (refused as TokenRequestInvalid).faults.map(({ path }) => path);
    expect(paths).toEqual(['/name', '/roles', '/expiresAt', '/ledger', '/personId']);
    await expect(newTokens().create({ name: 'P', roles: ['provider'], ledger: 'kiel' })).rejects.toThrow(
      '/organisationId',
    );
  });

  it('cannot be changed by the application otherwise than by ending it', async () => {
    await expect(database.execute("UPDATE planbuch.tokens SET roles = '{administrator}'")).rejects.toThrow(
      'permission denied',
    );
    await expect(database.execute('DELETE FROM planbuch.tokens')).rejects.toThrow('permission denied');
  });
});
