import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { isValid } from './checks.js';
import { fieldsOf } from './field.js';
import type { Constructor, Field } from './field.js';
import type { Label } from './labels.js';

/** One field at fault. `path` is a JSON Pointer into what was given. */
export interface Fault {
  readonly path: string;
  readonly expected: Label;
}

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Deeper than this no shape of Planbuch goes; the leaf allows as much and no more. */
export const MAX_DEPTH = 32;

const TOO_DEEP: Label = {
  de: `höchstens ${String(MAX_DEPTH)} Ebenen`,
  en: `at most ${String(MAX_DEPTH)} levels`,
};
const ILL_FORMED: Label = {
  de: 'wohlgeformter Text ohne U+0000 und ohne einzelne Surrogate',
  en: 'well-formed text without U+0000 and lone surrogates',
};
const UNKNOWN: Label = { de: 'dieses Feld gibt es nicht', en: 'there is no such field' };
const OBJECT: Label = { de: 'ein JSON-Objekt', en: 'a JSON object' };

/**
 * Checks untrusted input against a payload class. Texts come back in NFC; every field at fault is named, not only the
 * first. An unknown field is a fault, and so is `null`: what is absent is left out.
 */
export function validate<T extends object>(shape: Constructor<T>, given: unknown): Validated<T> {
  const faults: Fault[] = [];
  const value = normalised(given, '', 0, faults);
  if (faults.length > 0) return { ok: false, faults };
  if (!isRecord(value)) return { ok: false, faults: [{ path: '', expected: OBJECT }] };
  if (isValid(shape, value)) return { ok: true, value: value as T };
  const errors = validateSync(plainToInstance(shape, value), { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) return { ok: false, faults: errors.flatMap((error) => faultsOf(error, shape, '')) };
  return { ok: true, value: value as T };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normalised(value: unknown, path: string, depth: number, faults: Fault[]): unknown {
  if (depth > MAX_DEPTH) {
    faults.push({ path, expected: TOO_DEEP });
    return undefined;
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) faults.push({ path, expected: ILL_FORMED });
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => normalised(item, `${path}/${String(index)}`, depth + 1, faults));
  }
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    // `__proto__`, `constructor`, `toString` …: the library that makes instances skips them and would let them pass unseen.
    if (key in Object.prototype) {
      faults.push({ path: `${path}/${key}`, expected: UNKNOWN });
      continue;
    }
    result[key] = normalised(item, `${path}/${pointerToken(key)}`, depth + 1, faults);
  }
  return result;
}

function pointerToken(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

function faultsOf(error: ValidationError, shape: Constructor, parent: string): Fault[] {
  const field = fieldsOf(shape).find(({ name }) => name === error.property);
  const path = `${parent}/${pointerToken(error.property)}`;
  if (!field) return [{ path, expected: UNKNOWN }];
  const children = (error.children ?? []).flatMap((child) => nestedFaults(child, field, path));
  if (children.length > 0) return children;
  return [{ path, expected: field.list ? listExpectation(field) : field.expected }];
}

function nestedFaults(error: ValidationError, field: Field, path: string): Fault[] {
  if (field.shape.is !== 'part') return [{ path, expected: field.expected }];
  const shape = field.shape.of();
  if (!field.list) return faultsOf(error, shape, path);
  const here = `${path}/${error.property}`;
  const inner = (error.children ?? []).flatMap((child) => faultsOf(child, shape, here));
  return inner.length > 0 ? inner : [{ path: here, expected: OBJECT }];
}

function listExpectation(field: Field): Label {
  const { min = 0, max = 0 } = field.list ?? {};
  return {
    de: `eine Liste von ${String(min)} bis ${String(max)} Einträgen; jeder: ${field.expected.de}`,
    en: `a list of ${String(min)} to ${String(max)} entries; each: ${field.expected.en}`,
  };
}
