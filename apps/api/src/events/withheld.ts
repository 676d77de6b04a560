import { fieldsOf, tag } from '#kernel';
import type { Constructor, Field, StoredEvent, Tag } from '#kernel';
import { seesClass } from '#access';
import type { Caller } from '#access';
import { planning } from '#planning';

/** A field of an event that the caller must not see, with everything in it. */
export interface Withheld {
  /** JSON Pointer below the data, e.g. `/reportedBy/personId`. */
  readonly at: string;
  readonly field: Field;
  readonly value: unknown;
}

/** The fields of an event that the caller must not see (rule R19), the outermost ones. */
export function withheldOf(caller: Caller, { type, version, data }: StoredEvent): readonly Withheld[] {
  const declared = planning.eventType(type, version);
  return declared ? [...withheldIn(caller, declared.payload, data, '')] : [];
}

/** Whether this program does not know the event's shape and so cannot tell what of it the caller may see. */
export function isOpaque(caller: Caller, { type, version }: StoredEvent): boolean {
  return !seesClass(caller, 'internal') && planning.eventType(type, version) === undefined;
}

function* withheldIn(caller: Caller, of: Constructor, data: object, at: string): Generator<Withheld> {
  const values = data as Readonly<Record<string, unknown>>;
  for (const field of fieldsOf(of)) {
    const value = values[field.name];
    const here = `${at}/${field.name}`;
    if (value === undefined) continue;
    if (!seesClass(caller, field.publicity)) yield { at: here, field, value };
    else if (field.shape.is === 'part') {
      const part = field.shape.of();
      const parts = field.list
        ? (value as object[]).map((item, index) => [`${here}/${String(index)}`, item] as const)
        : [[here, value as object] as const];
      for (const [place, item] of parts) yield* withheldIn(caller, part, item, place);
    }
  }
}

/** The tags that would tell what is withheld: an event carries the tags of what it refers to. */
export function withheldTags(caller: Caller, event: StoredEvent): ReadonlySet<Tag> {
  const tags = withheldOf(caller, event).flatMap(({ field: { shape }, value }) => {
    if (shape.is !== 'reference') return [];
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ids.map((id) => tag(shape.kind, String(id)));
  });
  return new Set(tags.filter((each) => each !== event.subject));
}

/** A copy without the value at the pointer. */
export function without(data: object, pointer: string): object {
  const copy = structuredClone(data);
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  let parent = copy as Record<string, unknown>;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  Reflect.deleteProperty(parent, last);
  return copy;
}
