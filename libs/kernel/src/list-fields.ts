import { IsIn, IsString, Matches, Validate } from 'class-validator';
import { declare, LIST_MAX } from './declaring.js';
import type { ListOptions } from './declaring.js';
import type { Label } from './labels.js';
import { RealDate } from './real-date.js';

/** Fields that hold several plain words. Their singular forms stand in `fields.ts`. */

/** Several members of a closed list; every member has its German and English label. */
export function SomeOf(
  members: Readonly<Record<string, Label>>,
  { min = 0, max = LIST_MAX, ...options }: ListOptions = {},
): PropertyDecorator {
  const names = Object.keys(members);
  return declare(
    {
      shape: { is: 'enum', members },
      expected: { de: `eines von ${names.join(', ')}`, en: `one of ${names.join(', ')}` },
      checks: (each) => [IsIn(names, { each })],
      list: { min, max },
    },
    options,
  );
}

/** Several calendar days as `YYYY-MM-DD`; each must exist. */
export function Days({ min = 0, max = LIST_MAX, ...options }: ListOptions = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max: 10, format: 'date' },
      expected: { de: 'Tage, die es gibt, als JJJJ-MM-TT', en: 'days that exist, as YYYY-MM-DD' },
      checks: (each) => [Validate(RealDate, { each })],
      list: { min, max },
    },
    options,
  );
}

const KEY = /^[A-Za-z0-9._-]{1,80}$/;

/** Several short words of a closed alphabet: keys of a town's own lists. Plain, so rules and tags may rest on them. */
export function Codes({
  min = 0,
  max = LIST_MAX,
  pattern = KEY,
  length = 80,
  expected = {
    de: '1 bis 80 Zeichen aus Buchstaben, Ziffern, Punkt, Unterstrich und Bindestrich',
    en: '1 to 80 characters of letters, digits, dot, underscore and hyphen',
  },
  ...options
}: ListOptions & {
  readonly pattern?: RegExp;
  readonly length?: number;
  readonly expected?: Label;
} = {}): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max: length, pattern },
      expected,
      checks: (each) => [IsString({ each }), Matches(pattern, { each })],
      list: { min, max },
    },
    options,
  );
}
