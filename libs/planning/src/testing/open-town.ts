import type { Happened } from '#kernel/testing';
import { callOpened } from '../call/call-opened.event.js';
import type { OpenCall } from '../call/call-opened.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import type { Phase } from '../cycle/cycle.terms.js';
import { phases } from '../cycle/cycle.terms.js';
import { phaseEntered } from '../cycle/phase-entered.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import type { ApplyForGrant } from '../grant/grant-applied-for.event.js';
import { adoptGuideline } from '../guideline/adopt-guideline.act.js';
import { guidelineAdopted } from '../guideline/guideline-adopted.event.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { needIdentified } from '../need/need-identified.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';

/** What stories about applications begin with: a cycle with a need, a measure for it, a guideline and an open call. */

const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const needId = idOf(1);
export const goalId = idOf(2);
export const guidelineId = idOf(3);
export const guidelineVersionId = `${guidelineId}.v1`;
export const cycleId = idOf(4);
export const measureId = idOf(5);
export const callId = idOf(6);
export const grantId = idOf(7);
export const [applicant, partner, third] = [idOf(8), idOf(9), idOf(10)] as const;
export const fresh = idOf(99);

export const need = (id: string) =>
  needIdentified.of(id, {
    title: 'Treffpunkte',
    description: 'Es fehlen Orte.',
    kind: 'new',
    reportedBy: { sector: 'concerned' },
  });
export const organisation = (id: string) =>
  organisationRegistered.of(id, { name: `Träger ${id.slice(-2)}`, kind: 'organisation' });
export const cycle = (id: string) =>
  cycleOpened.of(id, { title: 'Zyklus', period: { from: '2027-01-01', until: '2028-12-31' } });
const goal = (id: string) => goalAdopted.of(id, { title: 'Teilhabe', level: 1 });
export const measure = (id: string, needIds: string[] = [needId]) =>
  measureProposed.of(id, { title: 'Offener Treff', description: 'Montags bis freitags.', needIds });
export const guideline = (id: string, change: object = {}) =>
  guidelineAdopted.of(id, {
    ...adoptGuideline.example,
    validFrom: '2027-01-01',
    kinds: ['project', 'institutional', 'statutory'],
    ...change,
  });

/** The phases entered on the way to this one. */
export function upTo(phase: Phase): Happened[] {
  const order = Object.keys(phases) as Phase[];
  return order
    .slice(1, order.indexOf(phase) + 1)
    .map((each) => phaseEntered.of(cycleId, { cycleId, phase: each }));
}

/** Everything but call and phases. The numbers of these events are 1 to 8. */
export const town: readonly Happened[] = [
  need(needId),
  goal(goalId),
  guideline(guidelineId),
  cycle(cycleId),
  measure(measureId),
  organisation(applicant),
  organisation(partner),
  organisation(third),
];

export const call: OpenCall = {
  title: 'Nachbarschaft 2027',
  description: 'Gesucht werden Projekte für Begegnung.',
  cycleId,
  guidelineVersionId,
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
  kinds: ['project'],
  needIds: [needId],
};
export const opened = (change: Partial<OpenCall> = {}) => callOpened.of(callId, { ...call, ...change });

/** The town in its phase `call` (events 9 to 11), with the call (event 12). */
export const calling: readonly Happened[] = [...town, ...upTo('call'), opened()];

export const application: ApplyForGrant = {
  applicantId: applicant,
  cycleId,
  callId,
  guidelineVersionId,
  measureId,
  title: 'Café Nachbarschaft',
  description: 'Ein offenes Café an drei Nachmittagen der Woche.',
  kind: 'project',
  financing: 'share',
  form: 'grant',
  requestedCents: 12_000_00,
  period: { from: '2027-07-01', until: '2028-06-30' },
  plannedStartOn: '2027-07-01',
  started: false,
  plan: { eligibleCents: 15_000_00, ownCents: 3_000_00, inKindCents: 0, revenueCents: 0, thirdParty: [] },
  vatDeductible: false,
  spaceIds: [],
  needIds: [needId],
  goalIds: [goalId],
  appliedOn: '2027-03-10',
};
export const applied = (change: Partial<ApplyForGrant> = {}) =>
  grantAppliedFor.of(grantId, { ...application, ...change });

export const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
