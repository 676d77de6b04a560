// Planbuch: the why of a grant, from the registers to the answer.
import { knownOfGrant } from '../../dist/apps/api/src/why/grant-knowledge.js';
import { explainGrant } from '../../dist/libs/read-models/src/index.js';
import { openBenched } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { earlyGrantId, LEDGER } from '../town.mjs';

await takePart(async ({ own, asOf }) => {
  const planbuch = await openBenched(own);
  return {
    async perform(serial) {
      const { known } = await knownOfGrant(planbuch.readModels, LEDGER, earlyGrantId(serial), asOf);
      explainGrant(known, 'de');
    },
    end: () => planbuch.close(),
  };
});
