// Planbuch: all read models built anew beside those in use, indexed, and swapped in.
import { readModels } from '../../dist/libs/read-models/src/index.js';
import { openBenched } from '../planbuch.mjs';
import { takePartOnce } from '../side.mjs';
import { EVENTS } from '../town.mjs';

await takePartOnce(async ({ own }) => {
  const planbuch = await openBenched(own);
  return {
    async perform() {
      await planbuch.projections.rebuild(readModels.map(({ name }) => name));
      return EVENTS;
    },
    end: () => planbuch.close(),
  };
});
