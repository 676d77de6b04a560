import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { declare, LIST_MAX } from './declaring.js';
import type { FieldOptions, ListOptions } from './declaring.js';
import type { Constructor, ListBounds } from './field.js';
import type { Label } from './labels.js';
import { RealDate } from './real-date.js';

/**
 * Field decorators. One declaration gives validation (class-validator), JSON Schema, the storage class of the field and
 * its publicity. A class that uses them is the shape of an act's input, of an event's data, or of both.
 */

/** A text a person typed. In the leaf stands its commitment only, so a decision model cannot read it. */
export type Text = string & { readonly __storage?: 'text' };

/** Personal data. In the leaf stands its commitment only; the disclosure is encrypted under the person's key. */
export type Personal = string & { readonly __storage?: 'personal' };

const NOT_BLANK = /\S/u;

/** A text of a person: title, description, reason, wording, name of a document. At most 10,000 characters unless `max` says less. */
export function Text({
  max = 10_000,
  ...options
}: FieldOptions & { readonly max?: number } = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max },
      storage: 'text',
      expected: {
        de: `ein Text von 1 bis ${String(max)} Zeichen`,
        en: `a text of 1 to ${String(max)} characters`,
      },
      checks: () => [IsString(), MaxLength(max), Matches(NOT_BLANK)],
    },
    options,
  );
}

/** A title: a text of at most 140 characters. */
export function Title(options: FieldOptions = {}): PropertyDecorator {
  return Text({ ...options, max: 140 });
}

/** Personal data (name, contact). Only events about a person may hold it. */
export function Personal({
  max = 500,
  ...options
}: FieldOptions & { readonly max?: number } = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max },
      storage: 'personal',
      expected: {
        de: `ein Text von 1 bis ${String(max)} Zeichen`,
        en: `a text of 1 to ${String(max)} characters`,
      },
      checks: () => [IsString(), MaxLength(max), Matches(NOT_BLANK)],
    },
    { ...options, publicity: 'personal' },
  );
}

/** A short word of a closed alphabet, e.g. a number or key of another system. Plain: it stands in the leaf and in tags. */
export function Code({
  pattern = /^[A-Za-z0-9._-]{1,80}$/,
  max = 80,
  expected = {
    de: '1 bis 80 Zeichen aus Buchstaben, Ziffern, Punkt, Unterstrich und Bindestrich',
    en: '1 to 80 characters of letters, digits, dot, underscore and hyphen',
  },
  ...options
}: FieldOptions & {
  readonly pattern?: RegExp;
  readonly max?: number;
  readonly expected?: Label;
} = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max, pattern },
      expected,
      checks: () => [IsString(), MaxLength(max), Matches(pattern)],
    },
    options,
  );
}

/** A SHA-256 as 64 lower-case hex digits. */
export function Sha256(options: FieldOptions = {}): PropertyDecorator {
  return Code({
    ...options,
    pattern: /^[0-9a-f]{64}$/,
    max: 64,
    expected: { de: 'ein SHA-256 aus 64 Hexadezimalziffern', en: 'a SHA-256 of 64 hex digits' },
  });
}

/** A calendar day as `YYYY-MM-DD`; it must exist. */
export function Day(options: FieldOptions = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max: 10, format: 'date' },
      expected: { de: 'ein Tag, den es gibt, als JJJJ-MM-TT', en: 'a day that exists, as YYYY-MM-DD' },
      checks: () => [Validate(RealDate)],
    },
    options,
  );
}

/** Whole numbers; by default everything that JSON holds exactly. */
export function Whole({
  min = -Number.MAX_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
  ...options
}: FieldOptions & { readonly min?: number; readonly max?: number } = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'integer', min, max },
      expected: {
        de: `eine ganze Zahl von ${String(min)} bis ${String(max)}`,
        en: `a whole number from ${String(min)} to ${String(max)}`,
      },
      checks: () => [IsInt(), Min(min), Max(max)],
    },
    options,
  );
}

/** An amount in integer euro cents. `min: 0` where it cannot be negative. */
export function Cents(options: FieldOptions & { readonly min?: number } = {}): PropertyDecorator {
  return Whole(options);
}

/** Years that a budget can be made for; anything else is a slip of the pen. */
export const YEARS = { min: 1900, max: 2200 };

/** A calendar or budget year. */
export function Year(options: FieldOptions = {}): PropertyDecorator {
  return Whole({ ...options, ...YEARS });
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'boolean' },
      expected: { de: 'true oder false', en: 'true or false' },
      checks: () => [IsBoolean()],
    },
    options,
  );
}

/** One member of a closed list; every member has its German and English label. */
export function OneOf(
  members: Readonly<Record<string, Label>>,
  options: FieldOptions = {},
): PropertyDecorator {
  const names = Object.keys(members);
  return declare(
    {
      shape: { is: 'enum', members },
      expected: { de: `eines von ${names.join(', ')}`, en: `one of ${names.join(', ')}` },
      checks: () => [IsIn(names)],
    },
    options,
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function reference(kind: string, list: ListBounds | undefined, options: FieldOptions): PropertyDecorator {
  return declare(
    {
      shape: { is: 'reference', kind },
      expected: { de: `die UUID eines ${kind}`, en: `the UUID of a ${kind}` },
      checks: (each) => [Matches(UUID, { each })],
      ...(list ? { list } : {}),
    },
    options,
  );
}

/** The id of a subject of this ledger. Acting refuses an id that the ledger does not know. */
export function Ref(kind: string, options: FieldOptions = {}): PropertyDecorator {
  return reference(kind, undefined, options);
}

/** Ids of subjects of this ledger. */
export function Refs(
  kind: string,
  { min = 0, max = LIST_MAX, ...options }: ListOptions = {},
): PropertyDecorator {
  return reference(kind, { min, max }, options);
}

function part(of: () => Constructor, list: ListBounds | undefined, options: FieldOptions): PropertyDecorator {
  return declare(
    {
      shape: { is: 'part', of },
      expected: { de: 'eine Angabe mit eigenen Feldern', en: 'an object' },
      // A list in the place of one part would be taken for parts.
      checks: (each) => [IsObject({ each }), ValidateNested({ each }), Type(of)],
      ...(list ? { list } : {}),
    },
    options,
  );
}

/** A nested shape. */
export function Part(of: () => Constructor, options: FieldOptions = {}): PropertyDecorator {
  return part(of, undefined, options);
}

/** A list of nested shapes. */
export function Each(
  of: () => Constructor,
  { min = 0, max = LIST_MAX, ...options }: ListOptions = {},
): PropertyDecorator {
  return part(of, { min, max }, options);
}
