import { examinePostgresCarrying, examineRedis, Jobs } from '#jobs';
import type { RedisStanding } from '#jobs';
import { OperatorError, systemIds } from '#platform';
import type { Database } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** A worker that runs takes a job up within seconds. */
const LIES_ABOUT_SECONDS = 300;

/** Whether jobs were given up, or lie about because no worker takes them up. */
export async function jobsCheck(database: Database): Promise<Check> {
  const queues = await new Jobs({ database, ids: systemIds }).standing();
  const named = (which: (typeof queues)[number][]): string => which.map(({ queue }) => queue).join(', ');
  const dead = queues.filter((each) => each.dead > 0);
  if (dead.length > 0)
    return wrong(
      'jobs',
      label(`aufgegeben: ${named(dead)}`, `given up: ${named(dead)}`),
      label(
        'Sehen Sie mit "planbuch jobs list --state dead" nach dem Grund, und wiederholen Sie sie danach mit "planbuch jobs retry <kennung>".',
        'Look for the reason with "planbuch jobs list --state dead", then repeat them with "planbuch jobs retry <id>".',
      ),
    );
  const left = queues.filter(
    ({ waiting, active, oldestSeconds }) => waiting > 0 && active === 0 && oldestSeconds > LIES_ABOUT_SECONDS,
  );
  if (left.length > 0)
    return wrong(
      'jobs',
      label(`niemand nimmt sie auf: ${named(left)}`, `nobody takes them up: ${named(left)}`),
      label('Starten Sie einen Worker ("planbuch start").', 'Start a worker ("planbuch start").'),
    );
  const open = queues.reduce((sum, { waiting, active, failed }) => sum + waiting + active + failed, 0);
  return fine(
    'jobs',
    label(`${String(open)} offen, keiner aufgegeben`, `${String(open)} open, none given up`),
  );
}

/** Whether PostgreSQL can carry jobs: through a pooler it cannot, also where everything else works. */
export async function carrierCheck(appUrl: string): Promise<Check> {
  await examinePostgresCarrying(appUrl);
  return fine('carrier', 'PostgreSQL');
}

/** Whether the Redis can carry jobs. One that keeps nothing across a restart still can: the records bring the jobs back. */
export async function redisCheck(url: string): Promise<Check> {
  const standing = await examineRedis(url).catch((error: unknown) => error);
  if (standing instanceof OperatorError) return wrong('redis', new URL(url).host, standing.text);
  if (standing instanceof Error) throw standing;
  const { version, appendOnly } = standing as RedisStanding;
  if (appendOnly) return fine('redis', `${version}, noeviction, appendonly`);
  return {
    ...fine('redis', `${version}, noeviction`),
    advice: label(
      'Es behält über einen Neustart nichts (appendonly no). Wartende Aufträge kommen dann Sekunden später aus PostgreSQL zurück; mit "appendonly yes" bleiben sie.',
      'It keeps nothing across a restart (appendonly no). Waiting jobs then come back from PostgreSQL seconds later; with "appendonly yes" they stay.',
    ),
  };
}
