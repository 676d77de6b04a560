import { act } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { reject } from '../language.js';
import { agreedForCycle } from '../rules/criteria-in-force.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { subjectOf } from '../version.js';
import { Catalogue, catalogueAdopted } from './catalogue-adopted.event.js';
import { criteriaOfCycle } from './criteria-of-cycle.model.js';

/**
 * Puts agreed criteria in force for a cycle: from here they bind. Only what was agreed for this cycle can be in its
 * catalogue (rule R1).
 */
export const adoptCatalogue = act('adopt-catalogue', Catalogue, {
  label: { de: 'Kriterienkatalog in Kraft setzen', en: 'Adopt catalogue' },
  makes: [catalogueAdopted],
  mayBeAhead: true,
  example: {
    title: 'Qualitätskriterien 2027/2028',
    cycleId: '01890a5d-ac96-774b-bcce-b302099a8057',
    criterionVersionIds: ['01890a5d-ac96-774b-bcce-b302099a8058.v1'],
  },
  reads: ({ cycleId }) => ({ cycle: cycleState.of(cycleId), criteria: criteriaOfCycle.of(cycleId) }),
  decide: ({ cycle, criteria }, input, context) => {
    const { cycleId, criterionVersionIds } = input;
    const refusal = stillHolds('cycle', [[cycleId, cycle]]) ?? reasonForThePast(context, cycle);
    if (refusal) return refusal;
    const listed = new Set<string>();
    for (const id of criterionVersionIds) {
      const criterionId = subjectOf(id);
      const notAgreed = agreedForCycle({ cycleId, criteria }, id);
      if (notAgreed) return notAgreed;
      if (listed.has(criterionId)) return reject('criterion-twice', { criterionId });
      listed.add(criterionId);
    }
    return catalogueAdopted.of(context.id, input);
  },
});
