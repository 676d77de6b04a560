import type { DecidedEvent } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { obligationAssigned } from '../obligation/obligation-assigned.event.js';
import type { AssignObligation } from '../obligation/obligation-assigned.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';

const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const obligationId = idOf(1);
export const organisationId = idOf(2);
export const otherId = idOf(3);
export const bodyId = idOf(4);
export const cycleId = idOf(5);
export const [march, june, september] = ['2027-03-31', '2027-06-30', '2027-09-30'] as const;

export const provider = organisationRegistered.of(organisationId, {
  name: 'Träger A',
  kind: 'organisation',
});
export const cycle = cycleOpened.of(cycleId, {
  title: 'Zyklus 2027/28',
  period: { from: '2027-01-01', until: '2028-12-31' },
});
export const report: AssignObligation = { title: 'Daten liefern', organisationId, cycleId, dueOn: march };
export const quarterly: AssignObligation = { ...report, recurs: { everyMonths: 3, until: september } };
export const assigned = obligationAssigned.of(obligationId, {
  ...quarterly,
  occurrences: [march, june, september],
});

/** A task that is due three times, in events 1 to 3. */
export const assignedTask = [provider, cycle, assigned];

export const correcting = (eventNumber: number, wrong: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: wrong.type,
    eventSubject: wrong.subject,
    eventTags: [...wrong.tags],
  });
export const withReason = { reasoned: true };
