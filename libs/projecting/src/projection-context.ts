import type { OpenedEvent, ReadModel } from '#kernel';
import type { EventStore, RecordedEvent } from '#event-store';
import type { Database, Logger } from '#platform';
import { tableShape, type TableShape } from './table-shape.js';

export interface ProjectionOptions {
  /** Under the application's role. A worker needs two connections for each ledger it works on, two for a build, and one to listen. */
  readonly database: Database;
  readonly store: EventStore;
  readonly readModels: readonly ReadModel[];
  /** Puts the texts back into an event; `openerFor` of the vault. */
  readonly open: (recorded: RecordedEvent) => OpenedEvent;
  readonly logger: Logger;
  /** What the open rows of a ledger may occupy while it is loaded from event 1; 256 MiB where it is missing. */
  readonly heldBytes?: number;
}

/** What every part of the projecting room works with. */
export interface ProjectionContext extends ProjectionOptions {
  readonly shapes: ReadonlyMap<string, TableShape>;
}

/** Throws TypeError on a declaration that no table can hold, and on a name that stands twice. */
export function projectionContext(options: ProjectionOptions): ProjectionContext {
  const shapes = new Map<string, TableShape>();
  for (const model of options.readModels) {
    if (shapes.has(model.name)) throw new TypeError(`read model ${model.name} is declared twice`);
    shapes.set(model.name, tableShape(model));
  }
  return { ...options, shapes };
}
