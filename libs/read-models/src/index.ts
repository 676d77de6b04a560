import type { ReadModel } from '#kernel';
import { budgetLines } from './budget-lines/budget-lines.read-model.js';
import { fiscalYears } from './fiscal-years/fiscal-years.read-model.js';
import { grants } from './grants/grants.read-model.js';
import { ledger } from './ledger/ledger.read-model.js';
import { organisations } from './organisations/organisations.read-model.js';
import { persons } from './persons/persons.read-model.js';

/** Every read model there is; the runner builds them all. */
export const readModels: readonly ReadModel[] = [
  ledger,
  fiscalYears,
  organisations,
  persons,
  budgetLines,
  grants,
];
