import { randomBytes } from 'node:crypto';
import type { Queryable } from '#platform';
import { decrypt, derivedKey, encrypt } from './ciphers.js';

/**
 * The keys of persons: one for each person and ledger, wrapped by the master key. Nothing is remembered in the process,
 * so that an erasure elsewhere holds here at once.
 */
export class PersonKeys {
  private readonly wrapping: Buffer;

  constructor(
    private readonly database: Queryable,
    masterKey: Buffer,
  ) {
    this.wrapping = wrappingKey(masterKey);
  }

  /** The person's key; made on first use. */
  async keyFor(ledger: string, person: string): Promise<Buffer> {
    const fresh = encrypt(this.wrapping, randomBytes(32), bound(ledger, person));
    await this.database.execute(
      'INSERT INTO planbuch.person_keys (ledger, person, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [ledger, person, fresh],
    );
    const key = await this.find(ledger, person);
    if (!key) throw new Error(`the key of person ${person} was erased while it was needed`);
    return key;
  }

  /** The person's key, or undefined where it was erased or never made. */
  async find(ledger: string, person: string): Promise<Buffer | undefined> {
    const [row] = await this.database.query<{ wrapped: Buffer }>(
      'SELECT wrapped FROM planbuch.person_keys WHERE ledger = $1 AND person = $2',
      [ledger, person],
    );
    return row && decrypt(this.wrapping, row.wrapped, bound(ledger, person));
  }
}

/** A person's key that another master key wrapped, wrapped by this place's. Throws where it is not that of this person. */
export function rewrapped(
  wrapped: Buffer,
  {
    ledger,
    person,
    from,
    to,
  }: {
    readonly ledger: string;
    readonly person: string;
    readonly from: Buffer;
    readonly to: Buffer;
  },
): Buffer {
  const place = bound(ledger, person);
  return encrypt(wrappingKey(to), decrypt(wrappingKey(from), wrapped, place), place);
}

function wrappingKey(masterKey: Buffer): Buffer {
  return derivedKey(masterKey, 'person-keys');
}

function bound(ledger: string, person: string): string {
  return `${ledger}/${person}`;
}
