import fc from 'fast-check';
import { readModel, type AnyRow } from '#kernel';
import { rowDecoder, rowEncoder } from './row-codec.js';
import { RowFold } from './row-fold.js';
import { tableShape } from './table-shape.js';
import { accountsModel } from './testing/made-up.js';

const accounts = tableShape(accountsModel());
const label = { de: 'x', en: 'x' };

const known = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 4 });
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));
const row: fc.Arbitrary<AnyRow> = fc.record({
  name: known(text),
  hidden: known(fc.boolean()),
  balanceCents: known(fc.maxSafeInteger()),
  movements: known(fc.maxSafeInteger()),
  names: known(fc.array(text, { maxLength: 3 })),
  last: known(fc.record({ [`"\\\t`]: text, list: fc.array(fc.maxSafeInteger(), { maxLength: 2 }) })),
  openedOn: known(fc.constantFrom('2024-02-29', '2027-12-31')),
  state: known(text),
});

/** What a fold wrote, line by line. */
function linesOf(fold: RowFold): string[] {
  const written = [fold.takeLines(), ...fold.takeOpen(1)].map((bytes) => bytes.toString('utf8')).join('');
  return written.split('\n').filter((line) => line !== '');
}

describe('a row in COPY’s text format', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (given) => {
        const [encode, decode] = [rowEncoder(accounts), rowDecoder(accounts)];
        const read = given.map((each) => decode(encode(each)));
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['name', 'a text with \0'],
    ['name', 'half a \ud83d'],
    ['hidden', 'ja'],
    ['balanceCents', 0.5],
    ['balanceCents', 2 ** 53],
    ['openedOn', '2027-02-29'],
    ['names', ['a', 1]],
    ['state', 'x'.repeat(401)],
    ['last', undefined],
    ['size', 1],
  ])('is refused where %s is %j, without telling the value', (column, value) => {
    const whole: AnyRow = { name: null, hidden: null, balanceCents: null, movements: null, names: null, last: null, openedOn: null, state: null }; // prettier-ignore
    expect(() => rowEncoder(accounts)({ ...whole, [column]: value } as AnyRow)).toThrow(
      expect.objectContaining({ name: 'RowMismatch', column }) as Error,
    );
  });
});

describe('the fold of rows', () => {
  const shape = tableShape(
    readModel('things', { label, version: 1, columns: { name: { type: 'text', label } }, on: () => [] }),
  );
  const put = (key: string, name: string | null) => ({
    key,
    revise: () => (name === null ? null : { name }),
  });

  it('keeps each version, and of one event the last state only', () => {
    const fold = new RowFold(shape, 'town');
    fold.apply(1, [put('a', 'one')]);
    fold.apply(2, [put('a', 'two'), put('a', 'three'), put('b', 'one'), put('b', null)]);
    fold.apply(3, [put('a', 'four'), put('a', 'three')]);
    fold.apply(4, [put('a', null)]);
    fold.apply(5, [put('a', 'three')]);
    expect(linesOf(fold)).toEqual([
      'town\ta\t1\t2\tone',
      'town\ta\t2\t4\tthree',
      'town\ta\t5\t9223372036854775807\tthree',
    ]);
  });

  it('keeps nothing of an event one of whose changes throws', () => {
    const fold = new RowFold(shape, 'town');
    fold.apply(1, [put('a', 'one')]);
    const broken = { key: 'c', revise: () => { throw new Error('broken'); } }; // prettier-ignore
    expect(() => fold.apply(2, [put('a', 'two'), put('b', 'one'), broken])).toThrow('broken');
    expect(() => fold.apply(3, [put('a', 'two'), put('', 'no key')])).toThrow('id is not');
    fold.apply(4, [put('a', 'four')]);
    expect(linesOf(fold)).toEqual(['town\ta\t1\t4\tone', 'town\ta\t4\t9223372036854775807\tfour']);
  });

  it('shows a projection the row that is open, and lets nobody change it in place', () => {
    const fold = new RowFold(shape, 'town');
    const seen: unknown[] = [];
    const look = (change: (row: { name: string }) => void) => ({
      key: 'a',
      revise: (open: AnyRow | undefined) => {
        seen.push(open);
        if (open) change(open as { name: string });
        return { name: 'next' };
      },
    });
    fold.hold('a', { name: 'from the table' });
    expect(() => fold.apply(1, [look((open) => (open.name = 'changed'))])).toThrow(TypeError);
    fold.apply(2, [look(() => undefined)]);
    expect(seen).toEqual([{ name: 'from the table' }, { name: 'from the table' }]);
    expect([...fold.takeEnded()]).toEqual([['a', 2]]);
    expect(linesOf(fold)).toEqual(['town\ta\t2\t9223372036854775807\tnext']);
  });
});
