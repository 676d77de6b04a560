import { systemIds } from '#platform';
import type { ImportCounts, ImportReport, ImportRequest } from '#taking-over';
import type { Profile } from '#importing';
import {
  budgetProfile,
  budgetText,
  grantsProfile,
  grantsText,
  ImportingTown,
  manyGrants,
  manyLines,
} from './importing-town.js';

/** Enough for several batches. */
const ROWS = 350;

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

const headOf = async (ledger: string): Promise<number> =>
  (await town.planbuch.store.head(ledger).catch(() => ({ number: 0 }))).number;

interface Interrupted extends Partial<ImportRequest> {
  readonly ledger: string;
  readonly profile: Profile;
  readonly path: string;
}

/** Runs an import that ends after the batch with which the ledger reaches so many events. */
async function brokenOff(atEvents: number, { ledger, profile, path, ...more }: Interrupted): Promise<void> {
  const interruption = new AbortController();
  const watching = setInterval(() => {
    void headOf(ledger).then((head) => head >= atEvents && interruption.abort());
  }, 1);
  const { signal } = interruption;
  await expect(town.import(ledger, profile, path, { ...more, signal })).rejects.toThrow(/abort/);
  clearInterval(watching);
}

/** The others may have stored more by the end of a run. */
const unsettled = ({ number: _, ...report }: ImportReport): object => report;

const unnamed = ({ ledger: _, refusedFile: __, ...report }: ImportReport): object => report;

describe('An import that was broken off and is run again under its id reports what both runs did', () => {
  it('of a budget', async () => {
    const path = town.file(budgetText(...manyLines(ROWS)));
    const whole = await town.import('ganz', budgetProfile(), path);
    const asked = { ledger: 'zweimal', profile: budgetProfile(), path, id: systemIds.uuidv7() };
    await brokenOff(300, asked);
    expect(await headOf('zweimal')).toBeLessThan(await headOf('ganz'));
    const again = await town.import(asked.ledger, asked.profile, path, asked);
    expect(again).toMatchObject({ taken: ROWS, unchanged: 0 });
    expect(unnamed(again)).toEqual(unnamed(whole));
    expect(await town.story('zweimal')).toEqual(await town.story('ganz'));
  }, 60_000);

  it('of grants, with how they found their budget line', async () => {
    const path = town.file(grantsText(...manyGrants(ROWS)));
    const whole = await town.import('ganz', grantsProfile(), path);
    const asked = { ledger: 'zweimal', profile: grantsProfile(), path, id: systemIds.uuidv7() };
    await brokenOff((await headOf('zweimal')) + 100, asked);
    const again = await town.import(asked.ledger, asked.profile, path, asked);
    expect(again).toMatchObject({ taken: ROWS, unchanged: 0 });
    expect(unnamed(again)).toEqual(unnamed(whole));
  }, 60_000);

  it('also where nothing was left to do, and however often', async () => {
    const path = town.file(budgetText(...manyLines(ROWS).map((line) => line.replace(',25;', ',26;'))));
    const id = systemIds.uuidv7();
    const first = await town.import('zweimal', budgetProfile(), path, { id });
    expect(first).toMatchObject({ taken: ROWS, events: ROWS, acts: { 'set-appropriation': ROWS } });
    const head = await headOf('zweimal');
    expect(await town.import('zweimal', budgetProfile(), path, { id })).toEqual(first);
    expect(await town.import('zweimal', budgetProfile(), path, { id })).toEqual(first);
    expect(await headOf('zweimal')).toBe(head);
  }, 60_000);

  it('but not what another import of the same file did', async () => {
    const path = town.file(budgetText(...manyLines(ROWS)));
    await town.import('fremd', budgetProfile(), path, { id: systemIds.uuidv7() });
    const other = await town.import('fremd', budgetProfile(), path, { id: systemIds.uuidv7() });
    expect(other).toMatchObject({ taken: 0, unchanged: ROWS, events: 0, acts: {} });
  }, 60_000);

  it('even where the run before, taken for dead, goes on at the same time', async () => {
    const path = town.file(budgetText(...manyLines(ROWS)));
    const id = systemIds.uuidv7();
    const reports = await Promise.all(
      [1, 2, 3].map(() => town.import('gleichzeitig', budgetProfile(), path, { id })),
    );
    expect(reports[0]).toMatchObject({ taken: ROWS, unchanged: 0, events: await headOf('gleichzeitig') });
    for (const report of reports) expect(unsettled(report)).toEqual(unsettled(reports[0]!));
  }, 60_000);

  it('with every refused row once, whether the profile, the ledger or an act refuses it', async () => {
    // What the line would have left is beyond what a number holds exactly.
    const half = '45035996273704,97';
    const rows = manyGrants(ROWS).map((row, index) => {
      if (index === 20) return row.replace(',50', ',5x');
      if (index === 30) return row.replace('Zweck 30', 'Anderes');
      if (index === 40) return row.replace(/\t40,50\t2026\t.*/, `\t${half}\t2026\t31.1\t531800`);
      return row;
    });
    const path = town.file(grantsText(...rows));
    const before = async (ledger: string) => {
      await town.import(ledger, budgetProfile(), town.file(budgetText(`31.1;531800;Viel;;-${half};`)));
      await town.import(ledger, grantsProfile(), town.file(grantsText(manyGrants(31)[30]!)));
    };
    await before('abgelehnt-ganz');
    await before('abgelehnt-zweimal');
    const more = { profile: grantsProfile(), path, skipRefused: true };
    const report = await town.import('abgelehnt-ganz', more.profile, path, more);
    expect(report.refused.map(({ line }) => line)).toEqual([22, 32, 42]);
    expect(report).toMatchObject({ taken: ROWS - 3, refusedRows: 3 });

    const asked = { ...more, ledger: 'abgelehnt-zweimal', id: systemIds.uuidv7() };
    await brokenOff((await headOf(asked.ledger)) + 50, asked);
    const again = await town.import(asked.ledger, asked.profile, path, asked);
    expect(unnamed(again)).toMatchObject({ ...unnamed(report), refused: expect.any(Array) });
    expect(again.refused.map(({ line }) => line)).toEqual([22, 32, 42]);
  }, 60_000);
});

it('An import that had begun is not told to have taken nothing when the ledger has come to contradict it', async () => {
  const ledger = 'widersprochen';
  const rows = manyGrants(ROWS);
  const asked = {
    ledger,
    profile: grantsProfile(),
    path: town.file(grantsText(...rows)),
    id: systemIds.uuidv7(),
  };
  await brokenOff(50, asked);
  const other = town.file(grantsText(rows.at(-1)!.replace('Zweck', 'Anderes')));
  const { events: others } = await town.import(ledger, grantsProfile(), other);
  const told: ImportCounts[] = [];
  const onCounts = (counts: ImportCounts): void => void told.push(counts);
  const before = await headOf(ledger);
  const fault = await town.faultOf(ledger, asked.profile, asked.path, { ...asked, onCounts });
  expect(fault.code).toBe('row-refused');
  expect(fault.text.de).toContain('300 Zeilen davor sind übernommen');
  expect(told.map(({ reached }) => reached)).toEqual([0, 100, 200, 300]);
  // What the run before stored counts; the one row that somebody else took over does not.
  const counts = told.at(-1)!;
  expect(counts).toMatchObject({ rows: ROWS, taken: 300, unchanged: 0, refusedRows: 0 });
  expect(counts.events).toBe((await headOf(ledger)) - others);
  expect(Object.values(counts.acts).reduce((sum, times) => sum + times, 0)).toBe(counts.events);
  expect(await headOf(ledger)).toBeGreaterThan(before);
}, 60_000);

it('An import tells while it works what stands in the ledger, and at last what its report says', async () => {
  const told: ImportCounts[] = [];
  const rows = manyLines(ROWS).map((line, index) => (index % 50 === 7 ? line.replace(',25;', ',2x;') : line));
  const path = town.file(budgetText(...rows));
  const onCounts = (counts: ImportCounts): void => void told.push(counts);
  const report = await town.import('gezaehlt', budgetProfile(), path, { skipRefused: true, onCounts });
  const { taken, unchanged, refusedRows, events, acts } = report;
  expect(refusedRows).toBe(7);
  expect(told.at(-1)).toEqual({ rows: ROWS, reached: ROWS, taken, unchanged, refusedRows, events, acts });
  for (const counts of told)
    expect(counts.reached).toBe(counts.taken + counts.unchanged + counts.refusedRows);
  const dry = await town.import('gezaehlt', budgetProfile(), path, { dryRun: true, onCounts: () => fail() });
  expect(dry.events).toBe(0);
}, 60_000);

function fail(): never {
  throw new Error('a dry run takes nothing over');
}
