import { OperatorError } from '#platform';
import type { Bilingual } from '#platform';

/** A server that does not answer within this time is not there. */
const ANSWERS_WITHIN_MS = 5_000;

/** What BullMQ needs: the commands of this version. */
const OLDEST_MAJOR = 5;

/** How a Redis stands. */
export interface RedisStanding {
  readonly version: string;
  /** Jobs survive a restart of the server. Without it the outbox brings them back, some seconds later. */
  readonly appendOnly: boolean;
}

/**
 * Looks whether a Redis can carry jobs.
 *
 * @throws OperatorError `redis-not-ready` where nobody answers, the credentials are wrong, the server is too old, or it
 * may throw keys away when its memory is full
 */
export async function examineRedis(url: string): Promise<RedisStanding> {
  const told = await infoOf(url);
  const version = told.get('redis_version') ?? '?';
  const policy = told.get('maxmemory_policy') ?? '?';
  if (Number.parseInt(version, 10) < OLDEST_MAJOR)
    throw notReady(url, {
      de: `hat die Fassung ${version}; nötig ist 5.0, empfohlen 6.2 oder neuer`,
      en: `is version ${version}; 5.0 is needed, 6.2 or newer is recommended`,
    });
  if (policy !== 'noeviction')
    throw notReady(url, {
      de: `wirft bei vollem Speicher Schlüssel weg (maxmemory-policy ${policy}) und verlöre so Aufträge. Stellen Sie maxmemory-policy noeviction ein`,
      en: `throws keys away when its memory is full (maxmemory-policy ${policy}) and would lose jobs. Set maxmemory-policy noeviction`,
    });
  return { version, appendOnly: told.get('aof_enabled') === '1' };
}

async function infoOf(url: string): Promise<ReadonlyMap<string, string>> {
  // Loaded where a Redis is named: most run without one.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWERS_WITHIN_MS,
    commandTimeout: ANSWERS_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Says why a connection failed, where the promise only says that it is closed.
  let cause: Error | undefined;
  redis.on('error', (error) => (cause = error));
  try {
    await redis.connect();
    // Tells what is wrong with the number, which the connection itself passes over.
    await redis.select(redis.options.db ?? 0);
    const text = await redis.info();
    return new Map(
      text.split('\r\n').flatMap((line): [string, string][] => {
        const at = line.indexOf(':');
        return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
      }),
    );
  } catch (error) {
    throw unreached(url, cause ?? error);
  } finally {
    redis.disconnect();
  }
}

function unreached(url: string, error: unknown): OperatorError {
  const message = error instanceof Error ? error.message : String(error);
  if (/^(?:NOAUTH|WRONGPASS|NOPERM)|invalid (?:username-)?password|no password is set/i.test(message))
    return notReady(url, {
      de: `nimmt die Zugangsdaten nicht an (${message}). Prüfen Sie Benutzer und Kennwort in REDIS_URL`,
      en: `does not take the credentials (${message}). Check user and password in REDIS_URL`,
    });
  if (/DB index is out of range/i.test(message))
    return notReady(url, {
      de: `hat keine Datenbank dieser Nummer (${message}). Berichtigen Sie die Zahl am Ende von REDIS_URL`,
      en: `has no database of this number (${message}). Correct the figure at the end of REDIS_URL`,
    });
  return notReady(url, {
    de: `antwortet nicht (${message}). Prüfen Sie, ob es läuft und ob Adresse und Port stimmen`,
    en: `does not answer (${message}). Check that it runs and that address and port are right`,
  });
}

function notReady(url: string, { de, en }: Bilingual): OperatorError {
  const { host } = new URL(url);
  return new OperatorError('redis-not-ready', {
    de: `Das Redis ${host} (REDIS_URL) ${de}. Ohne REDIS_URL trägt PostgreSQL die Aufträge.`,
    en: `The Redis ${host} (REDIS_URL) ${en}. Without REDIS_URL PostgreSQL carries the jobs.`,
  });
}
