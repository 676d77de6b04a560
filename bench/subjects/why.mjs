// Planbuch: the why of a grant, from the registers to the answer.
import { RivalFilter } from '../../dist/apps/api/src/events/rival-filter.js';
import { TraceTeller } from '../../dist/apps/api/src/why/trace-teller.js';
import { whyTraces } from '../../dist/apps/api/src/why/traces.js';
import { explainGrant } from '../../dist/libs/read-models/src/index.js';
import { allocatedGrantId } from '../funding.mjs';
import { openBenched } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { earlyGrantId, LEDGER } from '../town.mjs';

const administrator = { actor: 'operator:bench', roles: ['administrator'] };

await takePart(async ({ own, asOf, ofAllocated }) => {
  const grantId = ofAllocated ? allocatedGrantId : earlyGrantId;
  const planbuch = await openBenched(own);
  const teller = new TraceTeller(planbuch, new RivalFilter(planbuch));
  return {
    async perform(serial) {
      const asked = { ...whyTraces.grants, ledger: LEDGER, id: grantId(serial), asOf, language: 'de' };
      const { known } = await teller.find(administrator, asked);
      explainGrant(known);
    },
    end: () => planbuch.close(),
  };
});
