import { createHash } from 'node:crypto';
import type { Logger } from '#platform';
import type { Carrier } from './carrier/carrier.js';

export interface CarrierOptions {
  /** PostgreSQL carries the jobs where no Redis is named. */
  readonly redisUrl?: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** All processes of one Planbuch have the same, and no other has it. */
  readonly masterKey: Buffer;
  readonly logger: Logger;
}

/**
 * The one place where Redis or PostgreSQL is chosen. BullMQ is loaded only here, because loading it takes as long as
 * starting an api.
 *
 * @throws OperatorError `redis-not-ready`, `jobs-not-ready`
 */
export async function openCarrier({ redisUrl, masterKey, ...options }: CarrierOptions): Promise<Carrier> {
  if (redisUrl === undefined) {
    const { openPostgresCarrier } = await import('./carrier/postgres-carrier.js');
    return openPostgresCarrier(options);
  }
  const { openRedisCarrier } = await import('./carrier/redis-carrier.js');
  const own = createHash('sha256').update('planbuch jobs\0').update(masterKey).digest('hex').slice(0, 12);
  return openRedisCarrier({ url: redisUrl, prefix: `planbuch-${own}`, logger: options.logger });
}
