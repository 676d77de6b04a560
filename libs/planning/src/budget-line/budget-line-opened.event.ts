import { Flag, OneOf, Part, Text, Year } from '#kernel';
import { BudgetCode } from '../codes.js';
import { event, tag } from '../language.js';
import { budgetLineKinds, coverRelations, coverRoles } from './budget-line.terms.js';

/** Membership in a cover group (Deckungskreis, § 20 GemHVO Hessen); the group's own number is unique in year and mandant. */
export class Cover {
  @BudgetCode({ max: 40 }) id!: string;
  @OneOf(coverRelations) relation!: keyof typeof coverRelations;
  /** Given where the cover is one-sided. */
  @OneOf(coverRoles, { optional: true }) role?: keyof typeof coverRoles;
}

/** What the money of a line is tied to (Zweckbindung, § 19 GemHVO Hessen). */
class Earmark {
  @Text({ max: 500 }) source!: Text;
  @Flag() spendUpToRevenue!: boolean;
}

/** A place of the budget without its year; `mandant` is absent where the books know only one. */
export class BudgetPosition {
  @BudgetCode({ max: 10, optional: true }) mandant?: string;
  /** Product, or chapter (Kapitel) in a cameral budget. */
  @BudgetCode({ max: 20 }) product!: string;
  /** Account, or title (Titel) in a cameral budget. */
  @BudgetCode({ max: 20 }) account!: string;
}

/** A line of the budget: what was in the plan. What an import does not know is absent. */
export class BudgetLine extends BudgetPosition {
  @Year() year!: number;
  @Text({ optional: true }) productName?: Text;
  @Text({ optional: true }) accountName?: Text;
  @BudgetCode({ max: 20, optional: true }) costCentre?: string;
  @BudgetCode({ max: 40, optional: true }) investmentNo?: string;
  @OneOf(budgetLineKinds) kind!: keyof typeof budgetLineKinds;
  /** Whether what is left may be carried over (übertragbar). */
  @Flag({ optional: true }) carriable?: boolean;
  @Part(() => Cover, { optional: true }) coverGroup?: Cover;
  @Part(() => Earmark, { optional: true }) earmark?: Earmark;
  /** Whether the task is voluntary (freiwillige Leistung). */
  @Flag({ optional: true }) voluntary?: boolean;
  /** The budget note (Haushaltsvermerk, Erläuterung) as it is printed. */
  @Text({ optional: true }) note?: Text;
}

/** Mandant, product and account: the same place through the years. The codes hold no underscore, so this is unambiguous. */
export function positionId({ mandant = '', product, account }: BudgetPosition): string {
  return [mandant, product, account].join('_');
}

/** What a ledger has at most one line of. */
export function lineKey({
  year,
  mandant = '',
  product,
  account,
  costCentre = '',
}: Pick<BudgetLine, 'year' | 'mandant' | 'product' | 'account' | 'costCentre'>): string {
  return [String(year), mandant, product, account, costCentre].join('_');
}

/** A cover group is one of its year: the same number returns in every budget. */
export function coverGroupId({
  year,
  mandant = '',
  coverGroup,
}: {
  readonly year: number;
  readonly mandant?: string;
  readonly coverGroup?: { readonly id: string };
}): string | undefined {
  return coverGroup && [String(year), mandant, coverGroup.id].join('_');
}

export const budgetLineOpened = event('budget-line-opened', 1, BudgetLine, {
  label: { de: 'Haushaltsposition eröffnet', en: 'Budget line opened' },
  tells: {
    de: 'Haushaltsposition {product} {account} für {year} eröffnet[: {accountName}]',
    en: 'Budget line {product} {account} for {year} opened[: {accountName}]',
  },
  subject: 'budget-line',
  creates: true,
  tags: (line) => {
    const group = coverGroupId(line);
    return [
      tag('fiscal-year', String(line.year)),
      tag('budget-line-key', lineKey(line)),
      tag('budget-position', positionId(line)),
      group === undefined ? undefined : tag('cover-group', group),
    ];
  },
});
