import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { noon } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import {
  allocation,
  applied,
  appliedFor,
  appropriated,
  correctionOf,
  given,
  grant,
  granted,
  lastOf,
  lifted,
  line,
  nextLine,
  noticed,
  onCondition,
  orderer,
  otherLine,
  overTwoYears,
  published,
  town,
  withAllocation,
  withNotice,
} from '../testing/funded-grant.js';
import { commitFunds } from './commit-funds.act.js';
import { paymentOrdered } from './payment-ordered.event.js';

const on = (budgetLineId: string, amountCents: number) => ({ budgetLineId, amountCents });
const committing = (
  lines: { budgetLineId: string; amountCents: number }[],
  happened: readonly Happened[] = withNotice,
  more: object = {},
) => given(...happened).when(commitFunds, { grantId: grant, lines, ...more });
const years = (...amounts: number[]) => ({
  instalments: undefined,
  years: amounts.map((amountCents, index) => ({ year: 2027 + index, amountCents })),
});
const twoYears = [...applied, overTwoYears, noticed(years(14_500_00, 10_000_00))];

describe('commit-funds', () => {
  it('binds what is promised, in place of what was allocated', () => {
    committing([on(line, 20_000_00)]).then({
      type: 'funds-committed',
      version: 1,
      subject: `grant:${grant}`,
      tags: [`budget-line:${line}`, `grant:${grant}`],
      data: {
        grantId: grant,
        lines: [{ budgetLineId: line, year: 2027, amountCents: 20_000_00, boundDeltaCents: -4_500_00 }],
      },
    });
  });

  it('is refused without a notice (R26), under reservation (R25), and for a corrected application', () => {
    committing([on(line, 1)], withAllocation).thenRefused('notice-missing', { grantId: grant });
    const reserved = [...applied, onCondition, noticed({ budgetReservation: true })];
    committing([on(line, granted)], reserved).thenRefused('reservation-not-lifted', {
      grantId: grant,
      allocationId: allocation,
    });
    committing([on(line, granted)], [...reserved, lifted]).events();
    committing([on(line, granted)], [...withNotice, correctionOf(lastOf(applied), appliedFor())]).thenRefused(
      'entry-corrected',
    );
  });

  it('names each of the allocated lines once, and none that was corrected', () => {
    committing([on(otherLine, 1)]).thenRefused('line-not-allocated', { budgetLineId: otherLine });
    committing([on(line, 1), on(line, 2)]).thenRefused('line-named-twice', { budgetLineId: line });
    const opening = town.findIndex(({ subject }) => subject === `budget-line:${line}`);
    const corrected = eventCorrected.of(String(opening + 1), {
      eventNumber: opening + 1,
      eventType: 'budget-line-opened',
      eventSubject: `budget-line:${line}`,
      eventTags: [`budget-line:${line}`],
    });
    committing([on(line, granted)], [...withNotice, corrected]).thenRefused('entry-corrected');
  });

  it('binds in no year more than is promised for it (R26)', () => {
    given(...withNotice)
      .when(commitFunds, commitFunds.example)
      .events();
    committing([on(line, granted + 1)]).thenRefused('commitment-exceeds-notices', {
      year: 2027,
      noticedCents: granted,
      wantedCents: granted + 1,
    });
    const budgets = [...twoYears, published(2028)];
    committing([on(line, 14_500_00), on(nextLine, 10_000_00)], budgets).events();
    committing([on(line, 14_500_01)], budgets).thenRefused('commitment-exceeds-notices');
    committing([on(line, 14_499_99), on(nextLine, 10_000_01)], budgets).thenRefused(
      'commitment-exceeds-notices',
      { year: 2028, noticedCents: 10_000_00, wantedCents: 10_000_01 },
    );
  });

  it('counts what other lines of the year keep, but lets what is bound too high come down', () => {
    const two = (amountCents: number) => ({ budgetLineId: otherLine, year: 2027, amountCents, boundDeltaCents: amountCents }); // prettier-ignore
    const onTwoLines: readonly Happened[] = [
      ...withNotice.slice(0, -2),
      appropriated(otherLine, granted),
      { ...withAllocation.at(-1)!, data: { ...withAllocation.at(-1)!.data, lines: [two(10_000_00), { ...two(14_500_00), budgetLineId: line }] } }, // prettier-ignore
      noticed(years(20_000_00)),
    ];
    committing([on(line, 14_500_00)], onTwoLines).events();
    committing([on(line, 14_500_01)], onTwoLines).thenRefused('commitment-exceeds-notices', {
      year: 2027,
      noticedCents: 20_000_00,
      wantedCents: 24_500_01,
    });
    const lowered = [...onTwoLines, ...committing([on(line, 5_000_00)], onTwoLines).events()];
    committing([on(line, 10_000_00)], lowered).events();
    committing([on(line, 10_000_01)], lowered).thenRefused('commitment-exceeds-notices');
    committing([on(line, 15_000_00), on(otherLine, 5_000_00)], onTwoLines).events();
    committing([on(line, 15_000_00), on(otherLine, 5_000_01)], onTwoLines).thenRefused(
      'commitment-exceeds-notices',
    );
  });

  it('keeps bound what is ordered', () => {
    const ordered = paymentOrdered.of(noon.id, {
      amountCents: 10_000_00,
      budgetLineId: line,
      bookingYear: 2027,
      dueOn: '2027-04-15',
      final: false,
      grantId: grant,
      orderer: `person:${orderer}`,
      lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
    });
    committing([on(line, 10_000_00)], [...withNotice, ordered]).events();
    committing([on(line, 9_999_99)], [...withNotice, ordered]).thenRefused('commitment-below-orders', {
      budgetLineId: line,
      orderedCents: 10_000_00,
      amountCents: 9_999_99,
    });
  });

  it('waits for the published budget of the year, unless law or contract demand it (R24)', () => {
    committing([on(nextLine, 1)], twoYears).thenRefused('budget-not-published', {
      year: 2028,
      status: 'draft',
    });
    committing([on(nextLine, 1)], twoYears, { provisionalBasis: 'contractual' }).events();
    committing([on(nextLine, 1)], [...twoYears, published(2028)]).events();
  });

  it('binds upwards what is left on the line, and no cent more (R3)', () => {
    const loosened = [...withNotice, ...committing([on(line, 0)]).events()];
    const cutTo = (amountCents: number) =>
      appropriationSet.of(line, {
        budgetLineId: line,
        stage: 'published',
        amountCents,
        year: 2027,
        authorityDeltaCents: amountCents - 40_000_00,
      });
    committing([on(line, 20_000_00)], [...loosened, cutTo(20_000_00)]).events();
    committing([on(line, 20_000_01)], [...loosened, cutTo(20_000_00)]).thenRefused('budget-line-exhausted', {
      budgetLineId: line,
      leftCents: 20_000_00,
      wantedCents: 20_000_01,
    });
    committing([on(line, granted)], [...withNotice, cutTo(0)]).events();
  });
});
