import { IllFormedLeaf, refuseIllFormedText } from './canonical.js';

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

/** Names of declared fields and indices of lists: nothing in it needs escaping (docs/spec/event.md, "Commitments and disclosures"). */
const PATH = /^(\/([A-Za-z][A-Za-z0-9]*|0|[1-9][0-9]*))+$/;
const SALT = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Throws IllFormedLeaf: what was stored in another form could perhaps not be found when it has to be forgotten. */
export function refuseIllFormedDisclosure(disclosure: Disclosure): void {
  const { path } = disclosure;
  if (!PATH.test(path)) throw new IllFormedLeaf(path, 'a disclosure at no place of an event');
  if ('sealed' in disclosure) {
    if (!UUID.test(disclosure.person) || !BASE64.test(disclosure.sealed))
      throw new IllFormedLeaf(path, 'not a personal disclosure');
    return;
  }
  if (!SALT.test(disclosure.salt)) throw new IllFormedLeaf(path, 'a salt is 32 bytes in hexadecimal digits');
  refuseIllFormedText(disclosure.value, path);
}
