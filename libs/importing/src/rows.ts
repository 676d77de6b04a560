import type {
  BudgetStatus,
  Organisation,
  budgetLineKinds,
  coverRelations as relationTerms,
  coverRoles as roleTerms,
  federalStates as federalStateTerms,
  financings as financingTerms,
  grantKinds as grantKindTerms,
  ledgerKinds as ledgerKindTerms,
} from '#planning';

/**
 * What the profiles make of a file: one typed row for each line, in the words of the acts that will take it over, but
 * without any knowledge of a ledger.
 */

/** The words of an enumeration; one that is missing here or unknown to the domain does not compile. */
function words<Word extends string>(all: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(all) as Word[];
}

export type BudgetKind = keyof typeof budgetLineKinds;
export const budgetKinds = words<BudgetKind>({ expense: true, revenue: true, 'investment-grant': true });

/**
 * `comparison` is the appropriation of an earlier budget, printed beside the plan, and `actual` the result of a past year
 * (Rechnungsergebnis): neither is an appropriation of this budget.
 */
export type Stage = BudgetStatus | 'comparison' | 'actual';
export const stages = words<Stage>({
  draft: true,
  adopted: true,
  published: true,
  comparison: true,
  actual: true,
});

/** What an import says of a ledger that it has to open. */
export type LedgerKind = keyof typeof ledgerKindTerms;
export const ledgerKinds = words<LedgerKind>({ municipality: true, district: true, joint: true });

export type FederalState = keyof typeof federalStateTerms;
export const federalStates = words<FederalState>({
  BW: true, BY: true, BE: true, BB: true, HB: true, HH: true, HE: true, MV: true,
  NI: true, NW: true, RP: true, SL: true, SN: true, ST: true, SH: true, TH: true,
}); // prettier-ignore

export const coverRelations = words<keyof typeof relationTerms>({ mutual: true, 'one-sided': true });
export const coverRoles = words<keyof typeof roleTerms>({ donor: true, recipient: true });

export type LegalForm = NonNullable<Organisation['legalForm']>;
export const legalForms = words<LegalForm>({
  eV: true,
  gGmbH: true,
  gAG: true,
  GmbH: true,
  KdoeR: true,
  AdoeR: true,
  foundation: true,
  GbR: true,
  unregistered: true,
  other: true,
});

export type GrantKind = keyof typeof grantKindTerms;
export const grantKinds = words<GrantKind>({
  project: true,
  institutional: true,
  statutory: true,
  innovation: true,
  'lump-sum': true,
});

export type Financing = keyof typeof financingTerms;
export const financings = words<Financing>({ share: true, deficit: true, fixed: true, full: true });

export interface YearAmount {
  readonly year: number;
  readonly stage: Stage;
  /** Integer cents. What is spent and what comes in are both positive; a negative amount is a reduction of its kind. */
  readonly amountCents: number;
}

/** An amount that this budget appropriates. */
export type Appropriated = YearAmount & { readonly stage: BudgetStatus };

/** Whether a stage is one of an appropriation of this budget. */
export function isAppropriation(stage: Stage): stage is BudgetStatus {
  return stage !== 'actual' && stage !== 'comparison';
}

/** The amounts of a row that this budget appropriates, in the row's order. */
export function appropriationsOf({ amounts }: Pick<BudgetRow, 'amounts'>): readonly Appropriated[] {
  return amounts.filter((amount): amount is Appropriated => isAppropriation(amount.stage));
}

export interface CoverGroup {
  readonly id: string;
  readonly relation: keyof typeof relationTerms;
  /** With one-sided cover only. */
  readonly role?: keyof typeof roleTerms;
}

export interface BudgetRow {
  /** Physical line of the file on which the row begins, counted from 1. */
  readonly line: number;
  /** The values of the profile's identity columns as a JSON array: unique in the file and the same in every reading. */
  readonly identity: string;
  readonly mandant?: string;
  /** Product, or chapter (Kapitel) in a cameral budget. */
  readonly product: string;
  readonly productName?: string;
  /** Account, or title (Titel) in a cameral budget. */
  readonly account: string;
  readonly accountName?: string;
  readonly kind: BudgetKind;
  /** In the profile's order; a year may have several stages. Empty where the row states no amount at all. */
  readonly amounts: readonly YearAmount[];
  readonly costCentre?: string;
  readonly investmentNo?: string;
  readonly carriable?: boolean;
  readonly coverGroup?: CoverGroup;
  readonly earmark?: { readonly source: string; readonly spendUpToRevenue: boolean };
  readonly voluntary?: boolean;
  /** The budget note as it is printed. */
  readonly note?: string;
}

export interface Recipient {
  readonly name: string;
  readonly legalForm?: LegalForm;
}

/** Product and account, or chapter and title; `account` is absent where the source names the chapter only. */
export interface NamedBudgetLine {
  readonly mandant?: string;
  readonly product: string;
  readonly account?: string;
  readonly costCentre?: string;
}

export interface GrantRow {
  readonly line: number;
  readonly identity: string;
  readonly externalNo: string;
  readonly recipient: Recipient;
  readonly authority: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly kind?: GrantKind;
  readonly financing?: Financing;
  /** ISO days; `until` is never before `from`. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly year?: number;
  readonly budgetLine?: NamedBudgetLine;
  /** What the source writes where a place of the budget should stand and none does. */
  readonly budgetText?: string;
}
