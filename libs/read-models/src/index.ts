import type { ReadModel } from '#kernel';
import { budgetLines } from './budget-lines/budget-lines.read-model.js';
import { fiscalYears } from './fiscal-years/fiscal-years.read-model.js';
import { grants } from './grants/grants.read-model.js';
import { ledger } from './ledger/ledger.read-model.js';
import { links } from './links/links.read-model.js';
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
  links,
];

export { budgetLines, fiscalYears, grants, ledger, links, organisations, persons };
export { sentenceOf, tell } from './history/tell.js';
export { explainGrant } from './why/explain-grant.js';
export type {
  KnownOfGrant,
  StoredLink,
  WhyAmounts,
  WhyAnswer,
  WhyEvent,
  WhyFinding,
  WhyGap,
  WhyLink,
  WhyRole,
} from './why/why-answer.js';
export { dayIn, euros } from './wording.js';
