import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateIf } from 'class-validator';
import { declareField } from './field.js';
import type { Field, ListBounds, Publicity, Shape, Storage } from './field.js';
import type { Label } from './labels.js';

export interface FieldOptions {
  readonly optional?: boolean;
  readonly publicity?: Publicity;
}

export interface ListOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A list is at most this long unless its field says otherwise: a longer one would not fit a person's screen or the 512 KiB of an event. */
export const LIST_MAX = 200;

interface Declaration {
  readonly shape: Shape;
  readonly expected: Label;
  readonly checks: (each: boolean) => PropertyDecorator[];
  readonly storage?: Storage;
  readonly list?: ListBounds;
  readonly namesSubject?: boolean;
}

/** One declaration of a field: class-validator gets the checks, the catalogue of fields everything else. */
export function declare(given: Declaration, options: FieldOptions): PropertyDecorator {
  return (prototype, key) => {
    const storage = given.storage ?? 'plain';
    const field: Field = {
      name: String(key),
      shape: given.shape,
      storage,
      publicity: options.publicity ?? (storage === 'personal' ? 'personal' : 'public'),
      optional: options.optional ?? false,
      expected: given.expected,
      ...(given.list ? { list: given.list } : {}),
      ...(given.namesSubject === undefined ? {} : { namesSubject: given.namesSubject }),
    };
    declareField(prototype, field);
    const frame = given.list ? [IsArray(), ArrayMinSize(given.list.min), ArrayMaxSize(given.list.max)] : [];
    // Not IsOptional, which lets `null` pass: what is absent is left out.
    const presence = field.optional ? [ValidateIf((_, value) => value !== undefined)] : [];
    for (const decorate of [...presence, ...frame, ...given.checks(given.list !== undefined)]) {
      decorate(prototype, key);
    }
  };
}
