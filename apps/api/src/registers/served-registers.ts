import type { ReadModel } from '#kernel';
import type { SubjectKind } from '#planning';
import {
  actuals,
  allocations,
  notices,
  drawdowns,
  paymentOrders,
  payments,
  proofsOfUse,
  reviews,
  assessments,
  bodies,
  budgetLines,
  calls,
  catalogues,
  criteria,
  criterionVersions,
  cycles,
  decisions,
  evidence,
  fiscalYears,
  goals,
  grants,
  guidelines,
  interests,
  items,
  ledger,
  measures,
  meetings,
  members,
  needs,
  obligations,
  organisations,
  persons,
  positions,
  recommendations,
  recusals,
  targets,
} from '#read-models';

/** A register as it is served: its read model, and the kind of the tag by which its rows' histories are found. */
export interface ServedRegister {
  readonly model: ReadModel;
  readonly kind: SubjectKind;
}

/** Every register that can be asked for. Read models that are not here serve the answers of others (`links`). */
export const servedRegisters: readonly ServedRegister[] = [
  { model: ledger, kind: 'ledger' },
  { model: fiscalYears, kind: 'fiscal-year' },
  { model: organisations, kind: 'organisation' },
  { model: persons, kind: 'person' },
  { model: budgetLines, kind: 'budget-line' },
  { model: grants, kind: 'grant' },
  { model: goals, kind: 'goal' },
  { model: guidelines, kind: 'guideline' },
  { model: cycles, kind: 'cycle' },
  { model: needs, kind: 'need' },
  { model: evidence, kind: 'evidence' },
  { model: criteria, kind: 'criterion' },
  { model: criterionVersions, kind: 'criterion' },
  { model: obligations, kind: 'obligation' },
  { model: catalogues, kind: 'catalogue' },
  { model: measures, kind: 'measure' },
  { model: calls, kind: 'call' },
  { model: assessments, kind: 'assessment' },
  { model: allocations, kind: 'allocation' },
  { model: notices, kind: 'notice-no' },
  { model: drawdowns, kind: 'drawdown' },
  { model: paymentOrders, kind: 'payment-order' },
  { model: payments, kind: 'payment' },
  { model: proofsOfUse, kind: 'proof-of-use' },
  { model: reviews, kind: 'review' },
  { model: targets, kind: 'target' },
  { model: actuals, kind: 'actual' },
  { model: bodies, kind: 'body' },
  { model: meetings, kind: 'meeting' },
  { model: items, kind: 'item' },
  { model: recommendations, kind: 'recommendation' },
  { model: decisions, kind: 'decision' },
  // Rows of these are entries, known by the number of their event; what touches them later is a correction.
  { model: interests, kind: 'corrected-event' },
  { model: members, kind: 'corrected-event' },
  { model: positions, kind: 'corrected-event' },
  { model: recusals, kind: 'corrected-event' },
];

export function servedRegister(name: string): ServedRegister | undefined {
  return servedRegisters.find(({ model }) => model.name === name);
}
