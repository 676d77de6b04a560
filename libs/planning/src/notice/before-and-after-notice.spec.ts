import {
  appliedFor,
  applied,
  correctionOf,
  given,
  grant,
  lastOf,
  noticed,
  noticeNo,
  ofProvider,
  ofRival,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';
import { consentToEarlyStart } from './consent-to-early-start.act.js';
import { waiveRemedy } from './waive-remedy.act.js';

describe('consent-to-early-start', () => {
  it('consents before the notice', () => {
    given(...applied)
      .when(consentToEarlyStart, consentToEarlyStart.example)
      .then({
        type: 'early-start-consented',
        version: 1,
        subject: `grant:${grant}`,
        tags: [`grant:${grant}`],
        data: consentToEarlyStart.example,
      });
  });

  it('is refused after the notice, and for an application that was corrected', () => {
    given(...withNotice)
      .when(consentToEarlyStart, consentToEarlyStart.example)
      .thenRefused('notice-issued-already', { grantId: grant, noticeNo });
    given(...applied, correctionOf(lastOf(applied), appliedFor()))
      .when(consentToEarlyStart, consentToEarlyStart.example)
      .thenRefused('entry-corrected');
  });
});

describe('waive-remedy', () => {
  it('records the waiver of the recipient', () => {
    given(...withNotice)
      .when(waiveRemedy, waiveRemedy.example, ofProvider)
      .then({
        type: 'remedy-waived',
        version: 1,
        subject: `grant:${grant}`,
        tags: [`grant:${grant}`, `notice-no:${noticeNo}`],
        data: waiveRemedy.example,
      });
  });

  it('is the matter of no other provider', () => {
    given(...withNotice)
      .when(waiveRemedy, waiveRemedy.example, ofRival)
      .thenRefused('grant-of-another', { grantId: grant });
  });

  it('is possible from the day of the notice until today, once', () => {
    const waiving = (waivedOn: string) =>
      given(...withNotice).when(waiveRemedy, { ...waiveRemedy.example, waivedOn });
    waiving('2027-02-28').thenRefused('waived-before-notice');
    waiving('2027-03-16').thenRefused('day-in-future');
    waiving('2027-03-15').events();
    const waived = waiving('2027-03-01').events();
    given(...withNotice, ...waived)
      .when(waiveRemedy, waiveRemedy.example)
      .thenRefused('remedy-waived-already', { noticeNo, by: lastOf(withNotice) + 1 });
    given(...withNotice, ...waived, correctionOf(lastOf(withNotice) + 1, waived[0]!))
      .when(waiveRemedy, waiveRemedy.example)
      .events();
  });

  it('is refused for an application that was taken back (R16)', () => {
    given(...withNotice, correctionOf(lastOf(applied), appliedFor()))
      .when(waiveRemedy, waiveRemedy.example)
      .thenRefused('entry-corrected', { kind: 'grant', id: grant, by: lastOf(withNotice) + 1 });
  });

  it('is refused where there is no notice, or a contract', () => {
    given(...withNotice)
      .when(waiveRemedy, { ...waiveRemedy.example, noticeNo: 'B-2027-0118' })
      .thenRefused('notice-unknown', { grantId: grant, noticeNo: 'B-2027-0118' });
    given(...withAllocation, noticed({ legalForm: 'private-contract' }))
      .when(waiveRemedy, waiveRemedy.example)
      .thenRefused('no-remedy-to-waive');
  });
});
