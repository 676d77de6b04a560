import type { Caller } from '#access';
import { person, TODAY } from './asked.js';
import type { Asked } from './asked.js';

/** What a town is founded with. Every grant has an applicant and a measure of its own, so that they meet in nothing but what a race is about. */
export interface Founding {
  /** What may be bound on the lines 1, 2 …; the first two cover each other. */
  readonly authoritiesCents: readonly number[];
  /** What the council gives the grants 1, 2 …, twice over: each is decided upon by two decisions. */
  readonly grantsCents: readonly number[];
  /** How many items, about the grants 1, 2 …, all members agree on. */
  readonly items: number;
  /** How many of the grants, from the last one back, have a notice over all of their money, and may be paid. */
  readonly noticed: number;
}

const idOf = (kind: number, nth = 1): string =>
  `00000000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(nth).padStart(8, '0')}`;

export const [goalId, needId, guidelineId, cycleId, councilId, groupId, meetingId] = [
  idOf(1), idOf(2), idOf(3), idOf(4), idOf(5), idOf(6), idOf(7),
] as [string, string, string, string, string, string, string]; // prettier-ignore
export const [applicant, measure, line, grant, item] = [11, 12, 13, 14, 15].map(
  (kind) => (nth: number) => idOf(kind, nth),
) as [Id, Id, Id, Id, Id];
export const [decision, otherDecision, allocation, drawdown, orderer] = [16, 17, 18, 19, 20].map(
  (kind) => (nth: number) => idOf(kind, nth),
) as [Id, Id, Id, Id, Id];
type Id = (nth: number) => string;

export const [anna, bela, cem, clerkId, certifierId] = [1, 2, 3, 4, 5].map((nth) => idOf(21, nth)) as [
  string,
  string,
  string,
  string,
  string,
];
const members = [anna, bela, cem];
/** Enters nearly everything, for members too who said what is recorded. */
const clerk = person(clerkId);
const certifier = person(certifierId);
const reason = 'Wie besprochen.';

const asks =
  (caller: Caller) =>
  (act: string, body: object): Asked => ({ act, body, caller });
const clerkAsks = asks(clerk);

/** All acts by which the town comes to where the races begin. */
export function founding({ authoritiesCents, grantsCents, items, noticed }: Founding): Asked[] {
  const grants = grantsCents.map((cents, index) => ({ nth: index + 1, cents }));
  const payable = grants.slice(grants.length - noticed);
  return [
    ...beginnings(),
    ...authoritiesCents.flatMap((cents, index) => budgetLine(index + 1, cents)),
    ...grants.flatMap(({ nth, cents }) => decidedGrant(nth, cents)),
    ...Array.from({ length: items }, (_, index) => agreedItem(index + 1)).flat(),
    ...payable.flatMap(({ nth, cents }) => [allocating(nth, PAYING_LINE, cents), noticing(nth, cents)]),
    ...payable.flatMap(({ nth }) => [
      clerkAsks('register-person', { id: orderer(nth), pseudonym: `A-${String(nth)}` }),
      delegating(nth, 1_000_000_00),
    ]),
  ];
}

/** The line from which every payable grant is paid; the two that cover each other are left to races. */
const PAYING_LINE = 3;

function beginnings(): Asked[] {
  const period = { from: '2027-01-01', until: '2028-12-31' };
  const persons = [...members, clerkId, certifierId];
  return [
    ['open-ledger', { title: 'Planungsbuch', mode: 'real', kind: 'municipality', federalState: 'HE' }],
    ...persons.map((id): Step => ['register-person', { id, pseudonym: `P-${id.slice(-4)}` }]),
    ['adopt-goal', { id: goalId, title: 'Teilhabe für alle' }],
    ['identify-need', { id: needId, title: 'Treffpunkte', description: 'Es fehlen Orte.', kind: 'new', reportedBy: { sector: 'concerned' } }],
    ['adopt-guideline', {
      id: guidelineId, version: 1, title: 'Richtlinie', validFrom: '2027-01-01', kinds: ['statutory'], startRule: 'none',
      pettyLimitCents: 1_000_000_00, proofKinds: ['regular'], proofDueMonths: 6, appealDays: 0, orderBeforeFinal: true,
      finalSharePermille: 0, reviewRequired: false,
    }],
    ['open-cycle', { id: cycleId, title: 'Zyklus', period, spaceIds: [], fields: [], plannedPhases: [] }],
    ['open-fiscal-year', { year: 2027 }],
    ['set-budget-status', { year: 2027, status: 'published' }],
    ['establish-body', bodyOf(councilId, 'council', 'decides', 'majority')],
    ['establish-body', bodyOf(groupId, 'steering-group', 'recommends', 'consensus')],
    ...members.map((personId): Step => ['appoint-member', {
      bodyId: groupId, personId, sector: 'civil-society', expertKind: 'none', voting: true, inPerson: true, from: '2027-01-01',
    }]),
    ['convene-meeting', { id: meetingId, bodyId: groupId, heldOn: TODAY, agenda: [{ title: 'Empfehlungen' }] }],
    ['record-attendance', { meetingId, present: members.map((personId) => ({ personId })) }],
    ['delegate-authority', { personId: certifierId, right: 'certify', limitCents: 1_000_000_00, from: '2027-01-01' }],
  ].map(([act, body]) => clerkAsks(act as string, body as object)); // prettier-ignore
}

type Step = readonly [act: string, body: object];

function bodyOf(id: string, kind: string, verb: string, decisionRule: string): object {
  const mandates = [{ verb, grantKinds: ['statutory'], basis: 'Hauptsatzung' }];
  return { id, name: kind, kind, mandates, decisionRule, quorumShare: { numerator: 1, denominator: 2 } };
}

function budgetLine(nth: number, amountCents: number): Asked[] {
  const cover = nth <= 2 ? { coverGroup: { id: 'DK1', relation: 'mutual' } } : {};
  return [
    clerkAsks('open-budget-line', {
      id: line(nth), year: 2027, product: `31510${String(nth)}`, account: '53180000', kind: 'expense', ...cover,
    }),
    clerkAsks('set-appropriation', { budgetLineId: line(nth), stage: 'published', amountCents }),
  ]; // prettier-ignore
}

function decidedGrant(nth: number, cents: number): Asked[] {
  const decided = (id: string): Asked[] => [
    clerkAsks('record-decision', {
      id, bodyId: councilId, decidedOn: TODAY, outcome: 'adopted', basis: 'single', recused: [],
      outcomes: [{ subject: `grant:${grant(nth)}`, amountCents: cents }],
      budgetReservation: false, bindsFutureYears: false, wording: 'Wird gefördert.', sessionPublic: true,
    }),
    clerkAsks('explain-deviation', { decisionId: id, grantId: grant(nth), kind: 'none-given' }),
  ]; // prettier-ignore
  return [
    clerkAsks('register-organisation', {
      id: applicant(nth),
      name: `Träger ${String(nth)}`,
      kind: 'organisation',
    }),
    clerkAsks('propose-measure', {
      id: measure(nth),
      title: 'Treff',
      description: 'Montags.',
      needIds: [needId],
    }),
    clerkAsks('apply-for-grant', applicationOf(nth, cents)),
    ...decided(decision(nth)),
    ...decided(otherDecision(nth)),
  ];
}

function applicationOf(nth: number, requestedCents: number): object {
  return {
    id: grant(nth), applicantId: applicant(nth), cycleId, guidelineVersionId: `${guidelineId}.v1`, measureId: measure(nth),
    title: 'Offener Treff', description: 'Ein Ort für alle.', kind: 'statutory', financing: 'fixed', form: 'grant', requestedCents,
    period: { from: '2027-04-01', until: '2027-12-31' }, plannedStartOn: '2027-04-01', started: false,
    plan: { eligibleCents: requestedCents, ownCents: 0, inKindCents: 0, revenueCents: 0, thirdParty: [] },
    vatDeductible: false, spaceIds: [], needIds: [needId], goalIds: [goalId], appliedOn: TODAY,
  }; // prettier-ignore
}

/** An item on which nothing is missing but that somebody records its consensus. */
function agreedItem(nth: number): Asked[] {
  return [
    clerkAsks('seek-consensus', {
      id: item(nth), meetingId, agendaNo: 1, kind: 'allocation', about: [`grant:${grant(nth)}`], title: 'Empfehlung',
    }),
    ...members.map((personId) => saying(nth, personId, 'agree')),
  ]; // prettier-ignore
}

export const saying = (nth: number, personId: string, position: 'agree' | 'object'): Asked =>
  clerkAsks('take-position', { itemId: item(nth), personId, position, onBehalfOf: personId });
export const reaching = (nth: number): Asked =>
  clerkAsks('reach-consensus', { itemId: item(nth), wording: 'Wird empfohlen.' });
export const recusing = (nth: number, personId: string): Asked =>
  clerkAsks('recuse-member', { itemId: item(nth), personId, reason });
export const owningUp = (nth: number, personId: string): Asked =>
  clerkAsks('declare-conflict', {
    itemId: item(nth),
    personId,
    organisationId: applicant(nth),
    onBehalfOf: personId,
  });
/** Says that a person sits on the board of a grant's applicant. */
export const interested = (nth: number, personId: string): Asked =>
  clerkAsks('declare-interest', {
    personId, organisationId: applicant(nth), link: 'board', secondedByMunicipality: false, from: '2026-01-01',
  }); // prettier-ignore

export const allocating = (
  nth: number,
  lineNo: number,
  amountCents: number,
  { by = decision, id = allocation }: { readonly by?: Id; readonly id?: Id } = {},
): Asked =>
  clerkAsks('allocate-grant', {
    id: id(nth), grantId: grant(nth), decisionId: by(nth), needIds: [needId], goalIds: [goalId], assessmentIds: [],
    targetVersionIds: [], conditional: false, lines: [{ budgetLineId: line(lineNo), amountCents }],
  }); // prettier-ignore
/** The second allocation of a grant, by its other decision. */
export const allocatingAgain = (nth: number, lineNo: number, amountCents: number): Asked =>
  allocating(nth, lineNo, amountCents, { by: otherDecision, id: (of) => idOf(22, of) });
export const noticing = (nth: number, amountCents: number): Asked =>
  clerkAsks('issue-notice', {
    grantId: grant(nth), legalForm: 'notice', noticeNo: `B-${String(nth)}`, noticeOn: TODAY, years: [{ year: 2027, amountCents }],
    conditions: [], budgetReservation: false, proofKind: 'regular', proofDueOn: '2028-06-30', appealEndsOn: '2027-04-20',
  }); // prettier-ignore

/** Each payable grant has an orderer of its own, whose authority can be taken away without harm to the others. */
export const delegating = (nth: number, limitCents: number): Asked =>
  clerkAsks('delegate-authority', {
    personId: orderer(nth),
    right: 'order',
    limitCents,
    from: '2027-01-01',
  });
/** A call for money of a grant, and its certification. `no` tells the calls of a grant apart. */
export const certifiedDrawdown = (nth: number, no: number, amountCents: number): Asked[] => [
  clerkAsks('request-drawdown', {
    id: drawdown(nth * 10 + no), grantId: grant(nth), amountCents, purposeUntil: '2027-06-15', intake: 'paper',
  }),
  asks(certifier)('certify-drawdown', {
    drawdownId: drawdown(nth * 10 + no), amountCents, factually: true, arithmetically: true,
  }),
]; // prettier-ignore
export const ordering = (nth: number, no: number, amountCents: number, orderNo = no): Asked =>
  asks(person(orderer(nth)))('order-payment', {
    id: idOf(23, nth * 100 + no * 10 + orderNo), drawdownId: drawdown(nth * 10 + no), amountCents,
    budgetLineId: line(PAYING_LINE), bookingYear: 2027, dueOn: '2027-04-15', final: false,
  }); // prettier-ignore
export const committing = (nth: number, amountCents: number): Asked =>
  clerkAsks('commit-funds', {
    grantId: grant(nth),
    lines: [{ budgetLineId: line(PAYING_LINE), amountCents }],
  });
export const appropriating = (lineNo: number, amountCents: number): Asked =>
  clerkAsks('set-appropriation', { budgetLineId: line(lineNo), stage: 'published', amountCents });
export const recommending = (nth: number, amountCents: number): Asked =>
  clerkAsks('issue-recommendation', {
    id: idOf(24, nth),
    itemId: item(nth),
    outcomes: [{ grantId: grant(nth), amountCents, outcome: 'recommended' }],
  });
export const correcting = (eventNumber: number): Asked => clerkAsks('correct-event', { eventNumber, reason });
