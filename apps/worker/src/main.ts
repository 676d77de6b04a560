import { openPlanbuch } from '#assembly';
import { readConfig } from '#platform';
import { startWorker } from './index.js';

/** The worker alone, for many machines: `node dist/apps/worker/src/main.js`. Its lag shows in the health of every api. */
const planbuch = await openPlanbuch(readConfig(), { name: 'worker' });
const worker = await startWorker(planbuch);
planbuch.logger.info('the worker works');

await new Promise((resolve) => {
  process.once('SIGTERM', resolve);
  process.once('SIGINT', resolve);
});
await worker.close();
await planbuch.close();
