/** Every fault an operator can put right, and nothing else; callers may switch over it. */
export type OperatorErrorCode =
  | 'folder-is-a-file'
  | 'folder-not-writable'
  | 'folder-not-empty'
  | 'folder-of-another-postgresql'
  | 'secrets-incomplete'
  | 'no-postgresql-for-platform'
  | 'port-taken'
  | 'already-serving'
  | 'folder-busy'
  | 'database-not-ready'
  | 'database-away'
  | 'database-denies'
  | 'database-roles'
  | 'configuration-invalid'
  | 'migration-failed'
  | 'master-key-other'
  | 'transaction-pooler'
  | 'event-server-address'
  | 'event-server-away'
  | 'event-server-denies'
  | 'event-server-missing'
  | 'queue-without-processor'
  | 'queue-with-two-processors'
  | 'jobs-not-ready'
  | 'redis-not-ready';

/** A text in both languages of the product. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/**
 * A fault of the surroundings (folder, port, settings, database) that the person who runs Planbuch can put right.
 * `message` holds both languages, German first, each on a line of its own, and says what to do next;
 * it is meant to be printed as it stands, without a stack trace.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  constructor(
    readonly code: OperatorErrorCode,
    readonly text: Bilingual,
    options?: ErrorOptions,
  ) {
    super(`${text.de}\n${text.en}`, options);
  }
}

/** The HTTP port that an app wanted is in use by another program. */
export function portTaken(host: string, port: number): OperatorError {
  return new OperatorError('port-taken', {
    de: `Der Port ${port} auf ${host} ist schon belegt. Beenden Sie das andere Programm oder wählen Sie mit PLANBUCH_PORT einen anderen Port.`,
    en: `Port ${port} on ${host} is already taken. Stop the other program or choose another port with PLANBUCH_PORT.`,
  });
}
