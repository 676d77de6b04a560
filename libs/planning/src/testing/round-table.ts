import type { Happened } from '#kernel/testing';
import { bodyEstablished } from '../body/body-established.event.js';
import { memberAppointed } from '../body/member-appointed.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { attendanceRecorded } from '../meeting/attendance-recorded.event.js';
import { meetingConvened } from '../meeting/meeting-convened.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { interestDeclared } from '../person/interest-declared.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { consensusReached } from '../item/consensus-reached.event.js';
import { consensusSought } from '../item/consensus-sought.event.js';
import type { ItemKind, Position } from '../item/item.terms.js';
import { memberRecused } from '../item/member-recused.event.js';
import { positionTaken } from '../item/position-taken.event.js';

/** What stories about items begin with: a steering group of three at its meeting, two grants of one provider. */

export const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const [group, march, item, provider, grant, other] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
export const [anna, bela, cem, dora] = [11, 12, 13, 14].map(idOf) as [string, string, string, string];
export const fresh = idOf(99);

export const member = (personId: string, organisationId?: string) =>
  memberAppointed.of(group, {
    bodyId: group,
    personId,
    sector: 'civil-society',
    expertKind: 'none',
    voting: true,
    inPerson: true,
    from: '2027-01-01',
    ...(organisationId === undefined ? {} : { organisationId }),
  });
const grantOf = (id: string, externalNo: string) =>
  grantTakenOver.of(id, {
    externalNo,
    recipient: { organisationId: provider },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff',
    amountCents: 500_00,
    source: { fileSha256: 'a'.repeat(64), line: 2 },
  });
const persons = [anna, bela, cem, dora].map((id, index) =>
  personRegistered.of(id, { pseudonym: `P-${String(index)}` }),
);
export const town: readonly Happened[] = [
  bodyEstablished.of(group, {
    name: 'Steuerungsgruppe',
    kind: 'steering-group',
    mandates: [{ verb: 'recommends', grantKinds: ['project'], basis: 'Konzept' }],
    decisionRule: 'consensus',
    quorumShare: { numerator: 1, denominator: 2 },
  }),
  organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' }),
  ...persons,
  grantOf(grant, '1'),
  grantOf(other, '2'),
];
export const meeting = (answersDueOn?: string) =>
  meetingConvened.of(march, {
    bodyId: group,
    heldOn: '2027-03-15',
    agenda: [{ title: 'Begrüßung' }, { title: 'Empfehlung' }],
    ...(answersDueOn === undefined ? {} : { answersDueOn }),
  });
export const sought = (kind: ItemKind = 'allocation', ...grants: string[]) =>
  consensusSought.of(item, {
    meetingId: march,
    bodyId: group,
    agendaNo: 2,
    kind,
    about:
      kind === 'allocation'
        ? (grants.length === 0 ? [grant] : grants).map((id) => `grant:${id}` as const)
        : [],
    title: 'Empfehlung',
  });
export const there = (...ids: readonly string[]) =>
  attendanceRecorded.of(march, { meetingId: march, present: ids.map((personId) => ({ personId })) });
export const says = (personId: string, position: Position) =>
  positionTaken.of(item, { itemId: item, personId, position });
export const recused = (personId: string, ...grantIds: string[]) =>
  memberRecused.of(item, { itemId: item, personId, ...(grantIds.length === 0 ? {} : { grantIds }) });
export const interest = (personId: string, change: object = {}) =>
  interestDeclared.of(personId, {
    personId,
    organisationId: provider,
    link: 'board',
    secondedByMunicipality: false,
    from: '2025-01-01',
    ...change,
  });
export const reached = consensusReached.of(item, {
  itemId: item,
  kind: 'allocation',
  meetingId: march,
  bodyId: group,
  about: [`grant:${grant}`],
  tallies: [
    { grantId: grant, eligibleCount: 3, presentCount: 2, agreeCount: 2, standAsideCount: 0, recusedCount: 0, mostRecused: false },
  ],
}); // prettier-ignore
export const three = [member(anna), member(bela), member(cem)];
export const table: readonly Happened[] = [...town, ...three, meeting(), sought()];
export const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
export const as = (personId: string) => ({ actor: `person:${personId}`, role: 'provider' });
export const reasoned = { reasoned: true };
