import 'reflect-metadata';
import type { Label } from './labels.js';

/** Where a field's value stands: in the leaf, or beside it as a disclosure that can be redacted or erased. */
export type Storage = 'plain' | 'text' | 'personal';

/** Who may read it (rule R19). */
export type Publicity = 'public' | 'internal' | 'personal';

export type Constructor<T = object> = new () => T;

export type Shape =
  | {
      readonly is: 'string';
      readonly max: number;
      readonly pattern?: RegExp;
      readonly format?: 'date' | 'uri';
    }
  | { readonly is: 'integer'; readonly min: number; readonly max: number }
  | { readonly is: 'boolean' }
  | { readonly is: 'enum'; readonly members: Readonly<Record<string, Label>> }
  | { readonly is: 'reference'; readonly kind: string }
  | { readonly is: 'part'; readonly of: () => Constructor };

export interface ListBounds {
  readonly min: number;
  readonly max: number;
}

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly storage: Storage;
  readonly publicity: Publicity;
  readonly optional: boolean;
  readonly list?: ListBounds;
  /** Whether the value is the tag of a subject, which must exist as much as one that is named by its id. */
  readonly namesSubject?: boolean;
  /** What a valid value looks like, for refusals and the documentation. */
  readonly expected: Label;
}

const declared = new Map<object, Map<string, Field>>();

/** Every act and every event is walked by its fields, so the lists are kept. */
let lists = new WeakMap<Constructor, readonly Field[]>();

/** Remembers a field of a payload class; class-validator holds the same rules for checking. */
export function declareField(prototype: object, field: Field): void {
  const own = declared.get(prototype) ?? new Map<string, Field>();
  own.set(field.name, field);
  declared.set(prototype, own);
  lists = new WeakMap();
}

/** The fields of a payload class in the order of their declaration, those of its ancestors first. */
export function fieldsOf(of: Constructor): readonly Field[] {
  const known = lists.get(of);
  if (known) return known;
  const list = listOf(of);
  lists.set(of, list);
  return list;
}

function listOf(of: Constructor): readonly Field[] {
  const chain: object[] = [];
  for (
    let prototype = of.prototype as object | null;
    prototype !== null && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    chain.unshift(prototype);
  }
  const fields = new Map<string, Field>();
  for (const prototype of chain) {
    for (const [name, field] of declared.get(prototype) ?? []) fields.set(name, field);
  }
  return [...fields.values()];
}

/** One place in a payload: `at` is a JSON Pointer below the payload, e.g. `/results/0/statement`. */
export interface Place {
  readonly at: string;
  readonly field: Field;
  readonly value: unknown;
}

/** Every leaf field that has a value (parts and lists are entered). */
export function placesOf(of: Constructor, payload: object): Place[] {
  const places: Place[] = [];
  collect(of, payload, '', places);
  return places;
}

function collect(of: Constructor, payload: object, at: string, places: Place[]): void {
  const values = payload as Record<string, unknown>;
  for (const field of fieldsOf(of)) {
    const value = values[field.name];
    if (value === undefined) continue;
    const here = `${at}/${field.name}`;
    if (!field.list) collectOne(field, value, here, places);
    else
      for (const [index, item] of (value as unknown[]).entries())
        collectOne(field, item, `${here}/${String(index)}`, places);
  }
}

function collectOne(field: Field, value: unknown, at: string, places: Place[]): void {
  if (field.shape.is === 'part') collect(field.shape.of(), value as object, at, places);
  else places.push({ at, field, value });
}
