import type { Language } from '#kernel';
import type { Terminal } from './terminal.js';

/** The options that every command takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly lang?: Language;
  /** Folder of the embedded database. */
  readonly data?: string;
  /** A running api instead of the database. */
  readonly url?: string;
  readonly token?: string;
}

/** One call of a command: its words, and what it works with. */
export interface Call<Options extends object = object> {
  readonly words: readonly string[];
  readonly options: Options & CommonOptions;
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C: what is under way ends in order, what is not begun stays undone. */
  readonly signal: AbortSignal;
}
