import type { BudgetRow, GrantRow, Reading } from '#importing';
import { batchesOf } from './batches.js';
import { budgetRow, grantRow } from './testing.js';

const fits = <Row extends BudgetRow | GrantRow>(row: Row): Reading<Row> => ({
  line: row.line,
  cells: [],
  row,
});

async function sizes<Row extends BudgetRow | GrantRow>(readings: readonly Reading<Row>[]): Promise<number[]> {
  async function* all() {
    yield* readings;
  }
  const found: number[] = [];
  for await (const batch of batchesOf(all())) found.push(batch.length);
  return found;
}

const times = <T>(count: number, make: (line: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 2));

it('Batches hold a hundred rows, refused ones among them', async () => {
  expect(await sizes([])).toEqual([]);
  expect(await sizes(times(250, (line) => fits(grantRow(line))))).toEqual([100, 100, 50]);
  const refused: Reading<GrantRow>[] = times(101, (line) => ({ line, cells: [], refusals: [] }));
  expect(await sizes([...refused, fits(grantRow(900))])).toEqual([100, 2]);
});

it('or fewer where their acts would be more than one entry takes', async () => {
  const amounts = times(20, (nth) => ({ year: 2000 + nth, stage: 'draft' as const, amountCents: nth }));
  // Twenty years: forty acts a row.
  expect(await sizes(times(30, (line) => fits(budgetRow(line, { amounts }))))).toEqual([12, 12, 6]);
});

it('or fewer where their texts would be more than one entry takes', async () => {
  const note = 'ä'.repeat(10_000);
  const amounts = times(10, (nth) => ({ year: 2000 + nth, stage: 'actual' as const, amountCents: nth }));
  const [first = 0] = await sizes(
    times(300, (line) => fits(budgetRow(line, { amounts, note, productName: note }))),
  );
  expect(first).toBe(100);
  const years = times(10, (nth) => ({ year: 2000 + nth, stage: 'draft' as const, amountCents: nth }));
  const [fewer = 0] = await sizes(
    times(300, (line) => fits(budgetRow(line, { amounts: years, note, productName: note }))),
  );
  expect(fewer).toBeLessThan(12);
  expect(fewer).toBeGreaterThan(5);
});
