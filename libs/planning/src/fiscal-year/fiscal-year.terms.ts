import type { Label } from '#kernel';

/**
 * The way of a budget: brought in as a draft, adopted by the council, published. Until it is published budget management
 * is provisional (vorläufige Haushaltsführung, § 99 HGO; rule R24). In this order.
 */
export const budgetStatuses = {
  draft: { de: 'Entwurf', en: 'Draft' },
  adopted: { de: 'beschlossen', en: 'Adopted' },
  published: { de: 'bekannt gemacht', en: 'Published' },
} as const satisfies Record<string, Label>;

export type BudgetStatus = keyof typeof budgetStatuses;

const order = Object.keys(budgetStatuses);

/** Whether the first stage lies behind the second on the way of a budget; nothing is there before the draft. */
export function liesAfter(stage: BudgetStatus, other: BudgetStatus | undefined): boolean {
  return other === undefined || order.indexOf(stage) > order.indexOf(other);
}

/** What may be spent before the budget is published (§ 99 Abs. 1 HGO; to be checked; rule R24). */
export const provisionalBases = {
  statutory: { de: 'gesetzliche Verpflichtung', en: 'Demanded by law' },
  contractual: { de: 'vertragliche Verpflichtung', en: 'Demanded by contract' },
  'continuation-undeferrable': {
    de: 'unaufschiebbare Weiterführung einer notwendigen Aufgabe',
    en: 'Continuation that cannot be deferred',
  },
} as const satisfies Record<string, Label>;

export type ProvisionalBasis = keyof typeof provisionalBases;
