import { MAX_ACTS } from '#acting';
import { appropriationsOf } from '#importing';
import type { BudgetRow, GrantRow, Reading } from '#importing';

/** Rows of a batch at most: what is shown as done grows in steps that a person sees move. */
const ROWS = 100;

/** Texts of a batch at most, well below what one append may hold: they travel once for each year of a row. */
const TEXT_BYTES = 4 * 1024 * 1024;

/** A grant is taken over, and its recipient registered. */
const ACTS_OF_GRANT = 2;

/**
 * Groups the rows of a file. Where a batch ends depends on the file alone, never on the ledger or on how far an earlier
 * run came: so a run that was killed and started again appends the same events in the same order as an undisturbed one.
 */
export async function* batchesOf<Row extends BudgetRow | GrantRow>(
  readings: AsyncIterable<Reading<Row>>,
): AsyncGenerator<readonly Reading<Row>[]> {
  let batch: Reading<Row>[] = [];
  let [acts, bytes] = [0, 0];
  for await (const reading of readings) {
    const weight = 'row' in reading ? weightOf(reading.row) : { acts: 0, bytes: 0 };
    const isFull =
      batch.length === ROWS || acts + weight.acts > MAX_ACTS || bytes + weight.bytes > TEXT_BYTES;
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
      [acts, bytes] = [0, 0];
    }
    batch.push(reading);
    acts += weight.acts;
    bytes += weight.bytes;
  }
  if (batch.length > 0) yield batch;
}

/** As many acts as a row can need, and the bytes of its texts in all of them. */
function weightOf(row: BudgetRow | GrantRow): { readonly acts: number; readonly bytes: number } {
  const bytes = Buffer.byteLength(JSON.stringify(row));
  if ('externalNo' in row) return { acts: ACTS_OF_GRANT, bytes };
  const appropriated = appropriationsOf(row);
  const years = Math.max(1, new Set(appropriated.map(({ year }) => year)).size);
  return { acts: years + appropriated.length, bytes: bytes * years };
}
