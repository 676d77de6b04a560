import type { ReadModel } from '#kernel';
import { bodies } from './bodies/bodies.read-model.js';
import { decisions } from './decisions/decisions.read-model.js';
import { interests } from './interests/interests.read-model.js';
import { items } from './items/items.read-model.js';
import { meetings } from './meetings/meetings.read-model.js';
import { members } from './members/members.read-model.js';
import { positions } from './positions/positions.read-model.js';
import { recommendations } from './recommendations/recommendations.read-model.js';
import { recusals } from './recusals/recusals.read-model.js';
import { allocations } from './allocations/allocations.read-model.js';
import { notices } from './notices/notices.read-model.js';
import { drawdowns } from './drawdowns/drawdowns.read-model.js';
import { paymentOrders } from './payments/payment-orders.read-model.js';
import { payments } from './payments/payments.read-model.js';
import { proofsOfUse } from './proofs-of-use/proofs-of-use.read-model.js';
import { reviews } from './reviews/reviews.read-model.js';
import { assessments } from './assessments/assessments.read-model.js';
import { budgetLines } from './budget-lines/budget-lines.read-model.js';
import { calls } from './calls/calls.read-model.js';
import { catalogues } from './catalogues/catalogues.read-model.js';
import { criteria } from './criteria/criteria.read-model.js';
import { criterionVersions } from './criteria/criterion-versions.read-model.js';
import { cycles } from './cycles/cycles.read-model.js';
import { evidence } from './evidence/evidence.read-model.js';
import { fiscalYears } from './fiscal-years/fiscal-years.read-model.js';
import { goals } from './goals/goals.read-model.js';
import { grants } from './grants/grants.read-model.js';
import { guidelines } from './guidelines/guidelines.read-model.js';
import { ledger } from './ledger/ledger.read-model.js';
import { links } from './links/links.read-model.js';
import { measures } from './measures/measures.read-model.js';
import { needs } from './needs/needs.read-model.js';
import { obligations } from './obligations/obligations.read-model.js';
import { organisations } from './organisations/organisations.read-model.js';
import { persons } from './persons/persons.read-model.js';
import { actuals } from './targets/actuals.read-model.js';
import { targets } from './targets/targets.read-model.js';

/** Every read model there is; the runner builds them all. */
export const readModels: readonly ReadModel[] = [
  ledger,
  fiscalYears,
  organisations,
  persons,
  budgetLines,
  grants,
  goals,
  guidelines,
  cycles,
  needs,
  evidence,
  criteria,
  criterionVersions,
  catalogues,
  obligations,
  measures,
  calls,
  assessments,
  allocations,
  notices,
  drawdowns,
  paymentOrders,
  payments,
  proofsOfUse,
  reviews,
  targets,
  actuals,
  bodies,
  decisions,
  interests,
  items,
  meetings,
  members,
  positions,
  recommendations,
  recusals,
  links,
];

export { budgetLines, fiscalYears, grants, ledger, links, organisations, persons };
export {
  actuals,
  allocations,
  notices,
  drawdowns,
  paymentOrders,
  payments,
  proofsOfUse,
  reviews,
  assessments,
  bodies,
  calls,
  catalogues,
  criteria,
  criterionVersions,
  cycles,
  decisions,
  evidence,
  goals,
  guidelines,
  interests,
  items,
  measures,
  meetings,
  members,
  needs,
  obligations,
  positions,
  recommendations,
  recusals,
  targets,
};
export {
  dueDatesOn,
  dueKinds,
  type DueDate,
  type DueKind,
  type DueOnDay,
  type DueRows,
} from './due-dates/due-dates.js';
export { sentenceOf, tell } from './history/tell.js';
export { explainEffects, explainGrant, explainSubject } from './why/explain.js';
export { KnownRows, rowsWanted, toldFrom } from './why/known.js';
export type { Known, KnownRow, RowsWanted } from './why/known.js';
export { walk } from './why/walk.js';
export type { FindLinks, HiddenGrants, LinksWanted, Start, Step, Trail } from './why/walk.js';
export { waysFrom } from './why/ways-from.js';
export { ways } from './why/ways.js';
export type { Place } from './why/ways.js';
export { whyParts, whyRoles } from './why/why-roles.js';
export type { WhyPart, WhyRole } from './why/why-roles.js';
export { linkColumns } from './why/why-answer.js';
export type {
  StoredLink,
  TraceAnswer,
  WhyAmounts,
  WhyAnswer,
  WhyEvent,
  WhyFinding,
  WhyGap,
  WhyLink,
  WhyOfSubject,
} from './why/why-answer.js';
export { dayIn } from './wording.js';
