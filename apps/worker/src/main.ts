import { runProgram } from '#assembly';
import { startWorker } from './index.js';
import { serveHealth } from './serve-health.js';

/**
 * The worker alone, for many machines: `node dist/apps/worker/src/main.js`. Its lag shows in the health and the metrics of every
 * api; on its own port it says whether it lives, and what it uses.
 */
await runProgram('worker', async (planbuch) => {
  const health = await serveHealth(planbuch);
  const worker = await startWorker(planbuch).catch(async (error: unknown) => {
    await health.close();
    throw error;
  });
  planbuch.logger.info({ url: health.url }, 'the worker works');
  return {
    close: async () => {
      await worker.close();
      await health.close();
    },
  };
});
