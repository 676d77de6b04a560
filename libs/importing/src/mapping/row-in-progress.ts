import type { Label } from '#kernel';
import { refusal } from '../refusal.js';
import type { Refusal } from '../refusal.js';

/** A row while it is being read: its cells, the parts made of them, and what was refused so far. */
export class RowInProgress {
  readonly refusals: Refusal[] = [];
  /** undefined where the row was refused because a part could not be found. */
  readonly parts: (string | undefined)[] = [];

  constructor(
    readonly line: number,
    readonly cells: readonly string[],
  ) {}

  /** A row with refusals is not taken. */
  refuse(column: string, value: string, reason: Label): void {
    this.refusals.push(refusal(this.line, column, value, reason));
  }

  /** The value that was read; where there is none, the row is refused for this reason. */
  orRefuse<T>(read: T | undefined, column: string, value: string, reason: Label): T | undefined {
    if (read === undefined) this.refuse(column, value, reason);
    return read;
  }
}
