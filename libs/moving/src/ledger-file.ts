import type { LedgerMode } from '#event-store';

/** What the first line of a ledger file says, docs/moving.md. */
export interface LedgerFileHeader {
  readonly format: typeof LEDGER_FORMAT;
  readonly version: number;
  readonly ledger: string;
  readonly mode: LedgerMode;
  /** Of the place it was exported from. Where it is imported it gets another one. */
  readonly incarnation: string;
  /** Of the last event: the file holds all events up to it and no other. */
  readonly number: number;
  readonly recordedAt: string;
  readonly leafHash: string;
  /** How many of the events have texts or personal data beside them. */
  readonly disclosedEvents: number;
  readonly exportedAt: string;
}

/** What the last line says. */
export interface LedgerFileEnd {
  readonly events: number;
  /** The hash of the whole, see HashOfTheWhole. */
  readonly sha256: string;
  /** Of the first line without its line feed, so that not even that can change unnoticed. */
  readonly headerSha256: string;
}

export const LEDGER_FORMAT = 'planbuch-ledger';
export const LEDGER_VERSION = 1;
