// Planbuch: so many workers, each a process of its own as in production, compute the registers of ledgers that have none yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readModels } from '../../dist/libs/read-models/src/index.js';
import { openBenched, settingsOf } from '../planbuch.mjs';
import { takePartOnce } from '../side.mjs';

const LOOK_EVERY_MS = 100;

await takePartOnce(async ({ own, workers, events }) => {
  const planbuch = await openBenched(own);
  const worker = fileURLToPath(new URL('../../dist/apps/worker/src/main.js', import.meta.url));
  const children = [];
  return {
    async perform() {
      for (let index = 0; index < workers; index += 1)
        children.push(
          spawn(process.execPath, [worker], {
            env: {
              PATH: process.env.PATH,
              ...settingsOf(own),
              PLANBUCH_PORT: '0',
              PLANBUCH_LOG_LEVEL: 'error',
            },
            stdio: ['ignore', 'ignore', 'inherit'],
          }),
        );
      while (!(await areThere(planbuch.database)))
        await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      return events;
    },
    async end() {
      for (const child of children) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await planbuch.close();
    },
  };
});

/** Whether every register of every ledger can be read and is at its head. */
async function areThere(database) {
  const [{ missing }] = await database.query(
    `SELECT (SELECT count(*) FROM planbuch.ledgers)::int * $1 - count(*)::int AS missing
     FROM planbuch.checkpoints c JOIN planbuch.ledgers l ON l.ledger = c.ledger
     WHERE c.state = 'live' AND c.number = l.head`,
    [readModels.length],
  );
  return missing === 0;
}
