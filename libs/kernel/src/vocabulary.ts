import type { Act } from './act.js';
import type { AnyEventType, FoldedEvent } from './event.js';
import { tag } from './tag.js';
import { readOf } from './model.js';
import type { DecisionModel } from './model.js';

/** One line of the registry: an act, and the roles that may perform it. */
export interface Permitted<Role extends string = string> {
  readonly act: Act;
  readonly by: readonly Role[];
}

/** All acts and event types of a domain, found by name. */
export interface Vocabulary<Role extends string = string> {
  readonly acts: ReadonlyMap<string, Permitted<Role>>;
  readonly eventTypes: readonly AnyEventType[];
  eventType(type: string, version: number): AnyEventType | undefined;
  /** Whether any event type brings a subject of this kind into being. */
  creates(kind: string): boolean;
  /** The number of the event that brought a subject of this kind into being. */
  existence(kind: string): DecisionModel<number | undefined>;
}

/** Puts the registry together; throws on a name that stands twice, so that a mistake is seen at start and not in the record. */
export function vocabulary<Role extends string>(registry: readonly Permitted<Role>[]): Vocabulary<Role> {
  const acts = new Map<string, Permitted<Role>>();
  const eventTypes = new Map<string, AnyEventType>();
  for (const entry of registry) {
    if (acts.has(entry.act.name)) throw new TypeError(`act ${entry.act.name} is registered twice`);
    acts.set(entry.act.name, entry);
    for (const made of entry.act.makes) {
      const key = keyOf(made.type, made.version);
      if ((eventTypes.get(key) ?? made) !== made) throw new TypeError(`event type ${key} is declared twice`);
      eventTypes.set(key, made);
    }
  }
  const existences = existenceModels([...eventTypes.values()]);
  return {
    acts,
    eventTypes: [...eventTypes.values()],
    eventType: (type, version) => eventTypes.get(keyOf(type, version)),
    creates: (kind) => existences.has(kind),
    existence: (kind) => {
      const found = existences.get(kind);
      if (!found) throw new TypeError(`no event type creates a ${kind}`);
      return found;
    },
  };
}

function keyOf(type: string, version: number): string {
  return `${type}@${String(version)}`;
}

function existenceModels(
  eventTypes: readonly AnyEventType[],
): Map<string, DecisionModel<number | undefined>> {
  const creating = new Map<string, string[]>();
  for (const { subject, type, creates } of eventTypes) {
    if (creates) creating.set(subject, [...(creating.get(subject) ?? []), type]);
  }
  return new Map([...creating].map(([kind, types]) => [kind, existenceModel(kind, types)]));
}

function existenceModel(kind: string, types: readonly string[]): DecisionModel<number | undefined> {
  const made = {
    name: `existence of ${kind}`,
    kind,
    initial: undefined,
    types: [...new Set(types)],
    // An event that creates one subject may carry the tag of another of its kind: only the subject came into being.
    evolve: (state: number | undefined, event: FoldedEvent, id: string) =>
      state ?? (event.subject === tag(kind, id) ? event.number : undefined),
  };
  return { ...made, of: (id) => readOf(made, id) };
}
