import type { EventType, FoldedEvent, Leaf } from './event.js';
import type { Query } from './query.js';
import { tag } from './tag.js';
import type { Tag } from './tag.js';

/** One line of a fold: what an event of this type does to the state. */
export interface Evolution<State> {
  readonly type: string;
  readonly version: number;
  readonly evolve: (state: State, event: FoldedEvent, id: string) => State;
}

/** Says what an event of a type does to the state. `id` is that of the tag the model was read for: an event may carry several tags of one kind. */
export type When<State> = <Data extends object>(
  event: EventType<Data>,
  evolve: (state: State, data: Leaf<Data>, event: FoldedEvent, id: string) => State,
) => Evolution<State>;

export interface ModelDeclaration<State> {
  readonly initial: State;
  readonly on: (when: When<State>) => readonly Evolution<State>[];
}

/** What an act knows of one tag: which events it folds, from where, and how. States hold aggregates, not lists of events. */
export interface DecisionModel<State> {
  readonly name: string;
  readonly kind: string;
  readonly initial: State;
  readonly types: readonly string[];
  evolve(state: State, event: FoldedEvent, id: string): State;
  readonly of: (id: string) => ModelRead<State>;
}

/** A decision model asked of one tag. */
export interface ModelRead<State> {
  /** Model and tag: the same for the same question. Whoever decides looks it up several times, so it is put together once. */
  readonly name: string;
  readonly model: Omit<DecisionModel<State>, 'of'>;
  readonly tag: Tag;
  /** Set where what was read can never become untrue (that something exists): it then needs no place in the append condition. */
  readonly lasting?: boolean;
}

/** One event by its number. It is immutable, so it needs no place in the append condition either. */
export interface EventRead {
  readonly eventNumber: number;
}

export type Read<State> = ModelRead<State> | EventRead;

/** A process that meets a version it does not know must not decide: it would decide on half of what happened. */
export class UnknownEventVersion extends Error {
  constructor(readonly event: Pick<FoldedEvent, 'type' | 'version' | 'number'>) {
    super(
      `version ${String(event.version)} of ${event.type} (event ${String(event.number)}) is unknown to this program`,
    );
  }
}

/** Declares a decision model over the tags of one kind. `name` is unique among all decision models. */
export function model<State>(
  name: string,
  kind: string,
  declaration: ModelDeclaration<State>,
): DecisionModel<State> {
  const lines = declaration.on((event, evolve) => ({
    type: event.type,
    version: event.version,
    // The store returns what this event type's own declaration sealed, so its data has the declared shape.
    evolve: (state, happened, id) => evolve(state, happened.data as Leaf<never>, happened, id),
  }));
  const evolutions = new Map(lines.map((line) => [`${line.type}@${String(line.version)}`, line]));
  const made = {
    name,
    kind,
    initial: declaration.initial,
    types: [...new Set(lines.map(({ type }) => type))],
    evolve: (state: State, event: FoldedEvent, id: string): State => {
      const evolution = evolutions.get(`${event.type}@${String(event.version)}`);
      if (!evolution) throw new UnknownEventVersion(event);
      return evolution.evolve(state, event, id);
    },
  };
  return { ...made, of: (id) => readOf(made, id) };
}

export function readOf<State>(made: ModelRead<State>['model'], id: string): ModelRead<State> {
  const of = tag(made.kind, id);
  return { name: `${made.name} ${of}`, model: made, tag: of };
}

export function queryOf(read: ModelRead<unknown>): Query {
  return [{ tags: [read.tag], types: read.model.types }];
}
