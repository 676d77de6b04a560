import { createRedisBackend, withBackend } from 'bullmq';
import type { Logger } from '#platform';
import { BullCarrier } from './bull-carrier.js';
import type { Carrier } from './carrier.js';
import { examineRedis } from './redis-check.js';

/** A server that is away is looked for this often. */
const LOOK_AGAIN_MS = 1_000;

export interface RedisCarrierOptions {
  readonly url: string;
  /** Two Planbuchs on one Redis must not take each other's jobs. */
  readonly prefix: string;
  readonly logger: Logger;
}

/** Throws OperatorError `redis-not-ready`. */
export async function openRedisCarrier({ url, prefix, logger }: RedisCarrierOptions): Promise<Carrier> {
  const { version, appendOnly } = await examineRedis(url);
  if (!appendOnly)
    logger.warn(
      { version },
      'the Redis keeps nothing across a restart (appendonly no); waiting jobs then come back from the outbox',
    );
  const usual = { url, retryStrategy: () => LOOK_AGAIN_MS, connectionName: 'planbuch' };
  return new BullCarrier({
    name: 'redis',
    classes: withBackend(createRedisBackend),
    // Puts fail at once while nobody answers: the job stays in the outbox.
    putting: { ...usual, maxRetriesPerRequest: 0, enableOfflineQueue: false },
    working: { ...usual, maxRetriesPerRequest: null },
    prefix,
    logger,
    givesUpPreparing: false,
    close: () => Promise.resolve(),
  });
}
