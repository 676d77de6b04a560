import type { Disclosure } from '#event-store';

/** The first event of an entry carries the entry's request key, the MAC of what was asked, and how many events it has. */
export interface EntryMark {
  /** 32 bytes each. */
  readonly key: Buffer;
  readonly bodyMac: Buffer;
  readonly count: number;
}

/** An event as a store holds it: the canonical text that was hashed, never one made anew. */
export interface StoredEnvelope {
  readonly number: number;
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly entry?: EntryMark;
}

/** With what stands beside the leaf and can be forgotten. */
export interface MovedEnvelope extends StoredEnvelope {
  readonly disclosures: readonly Disclosure[];
}
