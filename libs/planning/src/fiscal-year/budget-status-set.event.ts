import { OneOf, Year } from '#kernel';
import { event } from '../language.js';
import { budgetStatuses } from './fiscal-year.terms.js';
import type { BudgetStatus } from './fiscal-year.terms.js';

export class BudgetStatusOfYear {
  @Year() year!: number;
  @OneOf(budgetStatuses) status!: BudgetStatus;
}

export const budgetStatusSet = event('budget-status-set', 1, BudgetStatusOfYear, {
  label: { de: 'Haushaltsstatus gesetzt', en: 'Budget status set' },
  tells: { de: 'Haushalt {year}: {status}', en: 'Budget {year}: {status}' },
  subject: 'fiscal-year',
});
