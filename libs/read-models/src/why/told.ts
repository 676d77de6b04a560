import {
  actualReported,
  actualVerified,
  applicationAssessed,
  appropriationSet,
  budgetLineOpened,
  budgetReservationLifted,
  callClosed,
  callOpened,
  catalogueAdopted,
  conflictDeclared,
  consensusReached,
  consensusSought,
  criterionAgreed,
  criterionDrafted,
  cycleOpened,
  decisionRecorded,
  drawdownCertified,
  drawdownRequested,
  earlyStartConsented,
  evidenceAdded,
  fundsCommitted,
  goalAdopted,
  grantAllocated,
  grantAppliedFor,
  grantTakenOver,
  instalmentsCertified,
  measureProposed,
  meetingConvened,
  memberRecused,
  needAssessed,
  needIdentified,
  noticeIssued,
  attendanceRecorded,
  paymentBooked,
  paymentOrdered,
  positionTaken,
  proofOfUseExamined,
  proofOfUseSubmitted,
  recommendationIssued,
  remedyWaived,
  reviewAccepted,
  reviewFiled,
  subsidiarityChecked,
  targetsAgreed,
} from '#planning';
import type { AnyEventType } from '#kernel';
import type { LinkKind } from '../links/link.js';
import type { Trail } from './walk.js';
import type { StoredLink } from './why-answer.js';
import { whyRoles } from './why-roles.js';
import type { WhyRole } from './why-roles.js';

/** Which links tell of a thing in a role, and at which end of them the thing stands; `none` where it has no tag. */
interface Telling {
  readonly events?: readonly AnyEventType[];
  readonly kinds?: readonly LinkKind[];
  readonly at: 'from' | 'to' | 'none';
}

const said = (...events: readonly AnyEventType[]): Telling => ({ events, at: 'from' });
const named = (...kinds: readonly LinkKind[]): Telling => ({ kinds, at: 'to' });

/** What each role is told by: the events of a thing, or the links that name it. */
const tellings: Readonly<Record<WhyRole, readonly Telling[]>> = {
  grant: [said(grantTakenOver, grantAppliedFor)],
  authority: [{ events: [grantTakenOver], at: 'none' }],
  recipient: [named('recipient'), { events: [grantTakenOver], kinds: ['source'], at: 'none' }],
  partner: [named('partner')],
  'budget-line': [named('budget-line'), said(budgetLineOpened, appropriationSet)],
  'budget-position': [named('budget-position')],
  source: [named('source')],
  payment: [said(paymentBooked)],
  order: [said(paymentOrdered)],
  certification: [said(drawdownCertified), { events: [instalmentsCertified], kinds: ['notice'], at: 'to' }],
  drawdown: [said(drawdownRequested)],
  commitment: [said(fundsCommitted)],
  notice: [{ events: [noticeIssued, remedyWaived], kinds: ['notice'], at: 'to' }],
  'early-start': [said(earlyStartConsented)],
  allocation: [said(grantAllocated, budgetReservationLifted)],
  decision: [said(decisionRecorded), named('deviation')],
  recusal: [
    { events: [memberRecused, decisionRecorded], kinds: ['recusal'], at: 'to' },
    { events: [conflictDeclared], kinds: ['conflict'], at: 'to' },
  ],
  recommendation: [said(recommendationIssued)],
  consensus: [said(consensusSought, positionTaken, consensusReached)],
  meeting: [said(meetingConvened, attendanceRecorded)],
  assessment: [said(applicationAssessed)],
  criterion: [{ events: [criterionAgreed], kinds: ['version-of'], at: 'from' }, said(criterionDrafted)],
  catalogue: [said(catalogueAdopted)],
  subsidiarity: [said(subsidiarityChecked)],
  application: [said(grantAppliedFor)],
  call: [said(callOpened, callClosed)],
  guideline: [named('guideline')],
  target: [{ events: [targetsAgreed], kinds: ['version-of'], at: 'from' }],
  measure: [said(measureProposed)],
  need: [said(needIdentified, needAssessed)],
  'need-evidence': [{ events: [evidenceAdded], kinds: ['evidence'], at: 'to' }],
  goal: [said(goalAdopted)],
  cycle: [said(cycleOpened)],
  'proof-of-use': [said(proofOfUseSubmitted)],
  examination: [said(proofOfUseExamined)],
  actual: [said(actualReported, actualVerified)],
  review: [said(reviewFiled, reviewAccepted)],
  evidence: [named('evidence', 'document')],
  correction: [named('correction')],
};

/** A thing in its role, with the links that say so in the order of their events. */
export interface Told {
  readonly role: WhyRole;
  readonly tag: string | undefined;
  readonly links: readonly StoredLink[];
}

/** An evidence of a need has an id of its own; a document is known by the hash of its file. */
const OWN_EVIDENCE = /^evidence:[0-9a-f]{8}-/;

/**
 * What a trail tells: the thing it is of, then role by role in their order; within a role in the order of the events.
 */
export function toldBy({ links }: Pick<Trail, 'links'>, subject: string): Told[] {
  const told = toldInOrder(links, subject);
  const first = told.find(({ tag }) => tag === subject);
  return first ? [first, ...told.filter((each) => each !== first)] : told;
}

function toldInOrder(links: readonly StoredLink[], subject: string): Told[] {
  return (Object.keys(whyRoles) as WhyRole[]).flatMap((role) => {
    const byThing = new Map<string, StoredLink[]>();
    for (const link of links) {
      const telling = tellings[role].find((each) => isToldBy(each, link));
      if (!telling || (role === 'evidence' && OWN_EVIDENCE.test(link.to))) continue;
      const thing = telling.at === 'none' ? `of ${link.from}` : link[telling.at];
      // What others say of the subject is told as theirs.
      if (telling.at === 'to' && thing === subject) continue;
      // Who was recused is a person; the organisation whose interest it was is told with it.
      if (role === 'recusal' && !thing.startsWith('person:')) continue;
      byThing.set(thing, [...(byThing.get(thing) ?? []), link]);
    }
    return [...byThing].map(([thing, its]) => ({
      role,
      tag: thing.startsWith('of ') ? undefined : thing,
      links: its,
    }));
  });
}

function isToldBy({ events, kinds }: Telling, link: StoredLink): boolean {
  const isOfEvent = events?.some(({ type }) => type === link.eventType) ?? true;
  return isOfEvent && (kinds?.includes(link.kind as LinkKind) ?? true);
}
