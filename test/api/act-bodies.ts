import fc from 'fast-check';
import type { JsonSchema } from '#kernel';
import { TODAY } from '../town/asked.js';

type Schema = JsonSchema & {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-subject'?: string;
};

/** What there is in a ledger, so that bodies are about something and rules are reached. */
export interface Things {
  readonly ids: (kind: string) => readonly string[];
  /** Whatever else is named by a text: versions, tags, numbers of notices. */
  readonly names: readonly string[];
}

/** Bodies that a JSON Schema allows, as far as a schema can say; they name things that there are, and some that are not. */
export function bodiesOf(schema: Schema, things: Things): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, of]) => [name, bodiesOf(of, things)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] as never[] },
      );
    case 'array':
      return fc.array(bodiesOf(schema.items ?? {}, things), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'integer':
      return fc.oneof(
        fc.integer({
          min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
          max: Math.min(schema.maximum ?? 0, 2 ** 31 - 1),
        }),
        fc.constantFrom(...[schema.minimum ?? 0, schema.maximum ?? 0, ...usual(schema)]),
      );
    case 'boolean':
      return fc.boolean();
    default:
      return stringsOf(schema, things);
  }
}

/** Numbers that somebody would give: a place in a list, a year, cents. */
function usual({ minimum = 0, maximum = 0 }: Schema): number[] {
  return [1, 2, 2027, 10_000_00].filter((each) => minimum <= each && each <= maximum);
}

/** Days around the one on which it all happens, and others. */
const days = [TODAY, TODAY, '2027-03-14', '2027-03-16', '2027-01-01', '2027-12-31', '2024-02-29', '1999-12-31', '2099-01-01']; // prettier-ignore

function stringsOf(
  { enum: members, format, pattern, minLength = 0, maxLength = 50, 'x-subject': kind }: Schema,
  { ids, names }: Things,
) {
  if (members) return fc.constantFrom(...members);
  if (format === 'uuid') return mostly(kind === undefined ? [] : ids(kind), fc.uuid());
  if (format === 'date') return fc.constantFrom(...days);
  if (pattern !== undefined) {
    const form = new RegExp(pattern);
    return mostly(
      names.filter((name) => name.length <= maxLength && form.test(name)),
      matching(pattern, form),
    );
  }
  // A grapheme may have many characters, and normalisation may make more of them.
  const fits = (text: string): boolean =>
    /\S/u.test(text) && Math.max(text.length, text.normalize('NFC').length) <= maxLength;
  return fc.string({ minLength: Math.max(1, minLength), maxLength: 40, unit: 'grapheme' }).filter(fits);
}

/** Making one takes fast-check longer than asking the api, and the same few patterns return in every act. */
const byPattern = new Map<string, fc.Arbitrary<string>>();

function matching(pattern: string, form: RegExp): fc.Arbitrary<string> {
  const made = byPattern.get(pattern) ?? fc.stringMatching(form);
  byPattern.set(pattern, made);
  return made;
}

/** One of those that are known, or now and then any other. */
function mostly(known: readonly string[], any: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (known.length === 0) return any;
  return fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
}

/** A body that somebody thought of, with some of its fields as another body of the same schema has them. */
export function nearTo(thought: object, schema: Schema, things: Things): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  return fc.tuple(bodiesOf(schema, things), fc.subarray(names, { maxLength: 2 })).map(([other, changed]) => ({
    ...thought,
    ...Object.fromEntries(
      Object.entries(other as object).filter(([name]) => changed.includes(name) && name !== 'id'),
    ),
  }));
}

const strange: readonly unknown[] = [
  null, '', ' ', 0, -0, -1, 0.5, 2 ** 53, -(2 ** 53), 1e308, true, [], {}, [[]], [null], '\u0000', 'a\u0000b', '\ud800',
  'ﬁ\u0308', '2026-02-30', '9999-99-99', 'x'.repeat(20_000), { $ne: 1 }, { commitment: '0'.repeat(64) }, '../../etc/passwd',
  "'; DROP TABLE events; --", { __proto__: null, toString: 1 }, '00000000-0000-0000-0000-000000000000',
]; // prettier-ignore

const strangeNames = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  'id',
  'actor',
  'number',
  'ledger',
  '',
  'ä',
  'x',
];

/** A body with one thing wrong: a value exchanged, a field left out, one added, or everything replaced. */
export function mutatedBodiesOf(schema: Schema, things: Things): fc.Arbitrary<string> {
  const seeds = fc.record({
    body: bodiesOf(schema, things),
    place: fc.nat(),
    value: fc.constantFrom(...strange),
  });
  return fc.oneof(
    seeds.map(({ body, place, value }) => JSON.stringify(exchanged(body, place, value))),
    fc
      .record({
        body: bodiesOf(schema, things),
        name: fc.constantFrom(...strangeNames),
        value: fc.constantFrom(...strange),
      })
      // Written by hand: an object literal cannot hold a member of the name `__proto__`.
      .map(({ body, name, value }) =>
        JSON.stringify(body).replace(
          /^\{/,
          () =>
            `{${JSON.stringify(name)}:${JSON.stringify(value)}${Object.keys(body as object).length > 0 ? ',' : ''}`,
        ),
      ),
    fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  );
}

/** The body with the value of its n-th place exchanged, or taken out where the new value is undefined. */
function exchanged(body: unknown, place: number, value: unknown): unknown {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, item] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, name]);
      visit(item);
    }
  };
  const copy = structuredClone(body);
  visit(copy);
  const chosen = places[place % Math.max(1, places.length)];
  if (!chosen) return value;
  chosen[0][chosen[1]] = place % 5 === 0 ? undefined : value;
  return copy;
}
