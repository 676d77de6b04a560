import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { budgetLineOpened } from '../budget-line/budget-line-opened.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { personalDataErased } from '../person/personal-data-erased.event.js';
import { correctEvent } from './correct-event.act.js';
import { eventCorrected } from './event-corrected.event.js';

const given = stories(planning);
const provider = '00000000-0000-7000-8000-000000000001';
const erika = '00000000-0000-7000-8000-000000000002';
const line = '00000000-0000-7000-8000-000000000003';
const withReason = { reasoned: true };

const registered = organisationRegistered.of(provider, {
  name: 'Träger A',
  kind: 'organisation',
  register: { court: 'M1305', type: 'VR', number: '1234' },
});
const corrected = eventCorrected.of('1', {
  eventNumber: 1,
  eventType: registered.type,
  eventSubject: registered.subject,
  eventTags: [...registered.tags],
});

describe('correct-event (R16)', () => {
  it('names the corrected event and carries its tags', () => {
    given(registered)
      .when(correctEvent, { eventNumber: 1 }, withReason)
      .then({
        type: 'event-corrected',
        version: 1,
        subject: 'corrected-event:1',
        tags: ['corrected-event:1', `organisation:${provider}`, 'register-id:de-cr-m1305-vr-1234'],
        data: {
          eventNumber: 1,
          eventType: 'organisation-registered',
          eventSubject: `organisation:${provider}`,
          eventTags: [`organisation:${provider}`, 'register-id:de-cr-m1305-vr-1234'],
        },
      });
  });

  it('wants a reason', () => {
    given(registered).when(correctEvent, { eventNumber: 1 }).thenRefused('reason-missing');
  });

  it('refuses an event that has not happened', () => {
    given(registered)
      .when(correctEvent, { eventNumber: 2 }, withReason)
      .thenRefused('event-unknown', { number: 2 });
  });

  it('refuses to correct twice, and names the first correction', () => {
    given(registered, corrected)
      .when(correctEvent, { eventNumber: 1 }, withReason)
      .thenRefused('already-corrected', { number: 1, by: 2 });
  });

  it('refuses to correct a correction', () => {
    given(registered, corrected)
      .when(correctEvent, { eventNumber: 2 }, withReason)
      .thenRefused('not-correctable', { number: 2, type: 'event-corrected' });
  });

  it('refuses to correct an erasure', () => {
    given(
      personRegistered.of(erika, { pseudonym: 'P-017' }),
      personalDataErased.of(erika, { personId: erika, legalBasis: 'objection' }),
    )
      .when(correctEvent, { eventNumber: 2 }, withReason)
      .thenRefused('not-correctable', { number: 2, type: 'personal-data-erased' });
  });

  it('takes no number below the first', () => {
    expect(validate(correctEvent.input, { eventNumber: 0 }).ok).toBe(false);
    expect(validate(correctEvent.input, { eventNumber: 1 }).ok).toBe(true);
  });
});

describe('a corrected event of a budget line', () => {
  const opened = budgetLineOpened.of(line, {
    year: 2027,
    product: '315101',
    account: '53180000',
    kind: 'expense',
    coverGroup: { id: 'DK-7', relation: 'mutual' },
  });
  const ansatz = (
    stage: 'draft' | 'adopted' | 'published',
    amountCents: number,
    authorityDeltaCents: number,
  ) =>
    appropriationSet.of(line, {
      budgetLineId: line,
      stage,
      amountCents,
      year: 2027,
      coverGroupId: '2027__DK-7',
      authorityDeltaCents,
    });
  const takenBack = (authorityDeltaCents: number) => ({
    authorities: [{ budgetLineId: line, year: 2027, coverGroupId: '2027__DK-7', authorityDeltaCents }],
  });
  const dataOf =
    (...story: readonly Happened[]) =>
    (eventNumber: number) =>
      given(...story)
        .when(correctEvent, { eventNumber }, withReason)
        .events()[0]?.data;

  it('takes the last appropriation back to the one before', () => {
    expect(
      dataOf(opened, ansatz('adopted', 700_00, 700_00), ansatz('published', 650_00, -50_00))(3),
    ).toMatchObject(takenBack(50_00));
  });

  it('leaves the authority alone where a later appropriation holds', () => {
    const data = dataOf(opened, ansatz('adopted', 700_00, 700_00), ansatz('published', 650_00, -50_00))(2);
    expect(data).not.toHaveProperty('authorities');
  });

  it('leaves the authority alone where the appropriation was a draft', () => {
    expect(dataOf(opened, ansatz('draft', 700_00, 0))(2)).not.toHaveProperty('authorities');
  });

  it('takes all authority from a line that was opened by mistake', () => {
    expect(dataOf(opened, ansatz('adopted', 700_00, 700_00))(1)).toMatchObject(takenBack(-700_00));
  });
});
