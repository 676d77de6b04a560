import { DatabaseUnavailable } from '#platform';
import { cuttingProxy } from '#platform/testing';
import type { CuttingProxy } from '#platform/testing';
import { planning } from '#planning';
import { verifyLedger } from '#verifying';
import { announceMet } from '#test/announce';
import {
  BUDGET,
  GRANTS,
  ImportingTown,
  budgetProfile,
  budgetText,
  grantsProfile,
  grantsText,
  manyGrants,
  manyLines,
} from './importing-town.js';
import { killedImport } from './killable-import.js';

/** Enough for several batches of an import, so that it can be killed between any two. */
const LINES = 300;

let town: ImportingTown;
let wire: CuttingProxy;
let budget: string;
let grants: string;
let profiles: { readonly budget: string; readonly grants: string };
/** What an undisturbed import of both files leaves. */
let undisturbed: readonly string[];

beforeAll(async () => {
  town = await ImportingTown.open(async (url) => {
    wire = await cuttingProxy(url);
    return wire.url;
  });
  budget = town.file(budgetText(...manyLines(LINES)), 'haushalt.csv');
  grants = town.file(grantsText(...manyGrants(300)), 'zuwendungen.tsv');
  profiles = { budget: town.file(BUDGET, 'haushalt.yaml'), grants: town.file(GRANTS, 'zuwendungen.yaml') };
  await imported('ungestoert');
  undisturbed = await town.story('ungestoert');
});

afterAll(async () => {
  await town.close();
  await wire.close();
});

async function imported(ledger: string): Promise<void> {
  await town.import(ledger, budgetProfile(), budget);
  await town.import(ledger, grantsProfile(), grants);
}

/** Where a ledger is not what an undisturbed import leaves; the first places are enough to understand it. */
async function differencesOf(
  ledger: string,
): Promise<readonly (readonly [string | undefined, string | undefined])[]> {
  const story = await town.story(ledger);
  return Array.from(
    { length: Math.max(story.length, undisturbed.length) },
    (_, index) => [story[index], undisturbed[index]] as const,
  )
    .filter(([found, expected]) => found !== expected)
    .slice(0, 3);
}

async function problemsOf(ledger: string): Promise<number> {
  const { database } = town.planbuch;
  const masterKey = Buffer.from(town.environment['PLANBUCH_MASTER_KEY']!, 'hex');
  return (await verifyLedger({ database, vocabulary: planning, masterKey }, ledger)).problemCount;
}

it('The undisturbed ledger is large enough to be disturbed, and sound', async () => {
  expect(undisturbed).toHaveLength(5 + 4 * LINES + 60 + 300);
  expect(await problemsOf('ungestoert')).toBe(0);
});

describe('A killed import, started again, ends with the same ledger as an undisturbed one', () => {
  let kills = 0;
  afterAll(() => {
    announceMet(`imports killed: ${String(kills)}`);
    // Whoever is never killed proves nothing.
    expect(kills).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2])(
    'seed %i',
    async (seed) => {
      const ledger = `getoetet-${String(seed)}`;
      let random = seed;
      const next = (below: number) => (random = (random * 48_271) % 2_147_483_647) % below;
      const killing = async (kind: 'budget' | 'grants', path: string, from: number, count: number) => {
        const atEvents = from + next(count);
        if (await killedImport(town, { ledger, profile: profiles[kind], path, atEvents })) kills += 1;
      };
      await killing('budget', budget, 1, 4 * LINES);
      await killing('budget', budget, LINES, 4 * LINES);
      await town.import(ledger, budgetProfile(), budget);
      await killing('grants', grants, 6 + 4 * LINES, 200);
      await town.import(ledger, grantsProfile(), grants);
      expect(await differencesOf(ledger)).toEqual([]);
      expect(await problemsOf(ledger)).toBe(0);
    },
    60_000,
  );
});

it('Several imports of the same files at once double nothing', async () => {
  const ledger = 'gleichzeitig';
  const reports = await Promise.all([1, 2, 3].map(() => town.import(ledger, budgetProfile(), budget)));
  expect(reports.map(({ taken, unchanged }) => taken + unchanged)).toEqual([LINES, LINES, LINES]);
  expect(reports.reduce((sum, { taken }) => sum + taken, 0)).toBe(LINES);
  await Promise.all([1, 2, 3].map(() => town.import(ledger, grantsProfile(), grants)));
  expect(await town.events(ledger)).toHaveLength(undisturbed.length);
  expect(await problemsOf(ledger)).toBe(0);
}, 60_000);

it('Two imports of the same corrected file at once correct it once', async () => {
  const corrected = town.file(budgetText(...manyLines(LINES)).replaceAll(',25;', ',26;'));
  const before = (await town.events('gleichzeitig')).length;
  const reports = await Promise.all(
    [1, 2].map(() => town.import('gleichzeitig', budgetProfile(), corrected)),
  );
  expect(reports.reduce((sum, { taken }) => sum + taken, 0)).toBe(LINES);
  expect(await town.events('gleichzeitig')).toHaveLength(before + LINES);
}, 60_000);

it('A database that goes away in the middle ends the import in a clear way; the same again ends the work', async () => {
  const ledger = 'weg';
  let going: NodeJS.Timeout | undefined;
  const away = town.import(ledger, budgetProfile(), budget, {
    onProgress: (phase) => {
      if (phase === 'take') going ??= setTimeout(() => wire.refuse(), 150);
    },
  });
  try {
    await expect(away).rejects.toThrow(DatabaseUnavailable);
  } finally {
    clearTimeout(going);
    wire.accept();
  }
  // Connections that were cut while they lay idle are found out one by one.
  await answering();
  expect((await town.events(ledger)).length).toBeLessThan(undisturbed.length);
  await imported(ledger);
  expect(await differencesOf(ledger)).toEqual([]);
}, 60_000);

async function answering(): Promise<void> {
  for (let answers = 0; answers < 20;) {
    answers = await town.planbuch.store.ledgers().then(
      () => answers + 1,
      () => 0,
    );
  }
}

it('Whoever ends an import finds whole batches, and goes on from there', async () => {
  const ledger = 'abgebrochen';
  const interruption = new AbortController();
  const { database } = town.planbuch;
  const watching = setInterval(() => {
    void database
      .query<{ head: number }>('SELECT head FROM planbuch.ledgers WHERE ledger = $1', [ledger])
      .then(([row]) => {
        if ((row?.head ?? 0) > 400) interruption.abort();
      });
  }, 5);
  try {
    await expect(
      town.import(ledger, budgetProfile(), budget, { signal: interruption.signal }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  } finally {
    clearInterval(watching);
  }
  const stored = (await town.events(ledger)).length;
  expect([(stored - 5) % 400, stored > 400]).toEqual([0, true]);
  await imported(ledger);
  expect(await differencesOf(ledger)).toEqual([]);
}, 60_000);

it('A file that changes while it is read stops the import before another batch', async () => {
  const path = town.file(budgetText(...manyLines(400)));
  const fault = await town.faultOf('veraendert', budgetProfile(), path, {
    onProgress: (phase) => {
      if (phase === 'take') town.file(budgetText(...manyLines(401)), path.slice(town.folder.length + 1));
    },
  });
  expect(fault.code).toBe('file-changed');
});
