import { runProgram } from '#assembly';
import { startApi } from './index.js';

/** The api alone, for many machines: `node dist/apps/api/src/main.js`. The worker runs elsewhere. */
await runProgram('api', async (planbuch) => {
  const api = await startApi(planbuch);
  planbuch.logger.info({ url: api.url }, 'the api listens');
  return {
    close: async () => {
      planbuch.logger.info({ ms: planbuch.config.drainMs }, 'the api drains');
      await api.drain(planbuch.config.drainMs);
      await api.close();
    },
  };
});
