import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { authoritySuffices } from '../rules/authority-suffices.js';
import { authorityDelegated } from './authority-delegated.event.js';
import { declareInterest } from './declare-interest.act.js';
import { delegateAuthority } from './delegate-authority.act.js';
import { interestDeclared } from './interest-declared.event.js';
import { personRegistered } from './person-registered.event.js';

const given = stories(planning);
const [erika, provider] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const person = personRegistered.of(erika, { pseudonym: 'P-017' });
const organisation = organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' });
const interest = {
  personId: erika,
  organisationId: provider,
  link: 'board',
  secondedByMunicipality: false,
  from: '2025-01-01',
} as const;
const authority = { personId: erika, right: 'order', limitCents: 500_00, from: '2027-01-01' } as const;

describe('declare-interest', () => {
  it('stands with the person and with the organisation', () => {
    given(person, organisation)
      .when(declareInterest, interest)
      .then({
        type: 'interest-declared',
        version: 1,
        subject: `person:${erika}`,
        tags: [`organisation:${provider}`, `person:${erika}`],
        data: interest,
      });
  });

  it('keeps on which level the organisation stands', () => {
    const league = organisationRegistered.of(provider, {
      name: 'Liga',
      kind: 'organisation',
      level: 'league',
    });
    given(person, league)
      .when(declareInterest, interest)
      .then(interestDeclared.of(erika, { ...interest, organisationLevel: 'league' }));
  });

  it('may be for one day, and does not end before it begins', () => {
    given(person, organisation)
      .when(declareInterest, { ...interest, until: '2025-01-01' })
      .events();
    given(person, organisation)
      .when(declareInterest, { ...interest, until: '2024-12-31' })
      .thenRefused('period-reversed', { from: '2025-01-01', until: '2024-12-31' });
  });

  it('refuses a person or an organisation that the ledger does not know', () => {
    given(organisation)
      .when(declareInterest, interest)
      .thenRefused('unknown-id', { field: '/personId', kind: 'person', id: erika });
    given(person)
      .when(declareInterest, interest)
      .thenRefused('unknown-id', { field: '/organisationId', kind: 'organisation', id: provider });
  });
});

describe('delegate-authority', () => {
  it('stands with the person, and may be dated ahead', () => {
    given(person)
      .when(delegateAuthority, authority, { effectiveOn: '2028-01-01' })
      .then(authorityDelegated.of(erika, authority));
  });

  it('does not end before it begins', () => {
    given(person)
      .when(delegateAuthority, { ...authority, until: '2026-12-31' })
      .thenRefused('period-reversed');
  });
});

describe('R10: a delegated authority suffices', () => {
  const needed = { personId: erika, right: 'order', amountCents: 500_00, on: '2027-03-15' } as const;
  const held = { ...authority, number: 4 };

  it('up to its limit, and not a cent beyond', () => {
    expect(authoritySuffices([held], needed)).toBeUndefined();
    expect(authoritySuffices([held], { ...needed, amountCents: 500_01 })).toEqual({
      code: 'authority-insufficient',
      facts: { personId: erika, right: 'order', limitCents: 500_00, amountCents: 500_01, on: '2027-03-15' },
      restsOn: [4],
    });
  });

  it('from its first to its last day', () => {
    const limited = { ...held, until: '2027-06-30' };
    expect(authoritySuffices([limited], { ...needed, on: '2027-01-01' })).toBeUndefined();
    expect(authoritySuffices([limited], { ...needed, on: '2026-12-31' })).toMatchObject({ restsOn: [] });
    expect(authoritySuffices([limited], { ...needed, on: '2027-06-30' })).toBeUndefined();
    expect(authoritySuffices([limited], { ...needed, on: '2027-07-01' })).toMatchObject({ restsOn: [] });
  });

  it('for its own right only', () => {
    expect(authoritySuffices([{ ...held, right: 'certify' }], needed)).toMatchObject({
      code: 'authority-insufficient',
    });
  });

  it('gives way to a later one: a limit of zero takes it back', () => {
    expect(authoritySuffices([held, { ...held, limitCents: 0, number: 9 }], needed)).toMatchObject({
      facts: { limitCents: 0 },
      restsOn: [9],
    });
  });

  it('never suffices for an amount where none was delegated', () => {
    expect(authoritySuffices([], { ...needed, amountCents: 0 })).toMatchObject({
      code: 'authority-insufficient',
    });
  });
});
