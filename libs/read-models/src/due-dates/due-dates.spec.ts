import { dueDatesOn } from './due-dates.js';
import type { DueRows } from './due-dates.js';

const notice: DueRows['notices'][number] = {
  id: 'B-1',
  grantId: 'g',
  proofDueOn: '2028-06-30',
  interimDue: [{ dueOn: '2027-12-31' }, { dueOn: '2027-06-30' }],
  instalments: [
    { dueOn: '2027-04-15', amountCents: 700_00, trigger: 'date' },
    { dueOn: '2027-10-15', amountCents: 300_00, trigger: 'proof' },
  ],
  correctedBy: null,
};

const order: DueRows['orders'][number] = {
  id: 'o', grantId: 'g', noticeNo: 'B-1', instalmentNo: 1, amountCents: 700_00, paidCents: 0, dueOn: '2027-04-20',
  correctedBy: null,
}; // prettier-ignore

const none: DueRows = { notices: [], proofs: [], orders: [], targets: [], actuals: [], obligations: [] };

const proof = (kind: string, correctedBy: number | null = null) => ({ grantId: 'g', kind, correctedBy });

const overdue = (rows: Partial<DueRows>, on: string) =>
  dueDatesOn({ ...none, ...rows }, on).overdue.map(({ kind, dueOn }) => `${kind} ${dueOn}`);

describe('What was due on a day is overdue from the day after it', () => {
  it.each([
    ['2028-06-30', []],
    ['2028-07-01', ['proof-of-use 2028-06-30']],
  ])('a proof of use, looked at on %s', (on, expected) => {
    const proofs = [proof('interim'), proof('interim')];
    expect(overdue({ notices: [{ ...notice, instalments: [] }], proofs }, on)).toEqual(expected);
  });

  it.each([
    ['2027-04-20', []],
    ['2027-04-21', ['payment 2027-04-20']],
  ])('a payment, looked at on %s', (on, expected) => {
    expect(overdue({ orders: [order] }, on)).toEqual(expected);
  });

  it('and is told fourteen days before', () => {
    const rows = { ...none, orders: [order] };
    expect(dueDatesOn(rows, '2027-04-06').soon).toHaveLength(1);
    expect(dueDatesOn(rows, '2027-04-05').soon).toHaveLength(0);
  });
});

describe('A notice', () => {
  const notices = [notice];

  it('asks for its interim proofs one after the other', () => {
    const on = '2028-01-01';
    const orders = [{ ...order, paidCents: 700_00 }];
    expect(overdue({ notices, orders }, on)).toEqual([
      'interim-proof 2027-06-30',
      'interim-proof 2027-12-31',
    ]);
    expect(overdue({ notices, orders, proofs: [proof('interim')] }, on)).toEqual([
      'interim-proof 2027-12-31',
    ]);
    expect(overdue({ notices, orders, proofs: [proof('interim', 9)] }, on)).toHaveLength(2);
    expect(overdue({ notices, orders, proofs: [proof('final')] }, on)).toEqual([]);
  });

  it('asks for the order of an instalment of a day, and for none that waits for something else', () => {
    expect(overdue({ notices, proofs: [proof('final')] }, '2028-01-01')).toEqual(['instalment 2027-04-15']);
    expect(
      overdue({ notices, proofs: [proof('final')], orders: [{ ...order, correctedBy: 7 }] }, '2028-01-01'),
    ).toEqual(['instalment 2027-04-15']);
  });

  it('that was taken back asks for nothing', () => {
    expect(overdue({ notices: [{ ...notice, correctedBy: 9 }] }, '2030-01-01')).toEqual([]);
  });
});

it('What of an order is not paid yet is still owed', () => {
  const [due] = dueDatesOn({ ...none, orders: [{ ...order, paidCents: 500_00 }] }, '2027-05-01').overdue;
  expect(due).toEqual({
    kind: 'payment',
    dueOn: '2027-04-20',
    subject: 'grant:g',
    paymentOrderId: 'o',
    amountCents: 200_00,
  });
  expect(overdue({ orders: [{ ...order, paidCents: 700_00 }] }, '2027-05-01')).toEqual([]);
});

it('A target that nobody measured is owed from the day after its last one', () => {
  const targets = [{ id: 't', measuredUntil: '2028-01-31', correctedBy: null }];
  expect(overdue({ targets }, '2028-01-31')).toEqual([]);
  expect(overdue({ targets }, '2028-02-01')).toEqual(['actuals 2028-01-31']);
  const actuals = [{ targetId: 't', correctedBy: null }];
  expect(overdue({ targets, actuals }, '2028-02-01')).toEqual([]);
});

describe('An obligation', () => {
  const time = (on: string, dueOn: string, state: string) => ({ on, dueOn, state });
  const task = (bodyId: string | null, correctedBy: number | null = null) => ({
    id: 't',
    organisationId: bodyId === null ? 'o' : null,
    bodyId,
    occurrences: [
      time('2027-03-31', '2027-05-31', 'open'),
      time('2027-06-30', '2027-06-30', 'fulfilled'),
      time('2027-09-30', '2027-09-30', 'open'),
    ],
    correctedBy,
  });

  it('is owed each time that is open, from the day after it was due, by whoever it was assigned to', () => {
    expect(overdue({ obligations: [task(null)] }, '2027-05-31')).toEqual([]);
    const { overdue: late } = dueDatesOn({ ...none, obligations: [task(null), task('b')] }, '2027-06-01');
    expect(late).toEqual(
      ['organisation:o', 'body:b'].map((owedByTag) => ({
        kind: 'obligation',
        dueOn: '2027-05-31',
        subject: 'obligation:t',
        owedByTag,
        occurrenceOn: '2027-03-31',
      })),
    );
    expect(overdue({ obligations: [task(null)] }, '2027-10-01')).toEqual([
      'obligation 2027-05-31',
      'obligation 2027-09-30',
    ]);
  });

  it('that was assigned by mistake is not owed', () => {
    expect(overdue({ obligations: [task(null, 7)] }, '2030-01-01')).toEqual([]);
  });
});
