import { migrations } from '#assembly';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { Programs } from './programs.js';
import type { Settings } from './programs.js';

/** The topology of docker-compose.yml as plain processes. */
export interface Topology {
  readonly place: TestDatabase;
  readonly programs: Programs;
  /** Of an administrator. */
  readonly token: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface Surroundings {
  readonly settings?: Settings;
  /** Where the first program finds nothing at all, and brings the schema. */
  readonly unmigrated?: true;
}

export async function topology({ settings = {}, unmigrated }: Surroundings = {}): Promise<Topology> {
  const place = await testDatabase(unmigrated ? undefined : migrations);
  const programs = new Programs({
    DATABASE_URL: place.appUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
    PLANBUCH_DRAIN_SECONDS: '1',
    ...settings,
  });
  return {
    place,
    programs,
    token: async () => {
      const made = await programs.command(['token', 'create', '--name', 'spec', '--role', 'administrator']);
      return (made as { readonly token: string }).token;
    },
    close: async () => {
      await programs.close();
      await place.drop();
    },
  };
}
