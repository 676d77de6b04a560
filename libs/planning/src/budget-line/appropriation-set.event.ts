import { Cents, Code, OneOf, Ref, Text, Year } from '#kernel';
import { budgetStatuses } from '../fiscal-year/fiscal-year.terms.js';
import type { BudgetStatus } from '../fiscal-year/fiscal-year.terms.js';
import { event, tag } from '../language.js';

export class SetAppropriation {
  @Ref('budget-line') budgetLineId!: string;
  @OneOf(budgetStatuses) stage!: BudgetStatus;
  /** Signed: real budgets hold negative revenues. */
  @Cents() amountCents!: number;
  /** Where it stands in the plan: volume and page, printed paper, file. */
  @Text({ max: 500, optional: true }) planRef?: Text;
}

/** The appropriation (Ansatz) and what it does to the authority of its line (rule R3: a draft gives none, stages replace each other). */
class Appropriation extends SetAppropriation {
  @Year() year!: number;
  @Code({ optional: true }) coverGroupId?: string;
  @Cents() authorityDeltaCents!: number;
}

export const appropriationSet = event('appropriation-set', 1, Appropriation, {
  label: { de: 'Ansatz festgesetzt', en: 'Appropriation set' },
  tells: {
    de: 'Ansatz {year} ({stage}): {amountCents}',
    en: 'Appropriation {year} ({stage}): {amountCents}',
  },
  subject: 'budget-line',
  tags: ({ year, coverGroupId }) => [
    tag('fiscal-year', String(year)),
    coverGroupId === undefined ? undefined : tag('cover-group', coverGroupId),
  ],
});
