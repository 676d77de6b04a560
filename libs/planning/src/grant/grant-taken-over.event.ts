import { Cents, Code, Day, Each, OneOf, Part, Ref, Sha256, Text, Whole, Year } from '#kernel';
import { positionId } from '../budget-line/budget-line-opened.event.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { BudgetCode } from '../codes.js';
import { Contradiction } from '../contradiction.js';
import { event, tag } from '../language.js';
import { budgetJoins, financings, grantKinds } from './grant.terms.js';
import type { BudgetJoin } from './grant.terms.js';

/** Who received the grant: an organisation of the ledger, or a name where none could be registered. Exactly one of both. */
class Recipient {
  @Ref('organisation', { optional: true }) organisationId?: string;
  @Text({ max: 500, optional: true }) name?: Text;
}

class Period {
  @Day() from!: string;
  @Day() until!: string;
}

/** The place of the budget as the source names it: product and account, or chapter (Kapitel) and title (Titel). */
export class NamedBudgetLine {
  @BudgetCode({ max: 10, optional: true }) mandant?: string;
  @BudgetCode({ max: 20 }) product!: string;
  @BudgetCode({ max: 20, optional: true }) account?: string;
  @BudgetCode({ max: 20, optional: true }) costCentre?: string;
}

/** Where it was written down before: the file by its hash, and the line in it. */
class Source {
  @Sha256() fileSha256!: string;
  @Whole({ min: 1 }) line!: number;
  @Text({ max: 255, optional: true }) fileName?: Text;
}

export class TakeOverGrant {
  @Code() externalNo!: string;
  @Part(() => Recipient) recipient!: Recipient;
  /** The authority that granted it. */
  @Text({ max: 500 }) authority!: Text;
  @Text() purpose!: Text;
  @OneOf(grantKinds, { optional: true }) kind?: keyof typeof grantKinds;
  @OneOf(financings, { optional: true }) financing?: keyof typeof financings;
  @Cents({ min: 0 }) amountCents!: number;
  @Part(() => Period, { optional: true }) period?: Period;
  /** The budget year; where it is missing and the period lies within one year, that one. */
  @Year({ optional: true }) year?: number;
  @Part(() => NamedBudgetLine, { optional: true }) budgetLine?: NamedBudgetLine;
  /** What the source writes where a place of the budget should stand and none does. */
  @Text({ max: 500, optional: true }) budgetText?: Text;
  @Part(() => Source) source!: Source;
}

/** What was taken over, and how it fits into the ledger: which line it binds and what contradicts a rule. */
export class GrantTakenOver extends TakeOverGrant {
  @OneOf(budgetJoins, { optional: true }) budgetJoin?: BudgetJoin;
  @Each(() => LineBinding, { optional: true }) lines?: LineBinding[];
  /** A line of the same budget position that this grant does not bind: of another year, or one of several. */
  @Ref('budget-line', { optional: true }) positionBudgetLineId?: string;
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

export const grantTakenOver = event('grant-taken-over', 1, GrantTakenOver, {
  label: { de: 'Zuwendung übernommen', en: 'Grant taken over' },
  tells: {
    de: 'Zuwendung {externalNo} übernommen: {amountCents}[ an {recipient/name}] für {purpose}',
    en: 'Grant {externalNo} taken over: {amountCents}[ to {recipient/name}] for {purpose}',
  },
  subject: 'grant',
  creates: true,
  tags: ({ externalNo, recipient, year, budgetLine, lines = [], positionBudgetLineId }) => [
    tag('grant-no', externalNo),
    recipient.organisationId === undefined ? undefined : tag('organisation', recipient.organisationId),
    year === undefined ? undefined : tag('fiscal-year', String(year)),
    budgetLine?.account === undefined
      ? undefined
      : tag('budget-position', positionId({ ...budgetLine, account: budgetLine.account })),
    positionBudgetLineId === undefined ? undefined : tag('budget-line', positionBudgetLineId),
    ...lines.flatMap(({ budgetLineId, coverGroupId }) => [
      tag('budget-line', budgetLineId),
      coverGroupId === undefined ? undefined : tag('cover-group', coverGroupId),
    ]),
  ],
});
