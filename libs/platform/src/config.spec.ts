import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { readConfig } from './config.js';
import { OperatorError } from './operator-error.js';

const key = randomBytes(32);
const servers = {
  DATABASE_URL: 'postgres://app:s7Kd@db/planbuch',
  DATABASE_OWNER_URL: 'postgres://owner:m2Lx@db/planbuch',
};

function faults(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    expect(error).toMatchObject({ code: 'configuration-invalid' });
    return (error as OperatorError).message;
  }
  throw new Error('these settings were taken');
}

it('needs nothing: the embedded database, and a port on this machine', () => {
  expect(readConfig({ HOME: '/root', PLANBUCH_DATA: '' })).toEqual({
    database: 'embedded', dataFolder: resolve('planbuch-data'), host: '127.0.0.1', port: 8420, logLevel: 'info', drainMs: 5_000,
  }); // prettier-ignore
});

it('takes what it is given', () => {
  const config = readConfig({
    ...servers,
    EVENTSTORE_URL: 'esdb://planbuch:verySecret@a:2113,b:2113?tls=true',
    REDIS_URL: 'rediss://jobs:verySecret@redis:6379/0',
    PLANBUCH_DATA: '/srv/planbuch',
    PLANBUCH_HOST: '::1',
    PLANBUCH_PORT: '0',
    PLANBUCH_LOG_LEVEL: 'debug',
    PLANBUCH_DRAIN_SECONDS: '0',
    PLANBUCH_MASTER_KEY: key.toString('hex'),
  });
  expect(config).toEqual({
    database: { appUrl: servers.DATABASE_URL, ownerUrl: servers.DATABASE_OWNER_URL },
    eventStoreUrl: 'esdb://planbuch:verySecret@a:2113,b:2113?tls=true',
    redisUrl: 'rediss://jobs:verySecret@redis:6379/0',
    dataFolder: '/srv/planbuch', host: '::1', port: 0, logLevel: 'debug', drainMs: 0, masterKey: key,
  }); // prettier-ignore
});

it('names all faults at once in both languages, and shows no value', () => {
  const message = faults({
    DATABASE_URL: 'mysql://app:verySecret@db/planbuch',
    PLANBUCH_PORT: '70000',
    PLANBUCH_HOST: 'not a host',
    PLANBUCH_LOG_LEVEL: 'loud',
    PLANBUCH_DRAIN_SECONDS: '3600',
    PLANBUCH_MASTER_KEY: 'tooShort',
    PLANBUCH_PROT: '8420',
  });
  for (const name of [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'PORT',
    'HOST',
    'LOG_LEVEL',
    'DRAIN_SECONDS',
    'MASTER_KEY',
    'PROT',
  ]) {
    expect(message.match(new RegExp(`^ {2}\\S*${name}: `, 'gm'))?.length).toBeGreaterThanOrEqual(2);
  }
  expect(message).toMatch(/^Diese Einstellungen[^]*\nThese settings/);
  expect(message).not.toMatch(/verySecret|tooShort/);
});

it('refuses what an example file left where a secret belongs', () => {
  const template = 'postgres://planbuch_app:changeme@db/planbuch';
  expect(faults({ ...servers, DATABASE_URL: template, PLANBUCH_MASTER_KEY: key.toString('hex') })).toContain(
    'DATABASE_URL',
  );
  expect(faults({ EVENTSTORE_URL: 'esdb://admin:changeit@node:2113' })).toContain('EVENTSTORE_URL');
  expect(faults({ EVENTSTORE_URL: 'http://node:2113' })).toContain('EVENTSTORE_URL');
  expect(faults({ REDIS_URL: 'redis://:password@redis:6379' })).toContain('REDIS_URL');
  for (const placeholder of [
    '0'.repeat(64),
    Buffer.from(Array.from(Array(32).keys())).toString('hex'),
    'deadbeef'.repeat(8),
  ]) {
    expect(faults({ PLANBUCH_MASTER_KEY: placeholder })).toContain('PLANBUCH_MASTER_KEY');
  }
});

it('wants a key of one’s own for a database of one’s own, and only one', () => {
  expect(faults(servers)).toContain('PLANBUCH_MASTER_KEY: fehlt');
  const both = { PLANBUCH_MASTER_KEY: key.toString('hex'), PLANBUCH_MASTER_KEY_FILE: '/nowhere' };
  expect(faults(both)).toContain('PLANBUCH_MASTER_KEY_FILE');
});

describe('a key in a file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'planbuch-key-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['as it is', key],
    ['as hex with a line end', Buffer.from(`${key.toString('hex')}\n`)],
    ['as Base64', Buffer.from(key.toString('base64'))],
  ])('may stand there %s', (_how, content) => {
    const file = join(folder, 'key');
    writeFileSync(file, content);
    expect(readConfig({ PLANBUCH_MASTER_KEY_FILE: file }).masterKey).toEqual(key);
  });

  it('must be there', () => {
    expect(faults({ PLANBUCH_MASTER_KEY_FILE: join(folder, 'nothing') })).toContain(
      'PLANBUCH_MASTER_KEY_FILE',
    );
  });
});
