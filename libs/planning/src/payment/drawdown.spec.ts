import { noon } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import {
  appliedFor,
  applied,
  as,
  caller,
  certifier,
  correctionOf,
  drawdown,
  employedBy,
  given,
  grant,
  granted,
  lastOf,
  line,
  mayPay,
  noticed,
  ofProvider,
  ofRival,
  orderer,
  parent,
  provider,
  recipient,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';
import { certifyDrawdown } from './certify-drawdown.act.js';
import { drawdownCertified } from './drawdown-certified.event.js';
import { drawdownRequested } from './drawdown-requested.event.js';
import { paymentOrdered } from './payment-ordered.event.js';
import { requestDrawdown } from './request-drawdown.act.js';

const call = requestDrawdown.example;
const called = (change: object = {}) =>
  drawdownRequested.of(drawdown, { ...call, caller: `person:${recipient}`, ...change });
const ordered = (amountCents: number) =>
  paymentOrdered.of(noon.id, {
    amountCents,
    budgetLineId: line,
    bookingYear: 2027,
    dueOn: '2027-04-15',
    final: false,
    grantId: grant,
    orderer: `person:${orderer}`,
    lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
  });

describe('request-drawdown', () => {
  const calling = (amountCents: number, ...happened: readonly Happened[]) =>
    given(...(happened.length === 0 ? withNotice : happened)).when(
      requestDrawdown,
      { ...call, amountCents },
      ofProvider,
    );

  it('calls for money and says who entered the call', () => {
    given(...withNotice)
      .when(requestDrawdown, call, { ...ofProvider, id: drawdown })
      .then({
        type: 'drawdown-requested',
        version: 1,
        subject: `drawdown:${drawdown}`,
        tags: [`drawdown:${drawdown}`, `grant:${grant}`],
        data: { ...call, caller: `person:${recipient}` },
      });
  });

  it('calls for what is promised and not ordered, and no cent more', () => {
    calling(granted).events();
    calling(granted + 1).thenRefused('drawdown-exceeds-notices', {
      grantId: grant,
      leftCents: granted,
      amountCents: granted + 1,
    });
    calling(4_500_00, ...withNotice, ordered(20_000_00)).events();
    calling(4_500_01, ...withNotice, ordered(20_000_00)).thenRefused('drawdown-exceeds-notices');
  });

  it('is refused before there is a notice, and when it or the application was corrected', () => {
    calling(1, ...withAllocation).thenRefused('notice-missing', { grantId: grant });
    calling(1, ...withNotice, correctionOf(lastOf(withNotice), noticed())).thenRefused('notice-missing');
    calling(1, ...withNotice, correctionOf(lastOf(applied), appliedFor())).thenRefused('entry-corrected');
  });

  it('is the matter of no other provider, and of human beings', () => {
    given(...withNotice)
      .when(requestDrawdown, call, ofRival)
      .thenRefused('grant-of-another', { grantId: grant });
    const { organisationId: _, ...nobody } = ofProvider;
    given(...withNotice)
      .when(requestDrawdown, call, nobody)
      .thenRefused('grant-of-another');
    given(...withNotice)
      .when(requestDrawdown, call, { ...ofProvider, actor: 'operator:portal' })
      .thenRefused('person-needed');
  });

  it('is entered by a clerk for a person of the recipient, and for nobody else', () => {
    const paper = { ...call, intake: 'paper' as const };
    const [event] = given(...withNotice)
      .when(requestDrawdown, paper, { ...as(caller), onBehalfOf: recipient })
      .events();
    expect(event).toMatchObject({ data: { caller: `person:${caller}`, forPersonId: recipient } });
    given(...withNotice)
      .when(requestDrawdown, paper, { ...as(caller), onBehalfOf: certifier })
      .thenRefused('called-for-stranger', { personId: certifier });
    given(...withNotice, employedBy(certifier, provider, { link: 'board' }))
      .when(requestDrawdown, paper, { ...as(caller), onBehalfOf: certifier })
      .events();
    given(...withNotice, employedBy(certifier, provider, { link: 'board', until: '2027-03-14' }))
      .when(requestDrawdown, paper, { ...as(caller), onBehalfOf: certifier })
      .thenRefused('called-for-stranger');
  });
});

describe('certify-drawdown', () => {
  const right = certifyDrawdown.example;
  const certifying = (change: Partial<typeof right> = {}, ...more: readonly Happened[]) =>
    given(...withNotice, called(), ...more).when(certifyDrawdown, { ...right, ...change }, as(certifier));
  const certified = drawdownCertified.of(drawdown, {
    ...right,
    grantId: grant,
    certifier: `person:${certifier}`,
  });

  it('certifies a call and says who did', () => {
    certifying().then({
      type: 'drawdown-certified',
      version: 1,
      subject: `drawdown:${drawdown}`,
      tags: [`drawdown:${drawdown}`, `grant:${grant}`],
      data: { ...right, grantId: grant, certifier: `person:${certifier}` },
    });
  });

  it('certifies what is right in both ways, up to what was called for', () => {
    certifying({ factually: false }).thenRefused('not-right-in-every-way');
    certifying({ arithmetically: false }).thenRefused('not-right-in-every-way');
    certifying({ amountCents: 9_999_99 }).events();
    certifying({ amountCents: 10_000_01 }).thenRefused('certified-beyond-drawdown', {
      requestedCents: 10_000_00,
      amountCents: 10_000_01,
    });
  });

  it('certifies once, and anew when the certification was corrected', () => {
    const by = lastOf(withNotice) + 2;
    certifying({}, certified).thenRefused('drawdown-certified-already', { drawdownId: drawdown, by });
    certifying({}, certified, correctionOf(by, certified)).events();
    certifying({}, correctionOf(by - 1, called())).thenRefused('entry-corrected');
  });

  describe('R10', () => {
    const byCaller = (change: object, personId = caller, more: object = {}) =>
      given(...withNotice, mayPay(caller, 'certify'), called(change)).when(certifyDrawdown, right, {
        ...as(personId),
        ...more,
      });
    const own = { caller: `person:${caller}` };

    it('is done by another than the caller, also when they act for another', () => {
      byCaller(own).thenRefused('certifier-is-caller', { certifier: `person:${caller}` });
      byCaller(own, caller, { onBehalfOf: certifier }).thenRefused('certifier-is-caller');
      byCaller(own, certifier, { onBehalfOf: caller }).thenRefused('certifier-is-caller');
      byCaller(own, certifier).events();
    });

    it('is done by nobody whose access is also one of the cash office', () => {
      byCaller({}, certifier, { roles: ['planning', 'cash-office'] }).thenRefused('cash-office-involved');
    });

    it('may be done by the clerk who entered a call on paper for the recipient', () => {
      byCaller({ ...own, intake: 'paper', forPersonId: recipient }).events();
      byCaller({ ...own, intake: 'portal', forPersonId: recipient }).thenRefused('certifier-is-caller');
      byCaller({ ...own, intake: 'paper' }).thenRefused('certifier-is-caller');
      byCaller({ ...own, intake: 'paper', forPersonId: caller }).thenRefused('certifier-is-caller');
      byCaller({ ...own, intake: 'paper', forPersonId: certifier }, certifier).thenRefused(
        'certifier-is-caller',
      );
    });

    it('needs an authority to certify that covers the amount', () => {
      certifying({}, mayPay(certifier, 'certify', 10_000_00)).events();
      certifying({}, mayPay(certifier, 'certify', 9_999_99)).thenRefused('authority-insufficient', {
        personId: certifier,
        right: 'certify',
        limitCents: 9_999_99,
        amountCents: 10_000_00,
        on: '2027-03-15',
      });
      given(...withNotice, called())
        .when(certifyDrawdown, right, as(orderer))
        .thenRefused('authority-insufficient');
      given(...withNotice, called())
        .when(certifyDrawdown, right, { ...as(caller), onBehalfOf: certifier })
        .thenRefused('authority-insufficient');
    });

    it('is done by nobody who is linked to the recipient or to who controls it', () => {
      certifying({}, employedBy(certifier, provider)).thenRefused('linked-to-payee', {
        personId: certifier,
        organisationId: provider,
        link: 'employee',
        on: '2027-03-15',
      });
      certifying({}, employedBy(certifier, parent, { link: 'board' })).thenRefused('linked-to-payee');
      certifying({}, employedBy(certifier, provider, { until: '2027-03-14' })).events();
      certifying({}, employedBy(certifier, provider, { secondedByMunicipality: true })).events();
      given(...withNotice, mayPay(recipient, 'certify'), called(own))
        .when(certifyDrawdown, right, as(recipient))
        .thenRefused('linked-to-payee');
    });
  });
});
