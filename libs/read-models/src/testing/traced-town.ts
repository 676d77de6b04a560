import type { Happened } from '#kernel/testing';
import {
  actualReported,
  applicationAssessed,
  attendanceRecorded,
  bodyEstablished,
  budgetLineOpened,
  conflictDeclared,
  consensusReached,
  consensusSought,
  criterionAgreed,
  criterionDrafted,
  decisionRecorded,
  drawdownCertified,
  drawdownRequested,
  evidenceAdded,
  fundsCommitted,
  goalAdopted,
  grantAllocated,
  grantAppliedFor,
  guidelineAdopted,
  interestDeclared,
  measureProposed,
  meetingConvened,
  memberRecused,
  needIdentified,
  noticeIssued,
  organisationRegistered,
  paymentBooked,
  paymentOrdered,
  personRegistered,
  positionTaken,
  proofOfUseExamined,
  proofOfUseSubmitted,
  recommendationIssued,
  reviewFiled,
  targetsAgreed,
} from '#planning';

/** An id that tells in its last digits what it is of. */
const idAt = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const town = {
  line: idAt(1),
  steeringGroup: idAt(2),
  council: idAt(3),
  need: idAt(4),
  evidence: idAt(5),
  goal: idAt(6),
  measure: idAt(7),
  guideline: idAt(8),
  cycle: idAt(9),
  criterion: idAt(10),
  criterionItem: idAt(11),
  provider: idAt(12),
  member: idAt(13),
  conflicted: idAt(14),
  meeting: idAt(15),
} as const;

const quorumShare = { numerator: 1, denominator: 2 };
const about = (grant: string) => [`grant:${grant}` as const];

/** What is there before anybody applies: the need and its evidence, the criterion, the bodies, the budget line. */
export const before: readonly Happened[] = [
  budgetLineOpened.of(town.line, { year: 2027, product: '3151', account: '5318', kind: 'expense' }),
  bodyEstablished.of(town.steeringGroup, { name: 'Steuerungsgruppe', kind: 'steering-group', mandates: [], decisionRule: 'consensus', quorumShare }),
  bodyEstablished.of(town.council, { name: 'Magistrat', kind: 'magistrate', mandates: [], decisionRule: 'majority', quorumShare }),
  organisationRegistered.of(town.provider, { name: 'Träger A', kind: 'organisation', sector: 'free-nonprofit' }),
  personRegistered.of(town.member, { pseudonym: 'P-001' }),
  personRegistered.of(town.conflicted, { pseudonym: 'P-002' }),
  interestDeclared.of(town.conflicted, { personId: town.conflicted, organisationId: town.provider, link: 'board', secondedByMunicipality: false, from: '2020-01-01' }),
  goalAdopted.of(town.goal, { title: 'Teilhabe', level: 1 }),
  needIdentified.of(town.need, { title: 'Treffpunkte fehlen', description: 'Im Norden gibt es keine.', kind: 'new', goalIds: [town.goal], reportedBy: { sector: 'citizens' } }),
  evidenceAdded.of(town.evidence, { needId: town.need, indicatorValue: { indicator: 'Treffpunkte', value: '0', unit: 'Anzahl', source: 'Bestand', observedOn: '2026-05-01' } }),
  measureProposed.of(town.measure, { title: 'Offene Treffs', description: 'Treffs für alle.', needIds: [town.need] }),
  guidelineAdopted.of(town.guideline, { version: 1, title: 'Richtlinie', validFrom: '2026-01-01', kinds: ['project'], startRule: 'none', pettyLimitCents: 0, proofKinds: ['simple'], proofDueMonths: 3, appealDays: 30, orderBeforeFinal: true, finalSharePermille: 0, reviewRequired: true }),
  meetingConvened.of(town.meeting, { bodyId: town.steeringGroup, heldOn: '2026-10-01', agenda: [{ title: 'Kriterien' }, { title: 'Empfehlungen' }] }),
  attendanceRecorded.of(town.meeting, { meetingId: town.meeting, present: [{ personId: town.member }, { personId: town.conflicted, toItem: 1 }] }),
  consensusSought.of(town.criterionItem, { meetingId: town.meeting, bodyId: town.steeringGroup, agendaNo: 1, kind: 'criterion', about: [`criterion:${town.criterion}`], title: 'Kriterium Beteiligung' }),
  consensusReached.of(town.criterionItem, { itemId: town.criterionItem, kind: 'criterion', meetingId: town.meeting, bodyId: town.steeringGroup, about: [`criterion:${town.criterion}`], tallies: [] }),
  criterionDrafted.of(town.criterion, { title: 'Beteiligung', definition: 'Betroffene wirken mit.', scale: 'boolean', cycleId: town.cycle }),
  criterionAgreed.of(town.criterion, { criterionId: town.criterion, version: 1, title: 'Beteiligung', definition: 'Betroffene wirken mit.', scale: 'boolean', weightPermille: 1000, mandatory: true, knockout: false, consensusItemId: town.criterionItem, cycleId: town.cycle, validFrom: '2026-01-01' }),
]; // prettier-ignore

/** The ids of everything on the way of the n-th grant. */
export function idsOf(no: number) {
  const at = (place: number): string => idAt(no * 1_000 + place);
  return {
    grant: at(0),
    target: at(1),
    assessment: at(2),
    item: at(3),
    recommendation: at(4),
    decision: at(5),
    allocation: at(6),
    drawdown: at(7),
    order: at(8),
    payment: at(9),
    proof: at(10),
    actual: at(11),
    review: at(12),
  } as const;
}

const amountCents = 500_00;
const period = { from: '2027-01-01', until: '2027-12-31' };

/** The whole way of the n-th grant, from the application to the review, step by step. */
export function wayOf(no: number): readonly Happened[] {
  return [...toTheDecision(no), ...fromTheDecision(no)];
}

/** An application, what it is to reach, its assessment, who recommended it and who stayed away. */
export function toTheDecision(no: number): readonly Happened[] {
  const { grant, target, assessment, item, recommendation, decision } = idsOf(no);
  const seat = { meetingId: town.meeting, bodyId: town.steeringGroup };
  return [
    grantAppliedFor.of(grant, { applicantId: town.provider, cycleId: town.cycle, guidelineVersionId: `${town.guideline}.v1`, measureId: town.measure, title: `Treff ${String(no)}`, description: 'Ein Treff.', kind: 'project', financing: 'fixed', form: 'grant', requestedCents: amountCents, period, plannedStartOn: '2027-01-01', started: false, plan: { eligibleCents: amountCents, ownCents: 0, inKindCents: 0, revenueCents: 0, thirdParty: [] }, vatDeductible: false, spaceIds: [], needIds: [town.need], goalIds: [town.goal], appliedOn: '2026-08-01' }),
    targetsAgreed.of(target, { version: 1, needIds: [town.need], goalIds: [town.goal], measureId: town.measure, results: [], plan: { who: 'Träger', how: 'Zählung', dueOn: '2028-01-31' } }),
    applicationAssessed.of(assessment, { grantId: grant, items: [{ criterionVersionId: `${town.criterion}.v1`, met: 'yes', reason: 'Es ist so.' }] }),
    consensusSought.of(item, { ...seat, agendaNo: 2, kind: 'allocation', about: about(grant), title: 'Empfehlung' }),
    conflictDeclared.of(item, { itemId: item, personId: town.conflicted, organisationId: town.provider }),
    { ...memberRecused.of(item, { itemId: item, personId: town.conflicted }), reason: 'Sie leitet den Verein.' },
    positionTaken.of(item, { itemId: item, personId: town.member, position: 'agree' }),
    consensusReached.of(item, { itemId: item, kind: 'allocation', ...seat, about: about(grant), tallies: [{ grantId: grant, eligibleCount: 1, presentCount: 1, agreeCount: 1, standAsideCount: 0, recusedCount: 1, mostRecused: false }] }),
    recommendationIssued.of(recommendation, { itemId: item, bodyId: town.steeringGroup, outcomes: [{ grantId: grant, amountCents, outcome: 'recommended' }] }),
    decisionRecorded.of(decision, { bodyId: town.council, decidedOn: '2026-11-01', outcome: 'adopted', basis: 'single', votes: { for: 9, against: 1, abstained: 0 }, recused: [town.conflicted], outcomes: [{ subject: `grant:${grant}`, amountCents }], recommendationId: recommendation, budgetReservation: false, bindsFutureYears: false, paper: { reference: 'VO-1', rawResult: 'beschlossen' }, wording: 'Der Treff wird gefördert.', sessionPublic: true }),
  ]; // prettier-ignore
}

/** The money set aside, promised, called for and paid, and the account given of it. */
export function fromTheDecision(no: number): readonly Happened[] {
  const { grant, target, assessment, decision, allocation, drawdown, order, payment, ...account } = idsOf(no);
  const lines = [{ budgetLineId: town.line, year: 2027, amountCents, boundDeltaCents: amountCents }];
  const version = `${target}.v1`;
  return [
    grantAllocated.of(allocation, { grantId: grant, decisionId: decision, needIds: [town.need], goalIds: [town.goal], assessmentIds: [assessment], targetVersionIds: [version], conditional: false, amountCents, lines }),
    noticeIssued.of(grant, { grantId: grant, legalForm: 'notice', noticeNo: `B-${String(no)}`, noticeOn: '2026-11-15', years: [{ year: 2027, amountCents }], conditions: [], budgetReservation: false, proofKind: 'simple', proofDueOn: '2028-03-31', appealEndsOn: '2026-12-15' }),
    fundsCommitted.of(grant, { grantId: grant, lines }),
    drawdownRequested.of(drawdown, { grantId: grant, amountCents, purposeUntil: '2027-05-01', intake: 'portal', caller: 'operator:story' }),
    drawdownCertified.of(drawdown, { drawdownId: drawdown, amountCents, factually: true, arithmetically: true, grantId: grant, certifier: `person:${town.member}` }),
    paymentOrdered.of(order, { amountCents, budgetLineId: town.line, bookingYear: 2027, dueOn: '2027-03-01', final: true, drawdownId: drawdown, grantId: grant, orderer: `person:${town.conflicted}`, lines }),
    paymentBooked.of(payment, { mandant: '01', bookingYear: 2027, documentNo: `K-${String(no)}`, position: 1, budgetLineId: town.line, amountCents, bookedOn: '2027-03-02', valueOn: '2027-03-02', paymentOrderId: order, grantId: grant, lines }),
    proofOfUseSubmitted.of(account.proof, { grantId: grant, kind: 'final', spentEligibleCents: amountCents, ownCents: 0, thirdPartyCents: 0, revenueCents: 0, unspentCents: 0, narrative: 'Der Treff lief.', submittedOn: '2028-02-01', submitter: 'operator:story' }),
    proofOfUseExamined.of(account.proof, { proofOfUseId: account.proof, outcome: 'accepted', depth: 'desk', recognisedCents: amountCents, note: 'In Ordnung.', grantId: grant, examiner: 'operator:story' }),
    actualReported.of(account.actual, { targetVersionId: version, indicator: 'besuche', period: { start: '2027-01-01', end: '2027-12-31' }, value: '1200', measuredOn: '2028-01-15', reporter: 'operator:story' }),
    reviewFiled.of(account.review, { grantId: grant, period, findings: [{ targetVersionId: version, indicator: 'besuche', value: '1200', rating: 1, text: 'Erreicht.' }], consequence: 'continue', learning: 'Es wirkt.', reviewer: 'operator:story' }),
  ]; // prettier-ignore
}
