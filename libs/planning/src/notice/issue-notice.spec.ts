import type { Happened } from '#kernel/testing';
import {
  allocated,
  allocation,
  applied,
  appliedFor,
  correctionOf,
  given,
  grant,
  granted,
  guided,
  lastOf,
  idOf,
  lifted,
  nextLine,
  noticed,
  noticeNo,
  onCondition,
  overTwoYears,
  town,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { earlyStartConsented } from './early-start-consented.event.js';
import type { IssueNotice } from './notice-issued.event.js';
import { issueNotice } from './issue-notice.act.js';

const nextAllocation = idOf(8412);
const { instalments: _, ...notice } = issueNotice.example;
const years = (...amounts: number[]) => ({
  years: amounts.map((amountCents, index) => ({ year: 2027 + index, amountCents })),
});
const issuing = (change: Partial<IssueNotice> = {}, ...happened: readonly Happened[]) =>
  given(...(happened.length === 0 ? withAllocation : happened)).when(issueNotice, { ...notice, ...change });

describe('issue-notice', () => {
  it('promises what is allocated, with its plan of instalments', () => {
    given(...withAllocation)
      .when(issueNotice, issueNotice.example)
      .then({
        type: 'notice-issued',
        version: 1,
        subject: `grant:${grant}`,
        tags: [`grant:${grant}`, `notice-no:${noticeNo}`],
        data: issueNotice.example,
      });
  });

  it('is refused without an allocation, and when the allocation was corrected', () => {
    issuing({}, ...applied).thenRefused('grant-not-allocated', { grantId: grant });
    issuing({}, ...withAllocation, correctionOf(lastOf(withAllocation), allocated())).thenRefused(
      'grant-not-allocated',
    );
  });

  it('is refused for a grant whose application was corrected', () => {
    issuing({}, ...withAllocation, correctionOf(lastOf(applied), appliedFor())).thenRefused(
      'entry-corrected',
    );
  });

  it('takes a number once in the ledger, and again when the notice was corrected', () => {
    issuing(years(1), ...withNotice).thenRefused('notice-number-taken', { noticeNo, grantId: grant });
    issuing({}, ...withNotice, correctionOf(lastOf(withNotice), noticed())).events();
  });
});

describe('R11: a notice', () => {
  it('promises no cent more than is allocated', () => {
    issuing(years(granted)).events();
    issuing(years(granted + 1)).thenRefused('notice-exceeds-allocation', {
      year: 2027,
      allocatedCents: granted,
      noticedCents: 0,
      wantedCents: granted + 1,
    });
  });

  it('counts the notices before it, and a year named twice', () => {
    const before = [...withAllocation, noticed({ ...years(20_000_00), instalments: undefined })];
    const second = { noticeNo: 'B-2027-0118' };
    issuing({ ...second, ...years(4_500_00) }, ...before).events();
    issuing({ ...second, ...years(4_500_01) }, ...before).thenRefused('notice-exceeds-allocation');
    issuing({ years: [years(granted), years(1)].flatMap((each) => each.years) }).thenRefused(
      'notice-exceeds-allocation',
    );
  });

  it('keeps to the amount of every single year', () => {
    issuing(years(14_500_00, 10_000_00), ...applied, overTwoYears).events();
    issuing(years(14_500_01, 9_999_99), ...applied, overTwoYears).thenRefused('notice-exceeds-allocation');
    issuing(years(14_500_00, 10_000_01), ...applied, overTwoYears).thenRefused('notice-exceeds-allocation', {
      year: 2028,
      allocatedCents: 10_000_00,
      noticedCents: 0,
      wantedCents: 10_000_01,
    });
  });

  it('promises at least a cent in each year it names', () => {
    issuing(years(1)).events();
    issuing(years(0)).thenRefused('year-without-amount', { year: 2027, amountCents: 0 });
  });
});

describe('R25: a notice on money under reservation', () => {
  it('says so itself, until the reservation is lifted', () => {
    issuing({}, ...applied, onCondition).thenRefused('notice-without-reservation', { grantId: grant });
    issuing({ budgetReservation: true }, ...applied, onCondition).events();
    issuing({}, ...applied, onCondition, lifted).events();
    const reserved = grantAllocated.of(nextAllocation, {
      ...allocated({ conditional: true }).data,
      lines: [{ budgetLineId: nextLine, year: 2028, amountCents: 1_000_00, boundDeltaCents: 0 }],
    });
    issuing({}, ...withAllocation, reserved).events();
    issuing(years(1, 1), ...withAllocation, reserved).thenRefused('notice-without-reservation');
    expect(lifted.subject).toBe(`allocation:${allocation}`);
  });
});

describe('R12: a notice for a project', () => {
  const planned = (plannedStartOn: string, change: object = {}, startRule = 'before-notice') => [
    guided({ startRule }),
    ...town.slice(1),
    appliedFor({ plannedStartOn, ...change }),
    allocated(),
  ];
  const consent = (from: string) => earlyStartConsented.of(grant, { grantId: grant, from });

  it('is refused when the project starts a day before it', () => {
    issuing({}, ...planned('2027-03-01')).events();
    issuing({}, ...planned('2027-02-28')).thenRefused('started-too-early', {
      startOn: '2027-02-28',
      notBefore: '2027-03-01',
      startRule: 'before-notice',
    });
  });

  it('is issued when an early start was consented to from that day on', () => {
    issuing({}, ...planned('2027-02-28'), consent('2027-02-28')).events();
    issuing({}, ...planned('2027-02-28'), consent('2027-03-01')).thenRefused('started-too-early');
  });

  it('asks only for the application where the guideline does', () => {
    issuing({}, ...planned('2027-01-15', {}, 'before-application')).events();
    issuing({}, ...planned('2027-01-14', {}, 'before-application')).thenRefused('started-too-early');
    issuing({}, ...planned('2020-01-01', {}, 'none')).events();
  });

  it('is refused when the project had started at its application, whatever start was planned', () => {
    const started = { started: true };
    issuing({}, ...planned('2027-04-01', started, 'before-application')).thenRefused('started-too-early', {
      startOn: '2027-01-15',
      notBefore: '2027-01-15',
      startRule: 'before-application',
    });
    issuing({}, ...planned('2027-04-01', started)).thenRefused('started-too-early');
    issuing({}, ...planned('2027-04-01', started, 'none')).events();
  });

  it('does not ask of other kinds of grants', () => {
    issuing({}, ...planned('2027-01-01', { kind: 'institutional' })).events();
  });
});

describe('the days and kinds of a notice', () => {
  it('names a kind of proof that the guideline provides', () => {
    issuing({ proofKind: 'simple' }).events();
    issuing({ proofKind: 'lump-sum-confirmation' }).thenRefused('proof-kind-not-provided', {
      proofKind: 'lump-sum-confirmation',
      allowed: 'regular, simple',
    });
  });

  it('leaves the whole time for an appeal, from its service on; a contract needs none', () => {
    const short = { appealEndsOn: '2027-04-02' };
    issuing(short).thenRefused('appeal-time-too-short', {
      appealEndsOn: '2027-04-02',
      earliest: '2027-04-03',
      appealDays: 30,
    });
    issuing({ ...short, legalForm: 'private-contract' }).events();
    const { servedOn: __, ...unserved } = { ...notice, appealEndsOn: '2027-03-31' };
    given(...withAllocation)
      .when(issueNotice, unserved)
      .events();
    given(...withAllocation)
      .when(issueNotice, { ...unserved, appealEndsOn: '2027-03-30' })
      .thenRefused('appeal-time-too-short');
  });

  it('is served on its day or later, and not tomorrow', () => {
    issuing({ servedOn: '2027-03-01' }).events();
    issuing({ servedOn: '2027-02-28' }).thenRefused('served-before-notice');
    issuing({ servedOn: '2027-03-15', appealEndsOn: '2027-05-01' }).events();
    issuing({ servedOn: '2027-03-16', appealEndsOn: '2027-05-01' }).thenRefused('day-in-future');
  });

  it('pays in instalments what it promises, in the order of their days', () => {
    const plan = (...amounts: number[]) => ({
      instalments: amounts.map((amountCents, index) => ({
        dueOn: `2027-0${String(5 + index)}-15`,
        amountCents,
        trigger: 'date' as const,
      })),
    });
    issuing(plan(granted - 1, 1)).events();
    issuing(plan(granted - 1)).thenRefused('instalments-differ-from-notice', {
      promisedCents: granted,
      plannedCents: granted - 1,
    });
    const { instalments } = plan(granted - 1, 1);
    issuing({ instalments: instalments.toReversed() }).thenRefused('instalments-out-of-order', {
      instalmentNo: 2,
      dueOn: '2027-05-15',
    });
    issuing({ instalments: instalments.map((each) => ({ ...each, dueOn: '2027-05-15' })) }).events();
  });
});
