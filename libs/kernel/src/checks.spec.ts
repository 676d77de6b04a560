import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { isValid } from './checks.js';
import { Code, Day, Each, Flag, OneOf, Part, Ref, Refs, Text, Whole } from './fields.js';
import { SomeOf } from './list-fields.js';

const colours = { red: { de: 'rot', en: 'red' }, blue: { de: 'blau', en: 'blue' } };
const id = '00000000-0000-7000-8000-000000000001';

class Place {
  @Text({ max: 5 }) street!: Text;
  @Whole({ min: 1, max: 9 }) number!: number;
}

class Visit {
  @Day() on!: string;
  @Part(() => Place, { optional: true }) place?: Place;
  @Flag({ optional: true }) late?: boolean;
}

class LongVisit extends Visit {
  @OneOf(colours) colour!: keyof typeof colours;
  @SomeOf(colours, { max: 2 }) others!: (keyof typeof colours)[];
  @Ref('person') host!: string;
  @Refs('person', { min: 1, optional: true }) guests?: string[];
  @Each(() => Place, { max: 2 }) stops!: Place[];
  @Code({ optional: true }) code?: string;
}

const sound = {
  on: '2027-03-15', place: { street: 'Weg', number: 1 }, late: false, colour: 'red', others: ['blue'], host: id,
  guests: [id], stops: [{ street: 'Weg', number: 2 }], code: 'a.b',
}; // prettier-ignore

const anything = fc.oneof(
  fc.constantFrom(
    ...Object.values(sound),
    '2027-02-29',
    '',
    ' ',
    'red',
    0,
    1.5,
    10,
    true,
    id,
    [],
    [[]],
    {},
    null,
  ),
  fc.anything({ withNullPrototype: false, maxDepth: 3 }),
);
const name = fc.constantFrom(...Object.keys(sound), 'street', 'number', 'unknown');

/** A sound visit in which one to three things, at any depth, are something else or missing. */
const anyVisit = fc
  .array(fc.record({ at: fc.array(name, { minLength: 1, maxLength: 2 }), value: fc.option(anything) }), {
    maxLength: 3,
  })
  .map((changes) => {
    const visit = structuredClone(sound) as Record<string, unknown>;
    for (const { at, value } of changes) change(visit, at, value);
    return visit;
  });

function change(
  target: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): void {
  const below = Array.isArray(target[first]) ? (target[first] as unknown[])[0] : target[first];
  if (rest.length > 0 && typeof below === 'object' && below !== null)
    change(below as Record<string, unknown>, rest, value);
  else if (value === null) Reflect.deleteProperty(target, first);
  else target[first] = value;
}

const libraryFinds = (value: object) =>
  validateSync(plainToInstance(LongVisit, value), { whitelist: true, forbidNonWhitelisted: true });

it('takes what is sound', () => {
  expect(libraryFinds(sound)).toEqual([]);
  expect(isValid(LongVisit, sound)).toBe(true);
});

it('says of everything what class-validator says of it', () => {
  let valid = 0;
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const isSound = libraryFinds(visit).length === 0;
      valid += isSound ? 1 : 0;
      expect(isValid(LongVisit, visit)).toBe(isSound);
    }),
    // Some values send class-transformer itself into an endless recursion; with a seed none of them comes now and then.
    { numRuns: 3_000, seed: 20_270_315 },
  );
  // About one in thirty is valid; far fewer would mean that only refusals were compared.
  expect(valid).toBeGreaterThan(30);
});
