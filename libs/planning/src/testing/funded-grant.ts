import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { budgetLineOpened } from '../budget-line/budget-line-opened.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { budgetStatusSet } from '../fiscal-year/budget-status-set.event.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import { guidelineAdopted } from '../guideline/guideline-adopted.event.js';
import { adoptGuideline } from '../guideline/adopt-guideline.act.js';
import { issueNotice } from '../notice/issue-notice.act.js';
import { noticeIssued } from '../notice/notice-issued.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { authorityDelegated } from '../person/authority-delegated.event.js';
import { interestDeclared } from '../person/interest-declared.event.js';
import { personRegistered } from '../person/person-registered.event.js';

/** What stories about a grant's money begin with. The ids are those that the examples of the acts name. */
export const given = stories(planning);

export const idOf = (last: number) => `01890a5d-ac96-774b-bcce-b302099a${String(last)}`;
export const [guideline, provider, parent, measure, line, nextLine, otherLine] = [
  8701, 8201, 8202, 8059, 8501, 8502, 8503,
].map(idOf) as [string, string, string, string, string, string, string];
export const [grant, allocation, drawdown, order, payment, proof, review] = [
  8401, 8411, 8421, 8431, 8441, 8451, 8461,
].map(idOf) as [string, string, string, string, string, string, string];
export const [caller, certifier, orderer, recipient] = [8001, 8002, 8003, 8004].map(idOf) as [
  string,
  string,
  string,
  string,
];
export const targets = idOf(8058);
export const noticeNo = 'B-2027-0117';
export const granted = 24_500_00;

/** The caller of an act: a person of the administration. */
export const as = (personId: string) => ({ actor: `person:${personId}` });
/** The recipient's own person, with the access of its organisation. */
export const ofProvider = { ...as(recipient), role: 'provider', organisationId: provider };
export const ofRival = { ...ofProvider, organisationId: parent };
/** A day on which the time for an appeal has passed. */
export const finalOn = (effectiveOn = '2027-04-04') => ({ effectiveOn, today: effectiveOn });

export const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

export const guided = (change: object = {}) =>
  guidelineAdopted.of(guideline, { ...adoptGuideline.example, ...change });
export const appliedFor = (change: object = {}) =>
  grantAppliedFor.of(grant, {
    applicantId: provider,
    cycleId: idOf(8060),
    guidelineVersionId: `${guideline}.v1`,
    measureId: measure,
    title: 'Nachmittagsbetreuung Nordstadt',
    description: 'Betreuung von vierzig Grundschulkindern im Stadtteilhaus.',
    kind: 'project',
    financing: 'share',
    form: 'grant',
    requestedCents: 30_000_00,
    period: { from: '2027-04-01', until: '2027-12-31' },
    plannedStartOn: '2027-04-01',
    started: false,
    plan: { eligibleCents: 40_000_00, ownCents: 10_000_00, inKindCents: 0, revenueCents: 0, thirdParty: [] },
    vatDeductible: false,
    spaceIds: ['nordstadt'],
    needIds: [idOf(8057)],
    goalIds: [idOf(8061)],
    appliedOn: '2027-01-15',
    ...change,
  });

const lineOf = (id: string, year: number) =>
  budgetLineOpened.of(id, { year, product: '315101', account: '53180000', kind: 'expense' });
const binding = (budgetLineId: string, year: number, amountCents: number, boundDeltaCents = amountCents) => ({
  budgetLineId,
  year,
  amountCents,
  boundDeltaCents,
});
export const appropriated = (budgetLineId: string, amountCents: number, year = 2027) =>
  appropriationSet.of(budgetLineId, {
    budgetLineId,
    stage: 'published',
    amountCents,
    year,
    authorityDeltaCents: amountCents,
  });
export const published = (year: number) => budgetStatusSet.of(String(year), { year, status: 'published' });

export const allocated = (change: object = {}) =>
  grantAllocated.of(allocation, {
    grantId: grant,
    decisionId: idOf(8601),
    needIds: [idOf(8057)],
    goalIds: [idOf(8061)],
    assessmentIds: [],
    targetVersionIds: [],
    conditional: false,
    amountCents: granted,
    lines: [binding(line, 2027, granted)],
    ...change,
  });
export const onCondition = allocated({ conditional: true, lines: [binding(line, 2027, granted, 0)] });
export const overTwoYears = allocated({
  lines: [binding(line, 2027, 14_500_00), binding(nextLine, 2028, 10_000_00)],
});
export const lifted = budgetReservationLifted.of(allocation, {
  allocationId: allocation,
  grantId: grant,
  lines: [binding(line, 2027, granted)],
});
export const noticed = (change: object = {}) => noticeIssued.of(grant, { ...issueNotice.example, ...change });

const person = (personId: string, organisationId?: string) =>
  personRegistered.of(personId, {
    pseudonym: `P-${personId.slice(-4)}`,
    ...(organisationId === undefined ? {} : { organisationId }),
  });
export const mayPay = (personId: string, right: 'certify' | 'order', limitCents = granted) =>
  authorityDelegated.of(personId, { personId, right, limitCents, from: '2027-01-01' });
export const employedBy = (personId: string, organisationId: string, change: object = {}) =>
  interestDeclared.of(personId, {
    personId,
    organisationId,
    link: 'employee',
    secondedByMunicipality: false,
    from: '2026-01-01',
    ...change,
  });

/** A town with a guideline, two lines of the budget, an applicant that an association controls, and those who pay. */
export const town: readonly Happened[] = [
  guided(),
  organisationRegistered.of(parent, { name: 'Trägerverbund', kind: 'organisation' }),
  organisationRegistered.of(provider, {
    name: 'Träger A',
    kind: 'organisation',
    parents: [{ organisationId: parent, kind: 'control', from: '2020-01-01' }],
  }),
  ...[caller, certifier, orderer].map((id) => person(id)),
  person(recipient, provider),
  mayPay(certifier, 'certify'),
  mayPay(orderer, 'order'),
  published(2027),
  lineOf(line, 2027),
  lineOf(nextLine, 2028),
  lineOf(otherLine, 2027),
  appropriated(line, 40_000_00),
  appropriated(nextLine, 40_000_00, 2028),
];
export const applied: readonly Happened[] = [...town, appliedFor()];
export const withAllocation: readonly Happened[] = [...applied, allocated()];
export const withNotice: readonly Happened[] = [...withAllocation, noticed()];
/** The number of the event that comes last in these. */
export const lastOf = (happened: readonly Happened[]) => happened.length;
