import { validate } from '#kernel';
import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { grantTakenOver } from './grant-taken-over.event.js';
import type { GrantTakenOver, TakeOverGrant } from './grant-taken-over.event.js';
import { takeOverGrant } from './take-over-grant.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [provider, grant, other] = [idOf(1), idOf(2), idOf(3)];

const recorded: TakeOverGrant = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
};
const takenOver = (input: TakeOverGrant, ...before: readonly DecidedEvent[]) => {
  const [event] = given(...before)
    .when(takeOverGrant, input, { id: grant })
    .events();
  return event as DecidedEvent<GrantTakenOver>;
};

describe('take-over-grant', () => {
  it('keeps what is known, under the number of the old records', () => {
    given()
      .when(takeOverGrant, recorded, { id: grant })
      .then({
        type: 'grant-taken-over',
        version: 1,
        subject: `grant:${grant}`,
        tags: ['grant-no:37874', `grant:${grant}`],
        data: recorded,
      });
  });

  it('joins a registered recipient', () => {
    const input = { ...recorded, recipient: { organisationId: provider } };
    const event = takenOver(
      input,
      organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' }),
    );
    expect(event.tags).toContain(`organisation:${provider}`);
  });

  it.each([{}, { name: 'Träger A', organisationId: provider }])(
    'wants one recipient, not %j',
    (recipient) => {
      given(organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' }))
        .when(takeOverGrant, { ...recorded, recipient })
        .thenRefused('recipient-unclear');
    },
  );

  it('refuses a recipient the ledger does not know', () => {
    given()
      .when(takeOverGrant, { ...recorded, recipient: { organisationId: provider } })
      .thenRefused('unknown-id', { field: '/recipient/organisationId', kind: 'organisation', id: provider });
  });

  it('takes an amount of zero and none below', () => {
    takenOver({ ...recorded, amountCents: 0 });
    expect(validate(takeOverGrant.input, { ...recorded, amountCents: -1 }).ok).toBe(false);
  });

  it('takes a period of one day and none that ends before it begins', () => {
    takenOver({ ...recorded, period: { from: '2010-01-01', until: '2010-01-01' } });
    given()
      .when(takeOverGrant, { ...recorded, period: { from: '2010-01-02', until: '2010-01-01' } })
      .thenRefused('period-reversed', { from: '2010-01-02', until: '2010-01-01' });
  });

  it('refuses a number that is taken, and names the grant', () => {
    given(grantTakenOver.of(other, recorded))
      .when(takeOverGrant, recorded, { id: grant })
      .thenRefused('grant-number-taken', { externalNo: '37874', grantId: other });
  });

  it('takes the number again once the earlier grant was corrected', () => {
    const wrong = grantTakenOver.of(other, recorded);
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    });
    expect(takenOver(recorded, wrong, corrected).subject).toBe(`grant:${grant}`);
    given(wrong, corrected, grantTakenOver.of(idOf(9), recorded))
      .when(takeOverGrant, recorded)
      .thenRefused('grant-number-taken');
  });

  it('knows the year where the whole period lies in one, and leaves it open where it does not', () => {
    expect(takenOver({ ...recorded, period: { from: '2010-07-01', until: '2010-12-31' } }).data.year).toBe(
      2010,
    );
    expect(
      takenOver({ ...recorded, period: { from: '2010-07-01', until: '2011-01-01' } }).data,
    ).not.toHaveProperty('year');
    expect(
      takenOver({ ...recorded, period: { from: '1010-01-01', until: '1010-12-31' } }).data,
    ).not.toHaveProperty('year');
  });
});
