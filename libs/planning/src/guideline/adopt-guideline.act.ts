import { act } from '#kernel';
import { Guideline, guidelineAdopted } from './guideline-adopted.event.js';

/**
 * Adopts a funding guideline (Förderrichtlinie). A grant names the version it was applied for under, so that later
 * versions never change what applied to it (VV zu § 44 LHO Hessen and the town's own statutes; to be checked).
 */
export const adoptGuideline = act('adopt-guideline', Guideline, {
  label: { de: 'Förderrichtlinie beschließen', en: 'Adopt guideline' },
  makes: [guidelineAdopted],
  mayBeAhead: true,
  example: {
    version: 1,
    title: 'Richtlinie zur Förderung sozialer Projekte',
    validFrom: '2027-01-01',
    kinds: ['project', 'institutional', 'innovation'],
    startRule: 'before-notice',
    pettyLimitCents: 5_000_00,
    proofKinds: ['regular', 'simple'],
    proofDueMonths: 6,
    appealDays: 30,
    orderBeforeFinal: false,
    finalSharePermille: 100,
    reviewRequired: true,
  },
  decide: (_, input, { id }) => guidelineAdopted.of(id, input),
});
