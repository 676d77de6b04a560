import { LedgerBehind } from '#acting';
import { knownInPostgres, setBackTo } from '../moving/set-back.js';
import { budgetProfile, budgetText, ImportingTown, manyLines } from './importing-town.js';

const ledger = 'haushalt';
/** Enough for several batches. */
const LINES = 900;

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
  await knownInPostgres(town.planbuch, ledger);
});
afterAll(() => town.close());

it('an import beneath which the ledger is set back stops, and takes all rows when it is begun again', async () => {
  const path = town.file(budgetText(...manyLines(LINES)));
  const headOf = async (): Promise<number> => (await town.planbuch.store.head(ledger)).number;
  const settingBack = (async () => {
    while ((await headOf()) < 100) await new Promise((resolve) => setTimeout(resolve, 1));
    await setBackTo(town.planbuch, ledger, 10);
  })();

  await expect(town.import(ledger, budgetProfile(), path)).rejects.toThrow(LedgerBehind);
  await settingBack;

  await town.import(ledger, budgetProfile(), path);
  const again = await town.import(ledger, budgetProfile(), path);
  expect(again).toMatchObject({ rows: LINES, unchanged: LINES, taken: 0 });
});
