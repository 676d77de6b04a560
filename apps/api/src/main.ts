import { openPlanbuch } from '#assembly';
import { readConfig } from '#platform';
import { startApi } from './index.js';

/** The api alone, for many machines: `node dist/apps/api/src/main.js`. The worker runs elsewhere. */
const planbuch = await openPlanbuch(readConfig(), { name: 'api' });
const api = await startApi(planbuch);
planbuch.logger.info({ url: api.url }, 'the api listens');

await new Promise((resolve) => {
  process.once('SIGTERM', resolve);
  process.once('SIGINT', resolve);
});
await api.close();
await planbuch.close();
