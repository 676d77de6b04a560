import fc from 'fast-check';
import type { DecidedEvent } from '#kernel';
import {
  actualReported,
  applicationAssessed,
  budgetLineOpened,
  consensusReached,
  consensusSought,
  criterionAgreed,
  decisionRecorded,
  drawdownCertified,
  drawdownRequested,
  evidenceAdded,
  fundsCommitted,
  goalAdopted,
  grantAllocated,
  grantAppliedFor,
  measureProposed,
  meetingConvened,
  memberRecused,
  needIdentified,
  noticeIssued,
  paymentBooked,
  paymentOrdered,
  positionTaken,
  proofOfUseExamined,
  proofOfUseSubmitted,
  recommendationIssued,
  reviewFiled,
  targetsAgreed,
} from '#planning';

const idAt = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** What is common to all grants of a town; of needs, measures and criteria there are several. */
const common = { line: idAt(1), group: idAt(2), goal: idAt(3), guideline: idAt(4), cycle: idAt(5), provider: idAt(6), member: idAt(7), other: idAt(8), meeting: idAt(9) }; // prettier-ignore
const [needAt, evidenceAt, measureAt, criterionAt, agreementAt] = [10, 20, 30, 40, 50].map(
  (base) => (no: number) => idAt(base + no),
) as [(no: number) => string, (no: number) => string, (no: number) => string, (no: number) => string, (no: number) => string]; // prettier-ignore

export const grantAt = (no: number): string => idAt(1_000 * no);

/** How far a grant has come, and with what. */
export interface Life {
  /** The need, measure and criterion it is about: 0, 1 or 2. */
  readonly of: number;
  readonly steps: number;
  readonly draws: number;
  /** Whether it is decided together with the grant after it. */
  readonly packaged: boolean;
}

export const life: fc.Arbitrary<Life> = fc.record({
  of: fc.nat(2),
  steps: fc.integer({ min: 1, max: 9 }),
  draws: fc.integer({ min: 1, max: 2 }),
  packaged: fc.boolean(),
});

/** Everything that happened in a town in which these grants came so far. */
export function eventsOf(lives: readonly Life[]): DecidedEvent[] {
  return [...[0, 1, 2].flatMap(groundsAt), ...lives.flatMap((each, index) => wayOf(each, index + 1))];
}

function groundsAt(no: number): DecidedEvent[] {
  const { group, goal, cycle, meeting } = common;
  const [need, evidence, measure, criterion, item] = [needAt, evidenceAt, measureAt, criterionAt, agreementAt].map((at) => at(no)) as [string, string, string, string, string]; // prettier-ignore
  const about = [`criterion:${criterion}` as const];
  const seat = { meetingId: meeting, bodyId: group };
  return [
    ...(no === 0
      ? [
          budgetLineOpened.of(common.line, { year: 2027, product: '3151', account: '5318', kind: 'expense' }),
          goalAdopted.of(goal, { title: 'Teilhabe', level: 1 }),
          meetingConvened.of(meeting, { bodyId: group, heldOn: '2026-10-01', agenda: [{ title: 'Alles' }] }),
        ]
      : []),
    needIdentified.of(need, { title: 'Bedarf', description: 'D', kind: 'new', goalIds: [goal], reportedBy: { sector: 'citizens' } }),
    evidenceAdded.of(evidence, { needId: need, finding: { text: 'Es fehlt.', method: 'Gespräch', foundOn: '2026-01-01' } }),
    measureProposed.of(measure, { title: 'Maßnahme', description: 'D', needIds: [need] }),
    consensusSought.of(item, { ...seat, agendaNo: 1, kind: 'criterion', about, title: 'Kriterium' }),
    consensusReached.of(item, { itemId: item, kind: 'criterion', ...seat, about, tallies: [] }),
    criterionAgreed.of(criterion, { criterionId: criterion, version: 1, title: 'K', definition: 'D', scale: 'boolean', weightPermille: 1, mandatory: true, knockout: false, consensusItemId: item, cycleId: cycle, validFrom: '2026-01-01' }),
  ]; // prettier-ignore
}

const amountCents = 100_00;
const period = { from: '2027-01-01', until: '2027-12-31' };

function wayOf({ of, steps, draws, packaged }: Life, no: number): DecidedEvent[] {
  const { line, group, goal, guideline, cycle, provider, member, other, meeting } = common;
  const at = (place: number): string => idAt(1_000 * no + place);
  const grant = grantAt(no);
  const [need, measure, criterion] = [needAt(of), measureAt(of), criterionAt(of)];
  const [target, assessment, item, recommendation, decision, allocation] = [1, 2, 3, 4, 5, 6].map(at) as [string, string, string, string, string, string]; // prettier-ignore
  const grants = packaged ? [grant, grantAt(no + 1)] : [grant];
  const about = grants.map((id) => `grant:${id}` as const);
  const seat = { meetingId: meeting, bodyId: group };
  const lines = [{ budgetLineId: line, year: 2027, amountCents, boundDeltaCents: 0 }];
  const version = `${target}.v1`;
  const operator = 'operator:test' as const;
  const way: DecidedEvent[][] = [
    [grantAppliedFor.of(grant, { applicantId: provider, cycleId: cycle, guidelineVersionId: `${guideline}.v1`, measureId: measure, title: 'Treff', description: 'D', kind: 'project', financing: 'fixed', form: 'grant', requestedCents: amountCents, period, plannedStartOn: '2027-01-01', started: false, plan: { eligibleCents: 1, ownCents: 0, inKindCents: 0, revenueCents: 0, thirdParty: [] }, vatDeductible: false, spaceIds: [], needIds: [need], goalIds: [goal], appliedOn: '2026-08-01' })],
    [targetsAgreed.of(target, { version: 1, needIds: [need], goalIds: [goal], measureId: measure, results: [], plan: { who: 'T', how: 'Z', dueOn: '2028-01-31' } })],
    [applicationAssessed.of(assessment, { grantId: grant, items: [{ criterionVersionId: `${criterion}.v1`, met: 'yes', reason: 'R' }] })],
    [
      consensusSought.of(item, { ...seat, agendaNo: 1, kind: 'allocation', about, title: 'Empfehlung' }),
      memberRecused.of(item, { itemId: item, personId: other }),
      positionTaken.of(item, { itemId: item, personId: member, position: 'agree' }),
      consensusReached.of(item, { itemId: item, kind: 'allocation', ...seat, about, tallies: [] }),
      recommendationIssued.of(recommendation, { itemId: item, bodyId: group, outcomes: grants.map((grantId) => ({ grantId, amountCents, outcome: 'recommended' as const })) }),
    ],
    [decisionRecorded.of(decision, { bodyId: group, decidedOn: '2026-11-01', outcome: 'adopted', basis: 'single', recused: [], outcomes: about.map((subject) => ({ subject, amountCents })), recommendationId: recommendation, budgetReservation: false, bindsFutureYears: false, wording: 'W', sessionPublic: true })],
    [grantAllocated.of(allocation, { grantId: grant, decisionId: decision, needIds: [need], goalIds: [goal], assessmentIds: [assessment], targetVersionIds: [version], conditional: false, amountCents, lines })],
    [
      noticeIssued.of(grant, { grantId: grant, legalForm: 'notice', noticeNo: `B-${String(no)}`, noticeOn: '2026-11-15', years: [{ year: 2027, amountCents }], conditions: [], budgetReservation: false, proofKind: 'simple', proofDueOn: '2028-03-31', appealEndsOn: '2026-12-15' }),
      fundsCommitted.of(grant, { grantId: grant, lines }),
    ],
    Array.from({ length: draws }, (_, index) => [
      drawdownRequested.of(at(10 + index), { grantId: grant, amountCents, purposeUntil: '2027-05-01', intake: 'portal', caller: operator }),
      drawdownCertified.of(at(10 + index), { drawdownId: at(10 + index), amountCents, factually: true, arithmetically: true, grantId: grant, certifier: operator }),
      paymentOrdered.of(at(20 + index), { amountCents, budgetLineId: line, bookingYear: 2027, dueOn: '2027-03-01', final: false, drawdownId: at(10 + index), grantId: grant, orderer: operator, lines }),
      paymentBooked.of(at(30 + index), { mandant: '01', bookingYear: 2027, documentNo: `K-${String(no)}`, position: index + 1, budgetLineId: line, amountCents, bookedOn: '2027-03-02', valueOn: '2027-03-02', paymentOrderId: at(20 + index), grantId: grant, lines }),
    ]).flat(),
    [
      proofOfUseSubmitted.of(at(40), { grantId: grant, kind: 'final', spentEligibleCents: 1, ownCents: 0, thirdPartyCents: 0, revenueCents: 0, unspentCents: 0, narrative: 'N', submittedOn: '2028-02-01', submitter: operator }),
      proofOfUseExamined.of(at(40), { proofOfUseId: at(40), outcome: 'accepted', depth: 'desk', recognisedCents: 1, note: 'N', grantId: grant, examiner: operator }),
      actualReported.of(at(41), { targetVersionId: version, indicator: 'i', period: { start: '2027-01-01', end: '2027-12-31' }, value: '1', measuredOn: '2028-01-15', reporter: operator }),
      reviewFiled.of(at(42), { grantId: grant, period, findings: [{ targetVersionId: version, indicator: 'i', value: '1', rating: 1, text: 'T' }], consequence: 'continue', learning: 'L', reviewer: operator }),
    ],
  ]; // prettier-ignore
  return way.slice(0, steps).flat();
}
