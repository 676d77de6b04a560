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
  const byRole = new Map(
    (Object.keys(whyRoles) as WhyRole[]).map((role) => [role, new Map<string, StoredLink[]>()]),
  );
  for (const link of links) {
    for (const [role, at] of rolesToldBy(link)) {
      if (role === 'evidence' && OWN_EVIDENCE.test(link.to)) continue;
      const thing = at === 'none' ? `of ${link.from}` : link[at];
      // What others say of the subject is told as theirs.
      if (at === 'to' && thing === subject) continue;
      // Who was recused is a person; the organisation whose interest it was is told with it.
      if (role === 'recusal' && !thing.startsWith('person:')) continue;
      const byThing = byRole.get(role);
      const same = byThing?.get(thing);
      if (same) same.push(link);
      else byThing?.set(thing, [link]);
    }
  }
  return [...byRole].flatMap(([role, byThing]) =>
    [...byThing].map(([thing, its]) => ({
      role,
      tag: thing.startsWith('of ') ? undefined : thing,
      links: its,
    })),
  );
}

type RoleTold = readonly [role: WhyRole, at: Telling['at']];

/** A trace has hundreds of links of some dozen types and kinds, so what those tell is found once: one list for each pair. */
const rolesByLink = new Map<string, readonly RoleTold[]>();

/** In which roles a link tells of a thing, and at which end of it that stands. */
function rolesToldBy({ eventType, kind }: StoredLink): readonly RoleTold[] {
  const pair = `${eventType} ${kind}`;
  const known = rolesByLink.get(pair);
  if (known) return known;
  const found = (Object.keys(whyRoles) as WhyRole[]).flatMap((role): RoleTold[] => {
    const telling = tellings[role].find(
      ({ events, kinds }) =>
        (events?.some(({ type }) => type === eventType) ?? true) &&
        (kinds?.includes(kind as LinkKind) ?? true),
    );
    return telling ? [[role, telling.at]] : [];
  });
  rolesByLink.set(pair, found);
  return found;
}
