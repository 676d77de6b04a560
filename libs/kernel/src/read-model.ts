import type { Commitment, EventType, Evidence, StoredEvent } from './event.js';
import type { Publicity } from './field.js';
import type { Label } from './labels.js';
import { idOf } from './tag.js';

/** A payload as a projection sees it: texts are open (or read as redacted), personal fields stay commitments. */
export type Opened<T> = T extends readonly (infer Item)[]
  ? readonly Opened<Item>[]
  : T extends string
    ? '__storage' extends keyof T
      ? T extends { readonly __storage?: 'personal' }
        ? Commitment
        : string
      : T
    : T extends object
      ? { readonly [Key in keyof T]: Opened<T[Key]> }
      : T;

/** A stored event with its texts. */
export interface OpenedEvent extends Omit<StoredEvent, 'reason' | 'evidence'> {
  readonly reason?: string;
  readonly evidence: readonly Evidence[];
}

/** What a column holds; it decides the type in the database, the filters of the register and how a page shows it. */
export type ColumnType = 'code' | 'codes' | 'text' | 'integer' | 'cents' | 'day' | 'flag' | 'json';

export interface Column<Type extends ColumnType = ColumnType> {
  readonly type: Type;
  readonly label: Label;
  /** Who may read it (rule R19), as the fields it is made of; public where it is missing. Personal data is in no row. */
  readonly publicity?: Exclude<Publicity, 'personal'>;
}

export type Columns = Readonly<Record<string, Column>>;

interface Values {
  readonly code: string;
  readonly codes: readonly string[];
  readonly text: string;
  readonly integer: number;
  readonly cents: number;
  readonly day: string;
  readonly flag: boolean;
  readonly json: object;
}

/** A row of a read model; what is not known is `null`. */
export type Row<Of extends Columns> = { readonly [Name in keyof Of]: Values[Of[Name]['type']] | null };

/** A row of this read model. */
export type RowOf<Model> = Model extends ReadModel<infer Of> ? Row<Of> : never;

export type AnyRow = Readonly<Record<string, Values[ColumnType] | null>>;

/**
 * What an event does to the rows of a read model. `revise` sees the open row of that key (undefined where there is
 * none) and gives the whole new row; the runner loads the row first, and rows and checkpoint are one transaction, so an
 * event is never folded twice (ADR 0003).
 */
export interface Change<R extends AnyRow = AnyRow> {
  readonly key: string;
  /** Set where the row is the event's own and no other change ever touches it: nobody needs to remember it. */
  readonly lasting?: true;
  readonly revise: (row: R | undefined) => R | null;
}

export interface Projector {
  readonly type: string;
  readonly version: number;
  readonly project: (event: OpenedEvent) => readonly Change[];
}

export interface ReadModel<Of extends Columns = Columns> {
  readonly name: string;
  readonly label: Label;
  /** Another shape or another meaning of the rows is another version: it is built beside the old one and swapped in. */
  readonly version: number;
  readonly columns: Of;
  /** Columns that are looked up by value and get an index of their own. */
  readonly indexed: readonly string[];
  readonly projectors: ReadonlyMap<string, Projector>;
}

/** The changes a projection may make to rows of the given columns. */
export interface Rows<Of extends Columns> {
  /**
   * Rows that say what one event said, and are true from then on for ever. Their keys are made of its number and their
   * places, so that no other event can mean them.
   */
  readonly add: (event: Pick<StoredEvent, 'number'>, rows: readonly Row<Of>[]) => readonly Change[];
  readonly put: (key: string, row: Row<Of>) => Change;
  /** Changes some columns of a row that exists, where need be after a look at it; where there is none, nothing happens. */
  readonly patch: (key: string, values: Partial<Row<Of>> | ((row: Row<Of>) => Partial<Row<Of>>)) => Change;
  readonly revise: (key: string, next: (row: Row<Of> | undefined) => Row<Of> | null) => Change;
  readonly remove: (key: string) => Change;
}

export interface ReadModelDeclaration<Of extends Columns> {
  readonly label: Label;
  readonly version: number;
  readonly columns: Of;
  readonly indexed?: readonly (keyof Of & string)[];
  readonly on: (rows: Rows<Of>) => readonly Projector[];
}

/** Every row has these beside its own columns: its key and the event numbers from which and until which it was true. */
const RESERVED = ['ledger', 'id', 'since', 'until'];

/** Declares a read model: columns and, for each event type it handles, the changes the event makes. Pure. */
export function readModel<Of extends Columns>(
  name: string,
  declaration: ReadModelDeclaration<Of>,
): ReadModel<Of> {
  const reserved = RESERVED.find((column) => column in declaration.columns);
  if (reserved) throw new TypeError(`read model ${name}: the column ${reserved} is the version's own`);
  const projectors = declaration.on(rowsOf<Of>());
  return {
    name,
    label: declaration.label,
    version: declaration.version,
    columns: declaration.columns,
    indexed: declaration.indexed ?? [],
    projectors: new Map(projectors.map((projector) => [projector.type, projector])),
  };
}

function rowsOf<Of extends Columns>(): Rows<Of> {
  return {
    add: ({ number }, rows) =>
      rows.map((row, place) => ({
        key: `${String(number)}.${String(place)}`,
        revise: () => row,
        lasting: true,
      })),
    put: (key, row) => ({ key, revise: () => row }),
    patch: (key, values) => ({
      key,
      revise: (row) =>
        row === undefined
          ? null
          : patched(row, typeof values === 'function' ? values(row as Row<Of>) : values),
    }),
    revise: (key, next) => ({ key, revise: (row) => next(row as Row<Of> | undefined) }),
    remove: (key) => ({ key, revise: () => null }),
  };
}

/** The row with other values; undefined leaves a column as it is. */
function patched(row: AnyRow, values: Partial<AnyRow>): AnyRow {
  const next: Record<string, AnyRow[string]> = { ...row };
  for (const [name, value] of Object.entries(values)) if (value !== undefined) next[name] = value;
  return next;
}

/** What an event of this type does to the rows; `id` is the id of the event's subject. */
export function project<Data extends object>(
  event: EventType<Data>,
  changes: (data: Opened<Data>, event: OpenedEvent, id: string) => readonly Change[],
): Projector {
  return {
    type: event.type,
    version: event.version,
    // The store returns what this event type's own declaration sealed, so its data has the declared shape.
    project: (happened) => changes(happened.data as Opened<Data>, happened, idOf(happened.subject)),
  };
}
