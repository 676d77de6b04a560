import { agreeCriterion } from '../criterion/agree-criterion.act.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import { criterionDrafted } from '../criterion/criterion-drafted.event.js';
import { draftCriterion } from '../criterion/draft-criterion.act.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { openCycle } from '../cycle/open-cycle.act.js';
import { addEvidence } from '../evidence/add-evidence.act.js';
import { evidenceAdded } from '../evidence/evidence-added.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { consensusReached } from '../item/consensus-reached.event.js';
import { consensusSought } from '../item/consensus-sought.event.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { proposeMeasure } from '../measure/propose-measure.act.js';
import { identifyNeed } from '../need/identify-need.act.js';
import { needIdentified } from '../need/need-identified.event.js';
import { assignObligation } from '../obligation/assign-obligation.act.js';
import { obligationAssigned } from '../obligation/obligation-assigned.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { registerOrganisation } from '../organisation/register-organisation.act.js';
import { actualReported } from '../target/actual-reported.event.js';
import { agreeTargets } from '../target/agree-targets.act.js';
import { reportActual } from '../target/report-actual.act.js';
import { targetsAgreed } from '../target/targets-agreed.event.js';
import type { BeforeExamples } from './before-examples.js';

/** The ids that the examples name. */
const idOf = (last: number) => `01890a5d-ac96-774b-bcce-b302099a80${String(last)}`;

const cycleOf = (id: string) => cycleOpened.of(id, openCycle.example);
const need = needIdentified.of(idOf(57), identifyNeed.example);
const criterionOf = (id: string) => criterionDrafted.of(id, draftCriterion.example);
const matter = {
  meetingId: idOf(60),
  bodyId: idOf(61),
  kind: 'criterion' as const,
  about: [`criterion:${idOf(57)}` as const],
};
const count = { eligibleCount: 3, presentCount: 3, agreeCount: 3, standAsideCount: 0, recusedCount: 0 };
const consensus = [
  consensusSought.of(idOf(58), { ...matter, agendaNo: 1, title: 'Beteiligung' }),
  consensusReached.of(idOf(58), { ...matter, itemId: idOf(58), tallies: [{ ...count, mostRecused: false }] }),
];

const provider = organisationRegistered.of(
  '01890a5d-ac96-774b-bcce-b302099a8604',
  registerOrganisation.example,
);
const assigned = obligationAssigned.of(idOf(62), {
  ...assignObligation.example,
  occurrences: ['2027-03-31', '2027-06-30'],
});

/** What must have happened before the examples can be performed. */
export const beforePlanning: BeforeExamples = {
  'adopt-goal': [],
  'adopt-guideline': [],
  'open-cycle': [],
  'enter-phase': [cycleOf(idOf(57))],
  'assign-obligation': [provider, cycleOf(idOf(59))],
  'fulfil-obligation': [cycleOf(idOf(59)), assigned],
  'extend-obligation': [assigned],
  'waive-obligation': [assigned],
  'identify-need': [],
  'add-evidence': [need],
  'assess-need': [need, evidenceAdded.of(idOf(58), addEvidence.example)],
  'draft-criterion': [],
  'agree-criterion': [criterionOf(idOf(57)), cycleOf(idOf(59)), ...consensus],
  'adopt-catalogue': [
    cycleOf(idOf(57)),
    criterionOf(idOf(58)),
    criterionAgreed.of(idOf(58), {
      ...agreeCriterion.example,
      criterionId: idOf(58),
      consensusItemId: idOf(59),
      cycleId: idOf(57),
    }),
  ],
  'propose-measure': [need],
  'agree-targets': [
    need,
    goalAdopted.of(idOf(58), { title: 'Teilhabe für alle', level: 1 }),
    measureProposed.of(idOf(59), proposeMeasure.example),
  ],
  'report-actual': [targetsAgreed.of(idOf(57), { ...agreeTargets.example, version: 1 })],
  'verify-actual': [actualReported.of(idOf(57), { ...reportActual.example, reporter: 'operator:provider' })],
};
