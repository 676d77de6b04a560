import type { Writable } from 'node:stream';
import { once } from 'node:events';
import type { Label, Language } from '#kernel';
import type { Column } from './table.js';
import { drawTable } from './table.js';

export interface TerminalOptions {
  readonly out: Writable;
  readonly err: Writable;
  readonly language: Language;
  /** One JSON document goes to standard output, everything else to standard error. */
  readonly json: boolean;
}

/** What a command says: its result to standard output, everything about the way there to standard error. */
export class Terminal {
  readonly language: Language;
  readonly json: boolean;
  private answered = false;

  constructor(private readonly options: TerminalOptions) {
    this.language = options.language;
    this.json = options.json;
  }

  /** The text in the language of this call. */
  text(label: Label): string {
    return label[this.language];
  }

  /** For people: what is being done, and what they should know. */
  note(label: Label): void {
    this.options.err.write(`${this.text(label)}\n`);
  }

  /** A line of the result as people read it; programs get `document` instead. */
  line(text: Label | string = ''): void {
    if (this.json) return;
    this.options.out.write(`${typeof text === 'string' ? text : this.text(text)}\n`);
  }

  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
    if (rows.length > 0) this.line(drawTable(columns, rows, this.language));
  }

  /** The result as programs read it. Without --json nothing is written. There is exactly one for each call. */
  document(value: unknown): void {
    if (!this.json) return;
    if (this.answered) throw new Error('a command answers with one JSON document');
    this.answered = true;
    this.options.out.write(`${JSON.stringify(value, undefined, 2)}\n`);
  }

  get hasAnswered(): boolean {
    return this.answered;
  }

  /**
   * The result as one JSON list that need not be in memory as a whole. Waits when the reader is slow; ends quietly with
   * a reader who has seen enough.
   */
  async list(items: AsyncIterable<unknown>): Promise<void> {
    this.answered = true;
    let separator = '[\n';
    for await (const item of items) {
      await this.flowing(`${separator}${JSON.stringify(item)}`);
      separator = ',\n';
    }
    await this.flowing(separator === '[\n' ? '[]\n' : '\n]\n');
  }

  /** Writes to standard output and waits until it takes more. */
  async flowing(text: string): Promise<void> {
    if (!this.options.out.write(text)) await once(this.options.out, 'drain');
  }
}
