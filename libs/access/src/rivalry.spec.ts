import type { Happened } from '#kernel/testing';
import { decisionRecorded, eventCorrected, grantAppliedFor } from '#planning';
import type { CallState } from '#planning';
import type { Caller, Reader } from './caller.js';
import { grantStanding, maySeeGrant, rivalGrants, rivalItems, rowsSeen } from './rivalry.js';

const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [grantId, ours, theirs, partner, callId, erika] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const other = idOf(7);

const provider = (organisationId: string): Caller => ({
  actor: 'operator:provider',
  roles: ['provider'],
  organisationId,
});
const member: Caller = { actor: `person:${erika}`, roles: ['reader'], personId: erika };
/** Of these the ledger says that they sit on a board, or stay away from an item. */
const onBoard = (organisationId: string): Reader => ({ ...member, linkedTo: [organisationId] });
const recused: Reader = { ...member, linkedTo: [] };
const clerk: Caller = { actor: `person:${erika}`, roles: ['planning', 'provider'], personId: erika };
const citizen: Caller = { actor: 'operator:citizen', roles: ['reader'] };

const applied = grantAppliedFor.of(grantId, {
  applicantId: theirs,
  partners: [{ organisationId: partner, amountCents: 0, forwarding: false }],
  cycleId: other,
  callId,
  guidelineVersionId: `${other}.v1`,
  measureId: other,
  title: 'Café Nachbarschaft',
  description: 'Ein offenes Café.',
  kind: 'project',
  financing: 'share',
  form: 'grant',
  requestedCents: 12_000_00,
  period: { from: '2027-07-01', until: '2028-06-30' },
  plannedStartOn: '2027-08-01',
  started: false,
  plan: { eligibleCents: 0, ownCents: 0, inKindCents: 0, revenueCents: 0, thirdParty: [] },
  vatDeductible: false,
  spaceIds: [],
  needIds: [other],
  goalIds: [other],
  appliedOn: '2027-03-10',
});
const decided = (outcome: 'adopted' | 'adopted-changed' | 'rejected' | 'deferred' | 'referred' | 'noted') =>
  decisionRecorded.of(other, {
    bodyId: other,
    decidedOn: '2027-05-01',
    outcome,
    basis: 'single',
    recused: [],
    outcomes: [{ subject: `grant:${grantId}` }],
    budgetReservation: false,
    bindsFutureYears: false,
    wording: 'Wie vorgelegt.',
    sessionPublic: true,
  });
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

const after = (...events: readonly Happened[]) =>
  events
    .map((event, index) => ({ ...event, number: index + 1, effectiveOn: '2027-05-01' }))
    .filter(({ type }) => grantStanding.types.includes(type))
    .reduce((state, event) => grantStanding.evolve(state, event, grantId), grantStanding.initial);

const call: CallState = {
  cycleId: other,
  guidelineVersionId: `${other}.v1`,
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
  kinds: ['project'],
  number: 1,
};
const onDay = (
  today: string,
  caller: Reader,
  events: readonly Happened[],
  of: CallState | undefined = call,
  isDecided = true,
) => maySeeGrant(caller, after(...events), { call: of, isDecided }, today);

describe('An application (R22)', () => {
  const adopted = [applied, decided('adopted')];

  it('is seen by applicant and partners, by who works on cases, and by citizens; not by a rival', () => {
    for (const caller of [provider(theirs), provider(partner), clerk, citizen, member])
      expect(onDay('2027-03-15', caller, [applied])).toBe(true);
    expect(onDay('2027-03-15', provider(ours), [applied])).toBe(false);
  });

  it.each([
    ['adopted', true],
    ['adopted-changed', true],
    ['rejected', true],
    ['deferred', false],
    ['referred', false],
    ['noted', false],
  ] as const)('that was %s is seen by rivals: %s', (outcome, expected) => {
    expect(onDay('2027-05-01', provider(ours), [applied, decided(outcome)])).toBe(expected);
  });

  it('stays unseen until its call is over: after its last day, or once it was closed or corrected', () => {
    expect(onDay('2027-03-31', provider(ours), adopted)).toBe(false);
    expect(onDay('2027-04-01', provider(ours), adopted)).toBe(true);
    expect(onDay('2027-03-15', provider(ours), adopted, { ...call, closedBy: 9 })).toBe(true);
    expect(onDay('2027-03-15', provider(ours), adopted, { ...call, correctedBy: 9 })).toBe(true);
    const noCall = { call: undefined, isDecided: false };
    expect(maySeeGrant(provider(ours), after(...adopted), noCall, '2027-03-15')).toBe(true);
    expect(onDay('2027-04-01', provider(ours), [applied])).toBe(false);
  });

  it('stays unseen until the last decision of its call', () => {
    expect(onDay('2027-04-01', provider(ours), adopted, call, false)).toBe(false);
    expect(onDay('2027-04-01', provider(theirs), adopted, call, false)).toBe(true);
    expect(onDay('2027-04-01', clerk, adopted, call, false)).toBe(true);
  });

  it('is unseen again when its decision was corrected', () => {
    expect(onDay('2027-05-01', provider(ours), [...adopted, correcting(2, adopted[1]!)])).toBe(false);
  });

  it('is kept from whoever was recused or is linked to a competitor, until it is decided', () => {
    for (const reader of [recused, onBoard(ours)]) {
      expect(onDay('2027-05-01', reader, [applied])).toBe(false);
      expect(onDay('2027-05-01', reader, [applied, decided('rejected')])).toBe(true);
    }
    for (const organisationId of [theirs, partner])
      expect(onDay('2027-05-01', onBoard(organisationId), [applied])).toBe(true);
    expect(onDay('2027-05-01', { ...clerk, linkedTo: [ours] }, [applied])).toBe(true);
  });

  it('has to be looked at only for those from whom something may be kept', () => {
    for (const caller of [provider(ours), member])
      expect(rivalGrants(caller, [`grant:${grantId}`, `call:${callId}`])).toEqual([grantId]);
    expect(rivalItems(member, [`grant:${grantId}`, `item:${other}`])).toEqual([other]);
    expect(rivalItems(clerk, [`item:${other}`])).toEqual([]);
    for (const caller of [clerk, citizen]) expect(rivalGrants(caller, [`grant:${grantId}`])).toEqual([]);
  });
});

describe('The registers (R22)', () => {
  it('show a rival the grants it has a part in, decisions about no grants, and no assessment and recommendation', () => {
    const rival = provider(ours);
    expect(rowsSeen(rival, 'grants')).toEqual({ column: 'organisationIds', values: [ours] });
    expect(rowsSeen(onBoard(ours), 'grants')).toEqual(rowsSeen(rival, 'grants'));
    expect(rowsSeen(recused, 'grants')?.values).toEqual(['']);
    expect(rowsSeen(rival, 'decisions')).toEqual({ column: 'concerns', values: ['planning'] });
    for (const register of [
      'assessments',
      'recommendations',
      'recusals',
      'positions',
      'allocations',
      'notices',
      'payments',
    ])
      expect(rowsSeen(rival, register)?.values).toEqual(['']);
    expect(rowsSeen(rival, 'needs')).toBeUndefined();
    for (const caller of [clerk, citizen]) expect(rowsSeen(caller, 'assessments')).toBeUndefined();
  });
});
