import fc from 'fast-check';
import type { JsonSchema } from '#kernel';

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
};

/** Bodies that a JSON Schema allows, as far as a schema can say. Ids are drawn from `ids`, so that some exist. */
export function bodiesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, of]) => [name, bodiesOf(of, ids)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] as never[] },
      );
    case 'array':
      return fc.array(bodiesOf(schema.items ?? {}, ids), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'integer':
      return fc.oneof(
        fc.integer({
          min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
          max: Math.min(schema.maximum ?? 0, 2 ** 31 - 1),
        }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 0),
      );
    case 'boolean':
      return fc.boolean();
    default:
      return stringsOf(schema, ids);
  }
}

function stringsOf(
  { enum: members, format, pattern, minLength = 0, maxLength = 50 }: Schema,
  ids: readonly string[],
) {
  if (members) return fc.constantFrom(...members);
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-31', '2099-01-01');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  // A grapheme may have many characters, and normalisation may make more of them.
  const fits = (text: string): boolean =>
    /\S/u.test(text) && Math.max(text.length, text.normalize('NFC').length) <= maxLength;
  return fc.string({ minLength: Math.max(1, minLength), maxLength: 40, unit: 'grapheme' }).filter(fits);
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
export function mutatedBodiesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  const seeds = fc.record({
    body: bodiesOf(schema, ids),
    place: fc.nat(),
    value: fc.constantFrom(...strange),
  });
  return fc.oneof(
    seeds.map(({ body, place, value }) => JSON.stringify(exchanged(body, place, value))),
    fc
      .record({
        body: bodiesOf(schema, ids),
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
