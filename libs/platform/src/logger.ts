import { destination, pino, type Logger } from 'pino';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Which program speaks, such as `api`. */
  readonly name: string;
}

/** What must not reach a log wherever a caller hands over a request, a token or settings; wildcards go one level deep. */
const SECRET_FIELDS = [
  'token',
  'authorization',
  'cookie',
  'password',
  'secret',
  'masterKey',
  'databaseUrl',
  'databaseOwnerUrl',
  'eventStoreUrl',
  'redisUrl',
];
const SECRETS = [
  ...SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]),
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
];

/**
 * A log of JSON lines on standard error, times in RFC 3339; standard output belongs to a command's result.
 * `to` names another file descriptor or file.
 */
export function createLogger({ level, name }: LoggerOptions, to: number | string = 2): Logger {
  return pino(
    {
      level,
      name,
      redact: { paths: SECRETS, censor: '[redacted]' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ dest: to, sync: true }),
  );
}
