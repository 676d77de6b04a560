import type { Label } from '#kernel';
import {
  flag,
  isSection,
  list,
  misfit,
  oneOf,
  orMisfit,
  pattern,
  required,
  shape,
  text,
  valueMap,
} from './schema.js';
import type { Misfit, Path, Reader } from './schema.js';

/** Where a value comes from. */
export type Origin =
  | { readonly column: string }
  /** Counted from 1. */
  | { readonly position: number }
  /** A named group of one of the profile's `parts`. */
  | { readonly part: string }
  | { readonly join: readonly Source[] }
  | { readonly firstOf: readonly Source[] };

export interface Replacement {
  readonly match: RegExp;
  readonly with: string;
}

export interface Case {
  readonly matches: RegExp;
  readonly gives: string;
}

export interface Steps {
  readonly replace: readonly Replacement[];
  readonly map?: ReadonlyMap<string, string>;
  readonly cases?: readonly Case[];
  /** What a value gives that neither map nor cases know. */
  readonly otherwise?: string;
  /** What an empty value gives. */
  readonly default?: string;
}

export type Source = { readonly constant: string } | { readonly origin: Origin; readonly steps: Steps };

const MAX_DEPTH = 6;
const MAX_ALTERNATIVES = 20;
/** A value map is typed by hand; a longer one belongs into a table of its own. */
const MAX_MAPPED = 1000;

const SOURCE: Label = {
  de: 'ein fester Wert oder genau eines von { column: … }, { position: … }, { part: … }, { join: […] }, { firstOf: […] }',
  en: 'a constant or exactly one of { column: … }, { position: … }, { part: … }, { join: […] }, { firstOf: […] }',
};
const PLAIN: Label = { de: 'ein Text', en: 'a text' };
const plain = text(PLAIN, { minChars: 0 });

/** Every occurrence is replaced. */
const everywhere: Reader<RegExp> = (given, path, misfits) => {
  const read = pattern(given, path, misfits);
  return read && new RegExp(read.source, 'gu');
};
const replacement = shape<Replacement>({ match: required(everywhere), with: required(plain) });
const aCase = shape<Case>({ matches: required(pattern), gives: required(plain) });

const originReaders: Record<string, (depth: number) => Reader<unknown>> = {
  column: () => text({ de: 'der Name einer Spalte', en: 'the name of a column' }),
  position: () => wholePosition,
  part: () => text({ de: 'der Name eines Teils aus parts', en: 'the name of a part from parts' }),
  join: (depth) => list(sourceAt(depth + 1), { min: 2, max: MAX_ALTERNATIVES }),
  firstOf: (depth) => list(sourceAt(depth + 1), { min: 2, max: MAX_ALTERNATIVES }),
};

const stepReaders: Record<keyof Steps, Reader<unknown>> = {
  replace: list(replacement, { max: MAX_ALTERNATIVES }),
  map: valueMap(plain, MAX_MAPPED),
  cases: list(aCase, { max: MAX_ALTERNATIVES }),
  otherwise: plain,
  default: plain,
};

const POSITION: Label = { de: 'eine Spaltennummer von 1 bis 1000', en: 'a column number from 1 to 1000' };
const wholePosition: Reader<number> = (given, path, misfits) => {
  const position = typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 0;
  const isColumn = position > 0 && position <= 1000;
  return orMisfit(isColumn ? position : undefined, misfits, path, POSITION);
};

/** A constant, or where the value comes from and what is done to it on the way. */
export const source: Reader<Source> = sourceAt(0);

function sourceAt(depth: number): Reader<Source> {
  return (given, path, misfits) => {
    if (typeof given === 'string') return { constant: given };
    const sections = isSection(given) && depth <= MAX_DEPTH ? given : {};
    const origins = Object.keys(sections).filter((key) => key in originReaders);
    const [name] = origins;
    if (origins.length !== 1 || name === undefined) {
      misfit(misfits, path, SOURCE);
      return undefined;
    }
    const read = originReaders[name]?.(depth);
    const origin = { [name]: read?.(sections[name], [...path, name], misfits) } as Origin;
    return { origin, steps: readSteps(sections, name, path, misfits) };
  };
}

function readSteps(given: Record<string, unknown>, origin: string, path: Path, misfits: Misfit[]): Steps {
  const steps: Record<string, unknown> = { replace: [] };
  for (const [key, value] of Object.entries(given)) {
    if (key === origin) continue;
    if (key in stepReaders) steps[key] = stepReaders[key as keyof Steps](value, [...path, key], misfits);
    else misfit(misfits, [...path, key], UNKNOWN_STEP);
  }
  if (steps['map'] !== undefined && steps['cases'] !== undefined) misfit(misfits, path, MAP_OR_CASES);
  if (steps['otherwise'] !== undefined && steps['map'] === undefined && steps['cases'] === undefined) {
    misfit(misfits, [...path, 'otherwise'], OTHERWISE_ALONE);
  }
  return { replace: [], ...steps };
}

const UNKNOWN_STEP: Label = {
  de: 'diesen Schlüssel gibt es hier nicht; es gibt „replace“, „map“, „cases“, „otherwise“ und „default“',
  en: 'there is no such key here; there is “replace”, “map”, “cases”, “otherwise” and “default”',
};
const MAP_OR_CASES: Label = {
  de: 'entweder map oder cases, nicht beides',
  en: 'either map or cases, not both',
};
const OTHERWISE_ALONE: Label = {
  de: 'otherwise nur zusammen mit map oder cases',
  en: 'otherwise only together with map or cases',
};

/** A source whose every possible fixed outcome must be one of these values. */
export function choice(values: readonly string[]): Reader<Source> {
  return withOutcomes(oneOf(values));
}

/** A source that gives true or false. */
export const yesOrNo: Reader<Source> = withOutcomes(flag);

function withOutcomes(allowed: Reader<unknown>): Reader<Source> {
  return (given, path, misfits) => {
    const before = misfits.length;
    const read = source(given, path, misfits);
    // A source with a misfit is incomplete; its outcomes are looked at once it is in order.
    if (read && misfits.length === before)
      checkOutcomes(read, path, (value, at) => allowed(value, at, misfits));
    return read;
  };
}

/** Calls `check` for every value that the profile itself names as an outcome; empty outcomes mean "absent". */
function checkOutcomes(from: Source, path: Path, check: (value: string, at: Path) => void): void {
  if ('constant' in from) {
    check(from.constant, path);
    return;
  }
  const { origin, steps } = from;
  const checkFilled = (value: string | undefined, at: Path) => {
    if (value !== undefined && value !== '') check(value, at);
  };
  if ('firstOf' in origin && !steps.map && !steps.cases) {
    origin.firstOf.forEach((inner, index) => checkOutcomes(inner, [...path, 'firstOf', index], check));
  }
  for (const [key, value] of steps.map ?? []) checkFilled(value, [...path, 'map', key]);
  steps.cases?.forEach(({ gives }, index) => checkFilled(gives, [...path, 'cases', index, 'gives']));
  checkFilled(steps.otherwise, [...path, 'otherwise']);
  checkFilled(steps.default, [...path, 'default']);
}
