import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform';
import type { PausedAppend } from '../contract/opening.js';

/** Appends wait in their midst for whoever holds this advisory lock. */
const LOCK = 4_711;

/**
 * Where an append stands still: a trigger on what it inserts, when conditions are looked at and the head is locked,
 * waits for a lock. It changes nothing of the append itself.
 */
const WAITING = `
CREATE OR REPLACE FUNCTION planbuch.wait_where_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(${String(LOCK)});
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER appends_wait AFTER INSERT ON planbuch.events
  FOR EACH STATEMENT EXECUTE FUNCTION planbuch.wait_where_told();`;

const SOMEBODY_WAITS = `
SELECT EXISTS (
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${String(LOCK)} AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
) AS waits`;

export function preparePause(owner: Database): { pauseNextAppend(): Promise<PausedAppend> } {
  return {
    async pauseNextAppend() {
      await owner.execute(WAITING);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let holding = (): void => undefined;
      const held = new Promise<void>((resolve) => (holding = resolve));
      const session = owner.session(async (client) => {
        await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
        holding();
        await released;
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      });
      await Promise.race([held, session]);
      return {
        reached: somebodyWaits(owner),
        async release() {
          release();
          await session;
        },
      };
    },
  };
}

async function somebodyWaits(owner: Database): Promise<void> {
  for (;;) {
    const [row] = await owner.query<{ waits: boolean }>(SOMEBODY_WAITS);
    if (row?.waits === true) return;
    await sleep(5);
  }
}
