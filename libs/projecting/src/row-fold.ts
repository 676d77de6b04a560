import type { AnyRow, Change } from '#kernel';
import { LineBuffer } from './line-buffer.js';
import { encodeKey, rowDecoder, rowEncoder, type EncodeRow } from './row-codec.js';
import { OPEN, type TableShape } from './table-shape.js';

/** A row that is true now. Its key and its columns as COPY's text format has them. */
interface Held {
  readonly keyField: string;
  readonly fields: string;
  /**
   * Kept only for rows that were revised: they will be again. A row that is written once and never touched, as most
   * are, is held as one text, which the garbage collector passes over; read from it when it is needed after all.
   */
  readonly row: AnyRow | undefined;
  readonly since: number;
  /** Whether the table holds it as an open row: then its end is an UPDATE, else it is written once with its end. */
  readonly stored: boolean;
}

/** What a change makes of a row; `row` is null where it removes it. */
interface Revision {
  readonly key: string;
  readonly keyField: string;
  readonly lasting?: true | undefined;
  readonly held: Held | undefined;
  readonly row: AnyRow | null;
  readonly fields: string;
}

/** Beside its texts a held row costs about this much: objects, map entry, string headers. */
const HELD_BYTES = 200;

/**
 * Folds the changes of one ledger's events into row versions of one read model, in memory. Every version is kept; within
 * one event only the last state of a key counts. What it gives is the same however the events are split into batches.
 */
export class RowFold {
  /** Versions that are complete, and rows that last. */
  private readonly lines = new LineBuffer();
  private readonly open = new Map<string, Held>();
  private readonly ended = new Map<string, number>();
  private readonly encode: EncodeRow;
  private readonly decode: (fields: string) => AnyRow;
  private readonly name: string;
  private held = 0;

  constructor(
    shape: TableShape,
    private readonly ledger: string,
  ) {
    this.encode = rowEncoder(shape);
    this.decode = rowDecoder(shape);
    this.name = shape.model.name;
  }

  /** Makes an open row of the table known. A key that is touched and was not held is taken for new. */
  hold(key: string, row: AnyRow): void {
    const keyField = encodeKey(this.name, key);
    const held = { keyField, row: Object.freeze(row), fields: this.encode(row), since: 0, stored: true };
    this.open.set(key, held);
    this.held += bytesOf(key, held);
  }

  /** Takes one event's changes, all or none: where a revision throws, nothing of the event is kept. */
  apply(number: number, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const revisions: Revision[] = [];
    for (const change of changes) {
      // Nothing else of any event means a lasting row.
      const earlier = change.lasting ? undefined : revisions.find(({ key }) => key === change.key);
      if (earlier) revisions[revisions.indexOf(earlier)] = this.revisedAgain(change, earlier);
      else revisions.push(this.revised(change, change.lasting ? undefined : this.open.get(change.key)));
    }
    for (const revision of revisions) this.settle(number, revision);
  }

  /** The open rows that these changes are about. */
  rowsOf(changes: readonly Change[]): AnyRow[] {
    return changes.flatMap(({ key }) => {
      const held = this.open.get(key);
      return held ? [this.rowOf(held)] : [];
    });
  }

  /** Bytes of lines that wait to be written. */
  get waitingBytes(): number {
    return this.lines.length;
  }

  /** About as many bytes as the open rows occupy. */
  get heldBytes(): number {
    return this.held;
  }

  /** The complete versions and the lasting rows so far, as lines for COPY; they are forgotten here. */
  takeLines(): Buffer {
    return this.lines.take();
  }

  /** Rows of the table that ended, with the number of the event that ended each. */
  takeEnded(): ReadonlyMap<string, number> {
    return this.ended;
  }

  /** The last thing: rows that are true at the end, as lines for COPY in pieces of about `bytes`. */
  *takeOpen(bytes: number): Generator<Buffer> {
    for (const held of this.open.values()) {
      if (held.stored) continue;
      this.write(held, OPEN);
      if (this.lines.length >= bytes) yield this.takeLines();
    }
    this.open.clear();
    if (this.lines.length > 0) yield this.takeLines();
  }

  private revised({ key, revise, lasting }: Change, held: Held | undefined): Revision {
    const before = held && this.rowOf(held);
    const row = revise(before);
    if (row === null) return { key, keyField: '', held, row, fields: '' };
    const keyField = held ? held.keyField : encodeKey(this.name, key);
    const fields = held && row === before ? held.fields : this.encode(row);
    return { key, keyField, held, row, lasting, fields };
  }

  /** Another change of the same event: it sees what the one before made. */
  private revisedAgain({ key, revise }: Change, { held, row: before }: Revision): Revision {
    const row = revise(before ?? undefined);
    if (row === null) return { key, keyField: '', held, row, fields: '' };
    const keyField = held ? held.keyField : encodeKey(this.name, key);
    return { key, keyField, held, row, fields: this.encode(row) };
  }

  private rowOf({ row, fields }: Pick<Held, 'row' | 'fields'>): AnyRow {
    return row ?? Object.freeze(this.decode(fields));
  }

  private settle(number: number, { key, keyField, held, row, fields, lasting }: Revision): void {
    if (lasting) {
      this.write({ keyField, fields, since: number }, OPEN);
      return;
    }
    if (held) {
      // An event that leaves the row as it was makes no version of it.
      if (row && fields === held.fields) return;
      if (held.stored) this.ended.set(key, number);
      else this.write(held, String(number));
      this.held -= bytesOf(key, held);
      if (!row) this.open.delete(key);
    }
    if (!row) return;
    const made = { keyField, fields, row: held && Object.freeze(row), since: number, stored: false };
    this.open.set(key, made);
    this.held += bytesOf(key, made);
  }

  private write(
    { keyField, fields, since }: Pick<Held, 'keyField' | 'fields' | 'since'>,
    until: string,
  ): void {
    this.lines.add(`${this.ledger}\t${keyField}\t${String(since)}\t${until}\t${fields}\n`);
  }
}

function bytesOf(key: string, { fields }: Held): number {
  return HELD_BYTES + key.length + 2 * fields.length;
}
