// Planbuch's api, as the programs start it; only the limit on requests is out of the way.
import { startApi } from '../../dist/apps/api/src/index.js';
import { serve } from '../http-callers.mjs';
import { openBenched } from '../planbuch.mjs';
import { LEDGER } from '../town.mjs';

await serve(async ({ own }) => {
  const planbuch = await openBenched(own);
  const { secret } = await planbuch.tokens.create({ name: 'bench', roles: ['planning'] });
  const { port } = await startApi(planbuch, { port: 0, requestsInTenSeconds: 10_000_000 });
  return {
    port,
    path: `/v1/ledgers/${LEDGER}/acts/allocate-grant`,
    headers: { authorization: `Bearer ${secret}` },
  };
});
