import { drawdownRequested } from './drawdown-requested.event.js';
import {
  example,
  called,
  certified,
  due,
  planCertified,
  ordering,
  instalment,
  years,
} from '../testing/due-payment.js';
import {
  applied,
  appliedFor,
  as,
  caller,
  certifier,
  correctionOf,
  drawdown,
  employedBy,
  grant,
  granted,
  guided,
  idOf,
  lastOf,
  line,
  mayPay,
  nextLine,
  noticeNo,
  noticed,
  order,
  orderer,
  overTwoYears,
  provider,
  published,
  recipient,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';

describe('order-payment', () => {
  it('orders what was certified, and says what is bound from here on', () => {
    const { instalment: _, ...data } = { ...example, instalment: undefined };
    ordering().then({
      type: 'payment-ordered',
      version: 1,
      subject: `payment-order:${order}`,
      tags: [`budget-line:${line}`, `drawdown:${drawdown}`, `grant:${grant}`, `payment-order:${order}`],
      data: {
        ...data,
        grantId: grant,
        orderer: `person:${orderer}`,
        lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
      },
    });
  });

  it('orders an instalment of a certified plan', () => {
    const plan = [...withNotice, planCertified];
    const [event] = ordering({ ...instalment(), amountCents: 20_000_00 }, plan).events();
    expect(event).toMatchObject({ data: { grantId: grant, noticeNo, instalmentNo: 1 } });
    expect(event?.data).not.toHaveProperty('instalment');
    ordering(instalment(3), plan).thenRefused('instalment-unknown', { noticeNo, instalmentNo: 3 });
    ordering(instalment(), withNotice).thenRefused('plan-not-certified', { noticeNo });
    ordering(instalment(), [...plan, correctionOf(lastOf(plan), planCertified)]).thenRefused(
      'plan-not-certified',
    );
    ordering(instalment(), withAllocation).thenRefused('notice-unknown', { grantId: grant, noticeNo });
  });

  it('wants either a drawdown or an instalment', () => {
    ordering({ drawdownId: undefined }).thenRefused('order-basis-unclear');
    ordering({ ...instalment(), drawdownId: drawdown }).thenRefused('order-basis-unclear');
  });

  it('wants a drawdown that holds, of an application that holds, and is certified', () => {
    const open = [...withNotice, called()];
    ordering({}, open).thenRefused('drawdown-not-certified', { drawdownId: drawdown });
    ordering({}, [...due(), correctionOf(lastOf(due()), certified())]).thenRefused('drawdown-not-certified');
    ordering({}, [...due(), correctionOf(lastOf(open), called())]).thenRefused('entry-corrected');
    ordering({}, [...due(), correctionOf(lastOf(applied), appliedFor())]).thenRefused('entry-corrected');
  });

  it('wants a budget line that was not taken back (R16)', () => {
    const opened = due().findIndex(({ subject }) => subject === `budget-line:${line}`);
    ordering({}, [...due(), correctionOf(opened + 1, due()[opened]!)]).thenRefused('entry-corrected', {
      kind: 'budget-line',
      id: line,
      by: lastOf(due()) + 1,
    });
  });

  it('orders in parts what was certified, and no cent more (R11)', () => {
    ordering({ amountCents: 10_000_01 }).thenRefused('order-exceeds-certified', {
      certifiedCents: 10_000_00,
      orderedCents: 0,
      amountCents: 10_000_01,
    });
    const partly = [...due(), ...ordering({ amountCents: 6_000_00 }).events()];
    ordering({ amountCents: 4_000_00 }, partly, { id: idOf(8432) }).events();
    ordering({ amountCents: 4_000_01 }, partly, { id: idOf(8432) }).thenRefused('order-exceeds-certified');
    const wrong = correctionOf(lastOf(partly), partly.at(-1)!);
    ordering({ amountCents: 10_000_00 }, [...partly, wrong], { id: idOf(8432) }).events();
    const plan = [...withNotice, planCertified];
    const first = ordering({ ...instalment(), amountCents: 20_000_00 }, plan).events();
    ordering({ ...instalment(), amountCents: 1 }, [...plan, ...first], { id: idOf(8432) }).thenRefused(
      'order-exceeds-certified',
    );
  });
});

describe('R10: an order', () => {
  it('is given by nobody who called or certified, not for another either', () => {
    const both = [...due(), mayPay(certifier, 'order'), mayPay(recipient, 'order')];
    ordering({}, both, as(certifier)).thenRefused('orderer-involved-before', {
      orderer: `person:${certifier}`,
    });
    ordering({}, both, as(recipient)).thenRefused('orderer-involved-before');
    ordering({}, both, { onBehalfOf: certifier }).thenRefused('orderer-involved-before');
    ordering({ ...instalment() }, [...withNotice, planCertified, mayPay(certifier, 'order')], {
      ...as(certifier),
    }).thenRefused('orderer-involved-before');
    const paper = drawdownRequested.of(drawdown, {
      grantId: grant,
      amountCents: 10_000_00,
      purposeUntil: '2027-06-15',
      intake: 'paper',
      caller: `person:${caller}`,
      forPersonId: recipient,
    });
    const onPaper = [...withNotice, paper, certified(), mayPay(caller, 'order'), mayPay(recipient, 'order')];
    ordering({}, onPaper, as(caller)).thenRefused('orderer-involved-before');
    ordering({}, onPaper, as(recipient)).thenRefused('orderer-involved-before');
    ordering({}, onPaper).events();
  });

  it('needs an authority to order that covers it', () => {
    ordering({}, [...due(), mayPay(orderer, 'order', 10_000_00)]).events();
    ordering({}, [...due(), mayPay(orderer, 'order', 9_999_99)]).thenRefused('authority-insufficient');
    ordering({}, due(), as(caller)).thenRefused('authority-insufficient');
  });

  it('is given by nobody whose access is also one of the cash office', () => {
    ordering({}, due(), { roles: ['treasury', 'planning'] }).events();
    ordering({}, due(), { roles: ['treasury', 'cash-office'] }).thenRefused('cash-office-involved', {
      actor: `person:${orderer}`,
    });
  });

  it('is given by nobody who is linked to the payee, and by human beings', () => {
    ordering({}, [...due(), employedBy(orderer, provider)]).thenRefused('linked-to-payee');
    ordering({}, due(), { actor: 'operator:kasse' }).thenRefused('person-needed');
  });
});

describe('R11: an order', () => {
  const second = idOf(8422);
  it('stays within all notices together', () => {
    const over = [...due(granted), called(1, second), certified(1, second)];
    const open = guided({ finalSharePermille: 0 });
    const whole = over.map((event) => (event.type === open.type ? open : event));
    const all = ordering({ amountCents: granted }, whole).events();
    ordering({ amountCents: 1, drawdownId: second }, [...whole, ...all], { id: idOf(8432) }).thenRefused(
      'order-exceeds-notices',
      { until: 2027, noticedCents: granted, orderedCents: granted, amountCents: 1 },
    );
  });

  it('pays what a notice promises for a year in that year or later, never earlier', () => {
    const twoYears = (amountCents: number) => [
      ...applied,
      overTwoYears,
      published(2028),
      noticed(years(14_500_00, 10_000_00)),
      called(amountCents),
      certified(amountCents),
    ];
    ordering({ amountCents: 14_500_00 }, twoYears(14_500_00)).events();
    ordering({ amountCents: 14_500_01 }, twoYears(14_500_01)).thenRefused('order-exceeds-notices', {
      until: 2027,
      noticedCents: 14_500_00,
      orderedCents: 0,
      amountCents: 14_500_01,
    });
    const later = { budgetLineId: nextLine, bookingYear: 2028 };
    ordering({ ...later, amountCents: 14_500_01 }, twoYears(14_500_01)).events();
    const ordered = ordering({ ...later, amountCents: 20_000_00 }, twoYears(22_000_00)).events();
    ordering({ amountCents: 2_000_00 }, [...twoYears(22_000_00), ...ordered], { id: idOf(8432) }).events();
    const anew = [...twoYears(granted), ...ordered];
    ordering({ amountCents: 4_500_01 }, anew, { id: idOf(8432) }).thenRefused('order-exceeds-certified');
  });
});
