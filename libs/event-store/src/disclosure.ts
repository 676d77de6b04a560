/**
 * What a leaf only commits to. It stands beside the ledger, keyed by event, and can be deleted; the leaf, its hash and
 * every proof stay valid (docs/spec/event.md, "Disclosures").
 */
export type Disclosure = TextDisclosure | PersonalDisclosure;

export interface TextDisclosure {
  /** JSON Pointer into the event, e.g. `/data/name`, `/reason`, `/evidence/0/title`. */
  readonly path: string;
  /** 32 random bytes in hex. */
  readonly salt: string;
  readonly value: string;
}

export interface PersonalDisclosure {
  readonly path: string;
  /** Id of the person whose key opens it. */
  readonly person: string;
  /** AES-256-GCM: 12 bytes nonce, ciphertext of salt and value, 16 bytes tag; base64. */
  readonly sealed: string;
}
