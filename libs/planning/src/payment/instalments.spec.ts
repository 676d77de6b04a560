import type { Happened } from '#kernel/testing';
import {
  applied,
  appliedFor,
  as,
  certifier,
  correctionOf,
  employedBy,
  given,
  grant,
  granted,
  lastOf,
  mayPay,
  noticed,
  noticeNo,
  orderer,
  provider,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';
import { certifyInstalments } from './certify-instalments.act.js';
import { instalmentsCertified } from './instalments-certified.event.js';

const plan = certifyInstalments.example;
const certifying = (change: Partial<typeof plan> = {}, ...more: readonly Happened[]) =>
  given(...withNotice, ...more).when(certifyInstalments, { ...plan, ...change }, as(certifier));
const certified = instalmentsCertified.of(grant, { ...plan, certifier: `person:${certifier}` });

describe('certify-instalments', () => {
  it('certifies the plan of a notice as a whole', () => {
    certifying().then({
      type: 'instalments-certified',
      version: 1,
      subject: `grant:${grant}`,
      tags: [`grant:${grant}`, `notice-no:${noticeNo}`],
      data: { ...plan, certifier: `person:${certifier}` },
    });
  });

  it('wants a notice with a plan, right in both ways', () => {
    certifying({ noticeNo: 'B-0' }).thenRefused('notice-unknown', { grantId: grant, noticeNo: 'B-0' });
    given(...withAllocation, noticed({ instalments: undefined }))
      .when(certifyInstalments, plan, as(certifier))
      .thenRefused('notice-without-instalments', { noticeNo });
    certifying({ factually: false }).thenRefused('not-right-in-every-way');
    certifying({ arithmetically: false }).thenRefused('not-right-in-every-way');
    certifying({}, correctionOf(lastOf(applied), appliedFor())).thenRefused('entry-corrected');
  });

  it('certifies once, and anew when the certification was corrected', () => {
    const by = lastOf(withNotice) + 1;
    certifying({}, certified).thenRefused('plan-certified-already', { noticeNo, by });
    certifying({}, certified, correctionOf(by, certified)).events();
  });

  it('is certified by nobody whose access is also one of the cash office (R10)', () => {
    given(...withNotice)
      .when(certifyInstalments, plan, { ...as(certifier), roles: ['planning', 'cash-office'] })
      .thenRefused('cash-office-involved');
  });

  it('needs an authority for the whole plan, and no link to the recipient (R10)', () => {
    certifying({}, mayPay(certifier, 'certify', granted)).events();
    certifying({}, mayPay(certifier, 'certify', granted - 1)).thenRefused('authority-insufficient');
    given(...withNotice)
      .when(certifyInstalments, plan, as(orderer))
      .thenRefused('authority-insufficient');
    certifying({}, employedBy(certifier, provider)).thenRefused('linked-to-payee');
  });
});
