import { act } from '#kernel';
import { liesAfter } from '../fiscal-year/fiscal-year.terms.js';
import { reject } from '../language.js';
import { appropriationSet, SetAppropriation } from './appropriation-set.event.js';
import { appropriations, authorityOf } from './budget-line.model.js';

/** Sets what a line may spend or is to earn. A later amount replaces the one before; its stage never goes back. */
export const setAppropriation = act('set-appropriation', SetAppropriation, {
  label: { de: 'Ansatz festsetzen', en: 'Set appropriation' },
  makes: [appropriationSet],
  mayBeAhead: true,
  example: {
    budgetLineId: '01890a5d-ac96-774b-bcce-b302099a8057',
    stage: 'adopted',
    amountCents: 1_250_000_00,
    planRef: 'Haushaltsplan 2027, Band 2, Seite 314',
  },
  reads: ({ budgetLineId }) => ({ line: appropriations.of(budgetLineId) }),
  decide: ({ line }, input) => {
    const { budgetLineId, stage, amountCents } = input;
    if (!line) return reject('unknown-id', { field: '/budgetLineId', kind: 'budget-line', id: budgetLineId });
    if (line.correctedBy !== undefined) {
      return reject('budget-line-corrected', { budgetLineId, by: line.correctedBy }, [line.correctedBy]);
    }
    const last = line.entries.at(-1);
    if (last && liesAfter(last.stage, stage)) {
      return reject('appropriation-stage-order', { stage: last.stage, wanted: stage }, [last.number]);
    }
    const authorityDeltaCents = (stage === 'draft' ? 0 : amountCents) - authorityOf(line);
    if (!Number.isSafeInteger(authorityDeltaCents))
      return reject('sum-too-large', { amountCents, budgetLineId });
    return appropriationSet.of(budgetLineId, {
      ...input,
      year: line.year,
      ...(line.coverGroupId === undefined ? {} : { coverGroupId: line.coverGroupId }),
      authorityDeltaCents,
    });
  },
});
