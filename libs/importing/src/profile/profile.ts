import type { Label } from '#kernel';
import type { FederalState, LedgerKind } from '../rows.js';
import type { Source } from './source.js';

/** What a mapping profile says, read and checked. docs/profiles.md explains every key to the people who write them. */
export type Profile = BudgetProfile | GrantsProfile;

interface CommonProfile {
  readonly name: string;
  readonly title: Label;
  /** Whose book the file belongs into, for an import that has to open it. */
  readonly ledger?: LedgerOfProfile;
  readonly file: FileFormat;
  readonly rows: { readonly skip: readonly SkipRule[] };
  readonly numbers: NumberFormat;
  readonly dates: { readonly formats: readonly string[] };
  readonly parts: readonly PartRule[];
  readonly identity: readonly Source[];
}

export interface LedgerOfProfile {
  readonly kind: LedgerKind;
  readonly federalState: FederalState;
  /** The official municipality key (Amtlicher Gemeindeschlüssel). */
  readonly ags?: string;
}

export interface BudgetProfile extends CommonProfile {
  readonly kind: 'budget';
  /** How the sign of an amount in the file becomes the ledger's: what is spent and what comes in are both positive. */
  readonly sign: SignConvention;
  readonly fields: BudgetFields;
  readonly amounts: readonly AmountRule[];
}

export interface GrantsProfile extends CommonProfile {
  readonly kind: 'grants';
  readonly fields: GrantFields;
}

export const signConventions = ['as-given', 'expense-negative', 'revenue-negative'] as const;
export type SignConvention = (typeof signConventions)[number];

export interface FileFormat {
  /** A name that iconv-lite knows. */
  readonly encoding: string;
  readonly delimiter: string;
  /** The sign round a cell that may hold delimiters and line ends, doubled inside; `none` where there is none. */
  readonly quote: string;
  /** Rows above the header that are passed over. */
  readonly titleRows: number;
  readonly headerRows: number;
  /** How many cells a row has; required without a header. */
  readonly columns?: number;
  /** Whether a missing line end at the end of the file means that it was cut off. */
  readonly finalNewline: 'required' | 'optional';
  /** What U+0080–U+009F are: a fault, or signs of windows-1252 that an earlier program took for Latin-1. */
  readonly controlCharacters: 'refuse' | 'windows-1252';
}

export interface SkipRule {
  readonly from: Source;
  readonly matches: RegExp;
  readonly because: Label;
}

export const units = ['euro', 'thousand-euro', 'cents'] as const;
export type Unit = (typeof units)[number];
export const minusSigns = ['before', 'after', 'brackets'] as const;
export type MinusSign = (typeof minusSigns)[number];

export interface NumberFormat {
  readonly unit: Unit;
  readonly decimalSign: ',' | '.';
  readonly thousandsSign: ',' | '.' | ' ' | "'" | 'none';
  readonly minus: readonly MinusSign[];
  /** Whether `1.5E7` is a number, as spreadsheets write it. */
  readonly exponent: boolean;
  /** Signs of the currency that may stand before or after the number. */
  readonly currencySigns: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

/** What stands in place of an amount, and what it means: no amount at all, or the amount zero. */
export interface Placeholder {
  readonly text?: string;
  readonly pattern?: RegExp;
  readonly means: 'none' | 'zero';
  readonly because: Label;
}

/** Splits a value by a pattern; its named groups are the parts that fields refer to. */
export interface PartRule {
  readonly from: Source;
  readonly pattern: RegExp;
  readonly expected?: Label;
  readonly optional: boolean;
}

export interface AmountRule {
  readonly from: Source;
  readonly year: Source;
  readonly stage: Source;
  readonly placeholders: readonly Placeholder[];
}

export interface BudgetFields {
  readonly mandant?: Source;
  readonly product: Source;
  readonly productName?: Source;
  readonly account: Source;
  readonly accountName?: Source;
  readonly kind: Source;
  readonly costCentre?: Source;
  readonly investmentNo?: Source;
  readonly carriable?: Source;
  readonly coverGroup?: { readonly id: Source; readonly relation: Source; readonly role?: Source };
  readonly earmark?: { readonly source: Source; readonly spendUpToRevenue: Source };
  readonly voluntary?: Source;
  readonly note?: Source;
}

export interface GrantFields {
  readonly externalNo: Source;
  readonly recipient: { readonly name: Source; readonly legalForm?: Source };
  readonly authority: Source;
  readonly purpose: Source;
  readonly amount: Source;
  readonly kind?: Source;
  readonly financing?: Source;
  readonly period?: { readonly from: Source; readonly until: Source };
  readonly year?: Source;
  readonly budgetLine?: {
    readonly mandant?: Source;
    readonly product: Source;
    readonly account?: Source;
    readonly costCentre?: Source;
  };
  readonly budgetText?: Source;
}
