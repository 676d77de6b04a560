// Planbuch: so many workers, each a process of its own as in production, compute the registers of ledgers that have none yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readModels } from '../../dist/libs/read-models/src/index.js';
import { openBenched, settingsOf } from '../planbuch.mjs';
import { takePartOnce } from '../side.mjs';

const LOOK_EVERY_MS = 100;

/** Long beside a turn of the event loop, and short beside all that workers wait for. */
const HOLD_MS = 40;

await takePartOnce(async ({ own, workers, events, share = 1 }) => {
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
      if (share < 1) children.forEach((child) => hold(child, share));
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

/** Lets a process have so much of a core, and no more, until it ends. */
function hold(child, share) {
  let runs = true;
  const turn = () => {
    runs = !runs;
    child.kill(runs ? 'SIGCONT' : 'SIGSTOP');
    if (child.exitCode === null && child.signalCode === null)
      setTimeout(turn, HOLD_MS * (runs ? share : 1 - share));
  };
  setTimeout(turn, HOLD_MS * share);
}

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
