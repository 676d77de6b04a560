import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { correctEvent } from '../correction/correct-event.act.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { takeOverGrant } from '../grant/take-over-grant.act.js';
import { ledgerConfigured } from '../ledger/ledger-configured.event.js';
import {
  allocated,
  allocating,
  allocation,
  ansatz,
  appliedFor,
  budget,
  decided,
  decidedCents,
  grant,
  inCents,
  line,
  numberOf,
  opened,
  otherGrant,
  second,
  story,
} from '../testing/decided-grant.js';
import { correctionOf } from '../testing/round-table.js';
import { budgetReservationLifted } from './budget-reservation-lifted.event.js';
import { liftBudgetReservation } from './lift-budget-reservation.act.js';

const given = stories(planning);

describe('an allocation and the budget (R24, R25)', () => {
  it('binds before the budget is published only on a provisional basis, or conditionally nothing', () => {
    const early = story({ budget: budget('adopted') });
    allocating(early).thenRefused('budget-not-published', { year: 2027, status: 'adopted' });
    allocating(early, { provisionalBasis: 'contractual' }).events();
    const [event] = allocating(early, { conditional: true }).events();
    expect(event?.data).toMatchObject({
      conditional: true,
      amountCents: decidedCents,
      lines: [{ amountCents: decidedCents, boundDeltaCents: 0 }],
    });
  });

  it('takes either a basis or a condition', () => {
    allocating(story(), { conditional: true, provisionalBasis: 'statutory' }).thenRefused(
      'basis-and-condition',
    );
  });

  it('keeps the reservation it was decided under, until the budget is published', () => {
    const reserved = { decision: decided({ budgetReservation: true }) };
    allocating(story(reserved)).events();
    const early = story({ ...reserved, budget: budget('adopted') });
    allocating(early, { provisionalBasis: 'statutory' }).thenRefused('budget-reservation-kept');
    allocating(early, { conditional: true }).events();
  });
});

describe('an allocation and the money (R3)', () => {
  it('takes the last cent of the line, and not one more', () => {
    allocating(story({ ansatz: ansatz(decidedCents) })).events();
    allocating(story({ ansatz: ansatz(decidedCents - 1) })).thenRefused('budget-line-exhausted', {
      budgetLineId: line,
      leftCents: decidedCents - 1,
      wantedCents: decidedCents,
    });
    allocating(story({ ansatz: ansatz(0) }), { conditional: true }).events();
  });

  it('counts the lines of a cover group together', () => {
    const coverGroup = { id: 'DK-7', relation: 'mutual' as const };
    const covered = (cents: number) =>
      story({
        line: [opened(line, { coverGroup }), opened(second, { coverGroup, account: '5319' })],
        ansatz: ansatz(cents, line, { coverGroupId: '2027__DK-7' }),
      });
    const lines = [inCents(2_00), inCents(1_00, second)];
    allocating(covered(3_00), { lines }).events();
    allocating(covered(2_99), { lines }).thenRefused('budget-line-exhausted', {
      budgetLineId: second,
      leftCents: 99,
      wantedCents: 1_00,
    });
  });

  it('binds a year to come where the decision says so, investments only with a commitment authority', () => {
    const next = (kind: 'expense' | 'investment-grant', bindsFutureYears: boolean) =>
      story({
        line: opened(line, { year: 2028, kind }),
        ansatz: ansatz(decidedCents, line, { year: 2028 }),
        budget: budget('published', 2028),
        decision: decided({ bindsFutureYears }),
      });
    allocating(next('expense', true)).events();
    allocating(next('expense', false)).thenRefused('future-year-not-bound');
    allocating(next('expense', false), { conditional: true }).events();
    allocating(next('investment-grant', true)).thenRefused('commitment-authority-missing');
    const all = ledgerConfigured.of('musterstadt', { commitmentAuthorityScope: 'all' });
    allocating([...next('expense', true), all]).thenRefused('commitment-authority-missing');
  });

  it('refuses a sum on the line that cannot be computed exactly', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const bound = { budgetLineId: line, year: 2027, amountCents: most, boundDeltaCents: most };
    const rich = story({ ansatz: ansatz(most), application: [appliedFor(), full()] });
    allocating(rich).thenRefused('sum-too-large');

    function full() {
      return grantTakenOver.of(otherGrant, { ...takeOverGrant.example, lines: [bound] });
    }
  });
});

describe('lift-budget-reservation (R25)', () => {
  const onCondition = allocated({
    conditional: true,
    lines: [{ budgetLineId: line, year: 2027, amountCents: decidedCents, boundDeltaCents: 0 }],
  });
  const lifting = (...happened: readonly Happened[]) =>
    given(...happened).when(liftBudgetReservation, liftBudgetReservation.example);
  const conditionally = (change: Parameters<typeof story>[0] = {}) => [...story(change), onCondition];
  const lifted = budgetReservationLifted.of(allocation, {
    allocationId: allocation,
    grantId: grant,
    lines: [{ budgetLineId: line, year: 2027, amountCents: decidedCents, boundDeltaCents: decidedCents }],
  });

  it('binds the lines from here on', () => {
    lifting(...conditionally()).then(lifted);
  });

  it('waits for the publication of every year, whatever the basis', () => {
    lifting(...conditionally({ budget: budget('adopted') })).thenRefused('budget-not-published');
    lifting(...conditionally({ budget: [budget('adopted'), budget('published')] })).then(lifted);
  });

  it('finds the money there, to the cent (R3)', () => {
    lifting(...conditionally({ ansatz: ansatz(decidedCents - 1) })).thenRefused('budget-line-exhausted', {
      budgetLineId: line,
      leftCents: decidedCents - 1,
      wantedCents: decidedCents,
    });
    const mistaken = correctionOf(numberOf('line'), opened());
    lifting(...conditionally(), mistaken).thenRefused('budget-line-corrected');
  });

  it('binds no investment of a year to come without a commitment authority', () => {
    const lines = [{ budgetLineId: line, year: 2028, amountCents: decidedCents, boundDeltaCents: 0 }];
    const next = (kind: 'expense' | 'investment-grant') => [
      ...story({
        line: opened(line, { year: 2028, kind }),
        ansatz: ansatz(decidedCents, line, { year: 2028 }),
        budget: budget('published', 2028),
      }),
      allocated({ conditional: true, lines }),
    ];
    lifting(...next('expense')).events();
    lifting(...next('investment-grant')).thenRefused('commitment-authority-missing');
    const then = { effectiveOn: '2028-01-02', today: '2028-01-02' };
    given(...next('investment-grant'))
      .when(liftBudgetReservation, { allocationId: allocation }, then)
      .events();
  });

  it('is for a conditional allocation that stands, once', () => {
    lifting(...story(), allocated()).thenRefused('allocation-unconditional');
    const happened = [...conditionally(), lifted];
    lifting(...happened).thenRefused('reservation-lifted-already', {
      allocationId: allocation,
      by: happened.length,
    });
    const [taken] = given(...happened)
      .when(correctEvent, { eventNumber: happened.length }, { reasoned: true })
      .events();
    lifting(...happened, taken!).then(lifted);
    const before = conditionally();
    lifting(...before, correctionOf(before.length, onCondition)).thenRefused('entry-corrected');
  });
});
