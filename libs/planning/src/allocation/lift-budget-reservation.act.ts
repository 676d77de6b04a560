import { act } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import { fundsForLines } from '../budget-line/funds.model.js';
import { budgetStatus } from '../fiscal-year/fiscal-year.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { commitmentAuthorityScopeOf, settingsMade } from '../ledger/ledger-settings.model.js';
import { budgetPermits } from '../rules/budget-published.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { futureYearsAuthorised } from '../rules/future-years.js';
import { linesCanBeBound, linesWanted } from '../rules/lines-to-bind.js';
import { stillHolds } from '../rules/still-holds.js';
import { allocationState } from './allocation.model.js';
import { bindingsOf } from './allocating.js';
import { budgetReservationLifted, LiftBudgetReservation } from './budget-reservation-lifted.event.js';

/**
 * Lifts the reservation of the budget from an allocation, whole: from here on it binds its lines, so the money must be there
 * (rule R3), in years whose budget is published (rule R25; § 97 Abs. 5 HGO; to be checked).
 */
export const liftBudgetReservation = act('lift-budget-reservation', LiftBudgetReservation, {
  label: { de: 'Haushaltsvorbehalt aufheben', en: 'Lift budget reservation' },
  makes: [budgetReservationLifted],
  example: { allocationId: '01890a5d-ac96-774b-bcce-b302099a8701' },
  reads: ({ allocationId }, { ledger }) => ({
    allocation: allocationState.of(allocationId),
    settings: settingsMade.of(ledger),
  }),
  thenReads: ({ allocation }) => ({ money: allocation && grantMoney.of(allocation.grantId) }),
  lastReads: ({ money }, { allocationId }) => {
    const lines = money ? linesOf(money, allocationId) : [];
    return {
      states: lines.map(({ budgetLineId }) => appropriations.of(budgetLineId)),
      statuses: lines.map(({ year }) => budgetStatus.of(String(year))),
      funds: fundsForLines(lines),
    };
  },
  decide: ({ allocation, money, settings, states, statuses, funds }, { allocationId }, { effectiveOn }) => {
    const refusal = stillHolds('allocation', [[allocationId, allocation]]);
    if (refusal) return refusal;
    if (!allocation || !money)
      return reject('unknown-id', { field: '/allocationId', kind: 'allocation', id: allocationId });
    const asked = linesOf(money, allocationId);
    const lines = linesWanted(asked, states);
    const budgets = lines.map(({ year }, index) => ({ year, statuses: statuses[index] ?? [] }));
    const bindings = bindingsOf(money, lines, false);
    return (
      reservationStands(money, allocationId) ??
      linesCanBeBound(asked, states) ??
      budgetPermits(budgets) ??
      // What was decided under the reservation of the budget need not say that it binds the years to come.
      futureYearsAuthorised(lines, {
        year: Number(effectiveOn.slice(0, 4)),
        bindsFutureYears: true,
        scope: commitmentAuthorityScopeOf(settings),
      }) ??
      fundsSufficeTogether(funds, bindings) ??
      budgetReservationLifted.of(allocationId, { allocationId, grantId: allocation.grantId, lines: bindings })
    );
  },
});

function linesOf({ allocations }: GrantMoney, allocationId: string) {
  return allocations.find((each) => each.allocationId === allocationId)?.lines ?? [];
}

/** R25: an allocation is lifted once, and only where there is something to lift. */
function reservationStands({ allocations, lifted }: GrantMoney, allocationId: string) {
  const allocation = allocations.find((each) => each.allocationId === allocationId);
  if (!allocation?.conditional)
    return reject('allocation-unconditional', { allocationId }, allocation && [allocation.number]);
  const before = lifted.find((each) => each.allocationId === allocationId);
  return before && reject('reservation-lifted-already', { allocationId, by: before.number }, [before.number]);
}
