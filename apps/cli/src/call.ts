import type { Language } from '#kernel';
import { readConfig } from '#platform';
import type { Config } from '#platform';
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

/** Settings that a command names on its own line. */
interface Named {
  readonly port?: string;
  readonly host?: string;
}

/**
 * The settings of a call: the environment's, where the command line names no others. Whoever names a data folder means
 * the database in it, also where the environment names a server.
 */
export function configOf({ options }: Pick<Call<Named>, 'options'>): Config {
  const { data, port, host } = options;
  const environment = Object.entries(process.env).filter(
    ([name]) => data === undefined || !name.startsWith('DATABASE_'),
  );
  return readConfig({
    ...Object.fromEntries(environment),
    ...(data === undefined ? {} : { PLANBUCH_DATA: data }),
    ...(port === undefined ? {} : { PLANBUCH_PORT: port }),
    ...(host === undefined ? {} : { PLANBUCH_HOST: host }),
  });
}
