import { act } from '#kernel';
import { organisationTies } from '../organisation/organisation.model.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { DeclareInterest, interestDeclared } from './interest-declared.event.js';

/**
 * Declares a link of a person to an organisation (Anzeige der Mitgliedschaft und Tätigkeit, § 26a HGO; to be checked). What
 * follows from it for an item is decided there (rule R6).
 */
export const declareInterest = act('declare-interest', DeclareInterest, {
  label: { de: 'Interesse anzeigen', en: 'Declare interest' },
  makes: [interestDeclared],
  example: {
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    organisationId: '01890a5d-ac96-774b-bcce-b302099a8061',
    link: 'board',
    secondedByMunicipality: false,
    from: '2024-01-01',
  },
  reads: ({ organisationId }) => ({ ties: organisationTies.of(organisationId) }),
  decide: ({ ties: { level } }, input) =>
    periodRunsForward(input) ??
    interestDeclared.of(input.personId, {
      ...input,
      ...(level === undefined ? {} : { organisationLevel: level }),
    }),
});
