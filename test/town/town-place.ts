import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#kernel';
import { MAX_ACTS } from '#acting';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { readConfig } from '#platform';
import { testDatabase } from '#platform/testing';
import { standingClock } from './asked.js';
import type { Asked } from './asked.js';
import { storeSettings } from '../event-server/settings.js';

/** A Planbuch on a database of its own, in which it is always the same noon. */
export interface TownPlace {
  readonly planbuch: Planbuch;
  /** The settings with which another process opens the same. */
  readonly environment: Readonly<Record<string, string>>;
  /** Performs acts one after the other; those of one caller that follow each other travel as a batch. */
  readonly perform: (ledger: string, asked: readonly Asked[]) => Promise<void>;
  /** The whole ledger, or what stands after a number. */
  readonly book: (ledger: string, after?: number) => Promise<StoredEvent[]>;
  readonly close: () => Promise<void>;
}

export interface TownOptions {
  readonly masterKey?: Buffer;
  /** Whatever the others do: this one knows of no event server. */
  readonly withoutEventServer?: true;
}

export async function openTownPlace(options: TownOptions = {}): Promise<TownPlace> {
  const place = await testDatabase(migrations);
  const masterKey = options.masterKey ?? place.masterKey;
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-town-'));
  const environment = {
    DATABASE_URL: place.appUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    PLANBUCH_MASTER_KEY: masterKey.toString('hex'),
    PLANBUCH_DATA: folder,
    PLANBUCH_LOG_LEVEL: 'silent',
    ...(options.withoutEventServer ? {} : storeSettings()),
  };
  const planbuch = await openPlanbuch(readConfig(environment), { name: 'town', clock: standingClock });
  return {
    planbuch,
    environment,
    perform: async (ledger, asked) => {
      for (const { caller, acts } of batches(asked))
        await planbuch.performer.perform({ ledger, caller, acts });
    },
    book: async (ledger, after = 0) => {
      const events: StoredEvent[] = [];
      for await (const event of planbuch.store.read(ledger, { after })) events.push(event);
      return events;
    },
    close: async () => {
      await planbuch.close();
      await place.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

interface Batch extends Pick<Asked, 'caller'> {
  readonly acts: { act: string; body: object }[];
}

function batches(asked: readonly Asked[]): Batch[] {
  const made: Batch[] = [];
  for (const { caller, act, body } of asked) {
    const last = made.at(-1);
    if (last?.caller === caller && last.acts.length < MAX_ACTS) last.acts.push({ act, body });
    else made.push({ caller, acts: [{ act, body }] });
  }
  return made;
}
