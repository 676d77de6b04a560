import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import { fundsForLines } from '../budget-line/funds.model.js';
import type { LineBinding } from '../budget-line/line-movement.js';
import { budgetStatus } from '../fiscal-year/fiscal-year.model.js';
import { application } from '../grant/application.model.js';
import { bindingOn } from '../grant/bound-on-line.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { budgetPermits } from '../rules/budget-published.js';
import { commitmentFits } from '../rules/commitment-fits.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { linesWanted } from '../rules/lines-to-bind.js';
import type { LineWanted } from '../rules/lines-to-bind.js';
import { reservationLifted } from '../rules/reservation-lifted.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { hasNotice } from '../rules/within-notices.js';
import { CommitFunds, fundsCommitted } from './funds-committed.event.js';

/**
 * Binds the promised money on the budget lines that were allocated for the grant (Mittelbindung, § 26 GemHVO Hessen; to be
 * checked). The amounts are absolute and replace what was bound there before: a notice that promises less frees the rest. Rules
 * R3, R24, R25, R26.
 */
export const commitFunds = act('commit-funds', CommitFunds, {
  label: { de: 'Mittel binden', en: 'Commit funds' },
  makes: [fundsCommitted],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    lines: [{ budgetLineId: '01890a5d-ac96-774b-bcce-b302099a8501', amountCents: 24_500_00 }],
  },
  reads: ({ grantId, lines }) => ({
    applied: application.of(grantId),
    money: grantMoney.of(grantId),
    states: lines.map(({ budgetLineId }) => appropriations.of(budgetLineId)),
  }),
  thenReads: ({ states }, { lines }) => {
    const wanted = linesWanted(lines, states);
    return {
      statuses: yearsOf(wanted).map((year) => budgetStatus.of(String(year))),
      funds: fundsForLines(wanted),
    };
  },
  decide: ({ applied, money, states, statuses, funds }, input) => {
    const { grantId, lines, provisionalBasis } = input;
    const wanted = linesWanted(lines, states);
    const budgets = yearsOf(wanted).map((year, index) => ({ year, statuses: statuses[index] ?? [] }));
    const refusal =
      stillHolds('grant', [[grantId, applied]]) ??
      hasNotice(grantId, money) ??
      reservationLifted(
        grantId,
        money,
        lines.map(({ budgetLineId }) => budgetLineId),
      ) ??
      stillHolds(
        'budget-line',
        paired(
          lines.map(({ budgetLineId }) => budgetLineId),
          states,
        ),
      ) ??
      namedOnce(wanted) ??
      commitmentFits(money, wanted) ??
      budgetPermits(budgets, provisionalBasis);
    if (refusal) return refusal;
    const bound = wanted.map(({ kind, year, coverGroupId, ...line }) =>
      bindingOn(
        money.lines,
        { year, ...(coverGroupId === undefined ? {} : { coverGroupId }) },
        { as: 'encumbered', ...line },
      ),
    );
    return (
      fundsSufficeTogether(funds, freedFirst(bound)) ?? fundsCommitted.of(grantId, { ...input, lines: bound })
    );
  },
});

function yearsOf(wanted: readonly LineWanted[]): number[] {
  return [...new Set(wanted.map(({ year }) => year))];
}

function namedOnce(wanted: readonly LineWanted[]): Rejection | undefined {
  const ids = wanted.map(({ budgetLineId }) => budgetLineId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice === undefined ? undefined : reject('line-named-twice', { budgetLineId: twice });
}

/** What one line frees another line of its cover group may take in the same act. */
function freedFirst(lines: readonly LineBinding[]): LineBinding[] {
  return lines.toSorted((a, b) => a.boundDeltaCents - b.boundDeltaCents);
}
