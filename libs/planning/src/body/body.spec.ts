import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { appointMember } from './appoint-member.act.js';
import { bodyEstablished } from './body-established.event.js';
import type { Body } from './body-established.event.js';
import { establishBody } from './establish-body.act.js';
import { memberAppointed } from './member-appointed.event.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [group, erika, provider, fresh] = [idOf(1), idOf(2), idOf(3), idOf(9)];

const steeringGroup: Body = {
  name: 'Steuerungsgruppe',
  kind: 'steering-group',
  mandates: [{ verb: 'recommends', grantKinds: ['project'], basis: 'Konzept, Abschnitt 4' }],
  decisionRule: 'consensus',
  quorumShare: { numerator: 1, denominator: 2 },
};
const seat = {
  bodyId: group,
  personId: erika,
  sector: 'free-nonprofit',
  expertKind: 'professional',
  voting: true,
  inPerson: false,
  from: '2027-01-01',
  until: '2027-12-31',
} as const;
const established = bodyEstablished.of(group, steeringGroup);
const person = personRegistered.of(erika, { pseudonym: 'P-017' });
const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('establish-body', () => {
  it('brings a body into being with what it may do', () => {
    given()
      .when(establishBody, steeringGroup, { id: fresh })
      .then({
        type: 'body-established',
        version: 1,
        subject: `body:${fresh}`,
        tags: [`body:${fresh}`],
        data: steeringGroup,
      });
  });

  it('takes a quorum of all but one, and none that nobody can reach', () => {
    given()
      .when(establishBody, { ...steeringGroup, quorumShare: { numerator: 8, denominator: 9 } })
      .events();
    given()
      .when(establishBody, { ...steeringGroup, quorumShare: { numerator: 9, denominator: 9 } })
      .thenRefused('quorum-unattainable', { numerator: 9, denominator: 9 });
  });
});

describe('appoint-member', () => {
  it('stands with the body and with the person, and may be dated ahead', () => {
    given(established, person)
      .when(appointMember, seat, { effectiveOn: '2028-01-01' })
      .then({
        type: 'member-appointed',
        version: 1,
        subject: `body:${group}`,
        tags: [`body:${group}`, `person:${erika}`],
        data: seat,
      });
  });

  it('keeps for whom the member sits there, and on which level that stands', () => {
    const league = organisationRegistered.of(provider, {
      name: 'Liga',
      kind: 'organisation',
      level: 'league',
    });
    const [event] = given(established, person, league)
      .when(appointMember, { ...seat, organisationId: provider })
      .events();
    expect(event?.data).toMatchObject({ organisationId: provider, organisationLevel: 'league' });
    expect(event?.tags).toContain(`organisation:${provider}`);
  });

  it('follows an earlier membership from the day after its last, and not on it', () => {
    const before = given(established, person, memberAppointed.of(group, seat));
    before.when(appointMember, { ...seat, from: '2028-01-01', until: '2028-12-31' }).events();
    before
      .when(appointMember, { ...seat, from: '2027-12-31', until: '2028-12-31' })
      .thenRefused('member-already', { bodyId: group, personId: erika, from: '2027-01-01' });
  });

  it('refuses a second open seat, and takes one where the first was a mistake', () => {
    const { until: _, ...open } = seat;
    const first = memberAppointed.of(group, open);
    given(established, person, first).when(appointMember, open).thenRefused('member-already');
    given(established, person, first, correctionOf(3, first)).when(appointMember, open).events();
  });

  it('does not end before it begins', () => {
    given(established, person)
      .when(appointMember, { ...seat, until: '2026-12-31' })
      .thenRefused('period-reversed');
  });

  it('refuses a body that was established by mistake', () => {
    given(established, person, correctionOf(1, established))
      .when(appointMember, seat)
      .thenRefused('entry-corrected', { kind: 'body', id: group, by: 3 });
  });
});
