/** What the profiles make of a file: one typed row for each line, without any knowledge of the ledger. */

export const budgetKinds = ['expense', 'revenue', 'investment-grant'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

/** `actual` is the result of a past year (Rechnungsergebnis) printed beside the plan; it is no appropriation. */
export const stages = ['draft', 'adopted', 'published', 'actual'] as const;
export type Stage = (typeof stages)[number];

export const coverRelations = ['mutual', 'one-sided'] as const;
/** `giver` lends its money to others one-sidedly (deckungspflichtig), `taker` may use it (deckungsberechtigt). */
export const coverRoles = ['member', 'giver', 'taker'] as const;

export const legalForms = [
  'eV',
  'gGmbH',
  'gAG',
  'GmbH',
  'KdoeR',
  'AdoeR',
  'foundation',
  'GbR',
  'unregistered',
  'other',
] as const;
export type LegalForm = (typeof legalForms)[number];

export const grantKinds = ['project', 'institutional', 'statutory', 'innovation', 'lump-sum'] as const;
export const financings = ['share', 'deficit', 'fixed', 'full'] as const;

export interface YearAmount {
  readonly year: number;
  readonly stage: Stage;
  /** Integer cents. What is spent and what comes in are both positive; a negative amount is a reduction of its kind. */
  readonly amountCents: number;
}

export interface BudgetRow {
  /** Physical line of the file on which the row begins, counted from 1. */
  readonly line: number;
  /** The values of the profile's identity columns as a JSON array: unique in the file and the same in every reading. */
  readonly identity: string;
  readonly mandant: string;
  readonly product: string;
  readonly productName: string;
  readonly account: string;
  readonly accountName: string;
  readonly kind: BudgetKind;
  /** In the profile's order; a year may have several stages. Empty where the row states no amount at all. */
  readonly amounts: readonly YearAmount[];
  readonly costCentre?: string;
  readonly investmentNo?: string;
  readonly carriable?: boolean;
  readonly coverGroup?: {
    readonly id: string;
    readonly relation: (typeof coverRelations)[number];
    readonly role: (typeof coverRoles)[number];
  };
  readonly earmark?: { readonly source: string; readonly spendUpToRevenue: boolean };
  readonly voluntary?: boolean;
  /** What the budget prints beside the line: legal attributes, notes. */
  readonly text?: string;
}

export interface Recipient {
  readonly name: string;
  readonly legalForm?: LegalForm;
}

export type GrantBudgetLine =
  /** `title` is absent where the source names the chapter only. */
  | { readonly chapter: string; readonly title?: string }
  | { readonly product: string; readonly account?: string };

export interface GrantRow {
  readonly line: number;
  readonly identity: string;
  readonly externalNo: string;
  readonly recipient: Recipient;
  readonly authority: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly kind?: (typeof grantKinds)[number];
  readonly financing?: (typeof financings)[number];
  /** ISO days; `until` is never before `from`. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly budgetLine?: GrantBudgetLine;
  readonly year?: number;
}
