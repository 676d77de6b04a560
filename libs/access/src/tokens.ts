import { LRUCache } from 'lru-cache';
import type { Role } from '#planning';
import type { Clock, Ids, Queryable } from '#platform';
import type { Caller } from './caller.js';
import { hashOf, isSecret, newSecret } from './token-secret.js';
import { refuseInvalid } from './token-request.js';
import type { TokenRequest } from './token-request.js';

/** A token as it may be shown: everything but the secret. */
export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly ledger?: string;
  readonly personId?: string;
  readonly organisationId?: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

/** A caller whose token was good a moment ago. */
export interface KnownCaller {
  readonly caller: Caller;
  readonly tokenId: string;
  /** RFC 3339; whoever answers for longer (a stream) ends then. */
  readonly expiresAt?: string;
}

/** The token is not good; `why` may be told to whoever holds it. */
export class TokenRefused extends Error {
  constructor(readonly why: 'unknown' | 'expired' | 'revoked') {
    super(`the token is ${why}`);
  }
}

/** A revoked token works for at most this long in any process. */
const REMEMBERED_MS = 1_000;

/** As many callers as one process serves in a second, with room; each entry takes some hundred bytes. */
const REMEMBERED_TOKENS = 5_000;

/** A list is for a person's screen; nobody has more living tokens. */
const LISTED = 1_000;

/** A forgotten token ends by itself. */
const USUAL_LIFE_DAYS = 365;

const TIMES = ['created_at', 'expires_at', 'revoked_at']
  .map((name) => `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`)
  .join(', ');
const COLUMNS = `id, name, roles, ledger, person, organisation, ${TIMES}`;

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly ledger: string | null;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

export interface TokensParts {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The callers of all ledgers, known by a hash of their tokens. */
export class Tokens {
  /** Callers that come at once share one look-up; a token that does not exist is remembered as well. */
  private readonly recent: LRUCache<string, { readonly record: TokenRecord | undefined }>;

  constructor(private readonly parts: TokensParts) {
    this.recent = new LRUCache({
      max: REMEMBERED_TOKENS,
      ttl: REMEMBERED_MS,
      fetchMethod: async (secret) => ({ record: await this.lookUp(hashOf(secret)) }),
    });
  }

  /** Makes a token and tells it, once. Throws TokenRequestInvalid. */
  async create(request: TokenRequest): Promise<{ readonly secret: string; readonly record: TokenRecord }> {
    const secret = newSecret();
    return { secret, record: await this.keep(secret, request) };
  }

  /** Makes the token of a secret that lies somewhere already; one that is known stays as it is. */
  async keep(secret: string, request: TokenRequest): Promise<TokenRecord> {
    const now = this.parts.clock.now();
    refuseInvalid(request, now);
    const { name, roles, ledger, personId, organisationId, expiresAt = yearAfter(now) } = request;
    const hash = hashOf(secret);
    await this.parts.database.execute(
      `INSERT INTO planbuch.tokens (id, hash, name, roles, ledger, person, organisation, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (hash) DO NOTHING`,
      [
        this.parts.ids.uuidv7(), hash, name, roles, ledger ?? null, personId ?? null, organisationId ?? null,
        now, expiresAt === 'never' ? null : expiresAt,
      ], // prettier-ignore
    );
    const record = await this.lookUp(hash);
    if (!record) throw new Error('the token that was just made is gone');
    return record;
  }

  /** The newest first, at most 1,000. */
  async list(): Promise<TokenRecord[]> {
    const rows = await this.parts.database.query<TokenRow>(
      `SELECT ${COLUMNS} FROM planbuch.tokens ORDER BY id DESC LIMIT ${String(LISTED)}`,
    );
    return rows.map(recordOf);
  }

  /** Ends a token; says whether there was such a living one. Holds in every process within a second. */
  async revoke(id: string): Promise<boolean> {
    const touched = await this.parts.database.execute(
      'UPDATE planbuch.tokens SET revoked_at = $2 WHERE id::text = $1 AND revoked_at IS NULL',
      [id, this.parts.clock.now()],
    );
    this.recent.clear();
    return touched > 0;
  }

  /** Whether any token was ever made here. */
  async any(): Promise<boolean> {
    return (await this.parts.database.query('SELECT FROM planbuch.tokens LIMIT 1')).length > 0;
  }

  /** Who holds this token. Throws TokenRefused. */
  async find(secret: string): Promise<KnownCaller> {
    return this.known(isSecret(secret) ? (await this.recent.forceFetch(secret)).record : undefined);
  }

  /** Who holds the token of this id, for work that is done later in somebody's name. Throws TokenRefused. */
  async holder(id: string): Promise<KnownCaller> {
    const [row] = await this.parts.database.query<TokenRow>(
      `SELECT ${COLUMNS} FROM planbuch.tokens WHERE id::text = $1`,
      [id],
    );
    return this.known(row && recordOf(row));
  }

  private known(record: TokenRecord | undefined): KnownCaller {
    if (!record) throw new TokenRefused('unknown');
    if (record.revokedAt !== undefined) throw new TokenRefused('revoked');
    // Looked at every time: what is remembered may end meanwhile.
    if (record.expiresAt !== undefined && record.expiresAt <= this.parts.clock.now())
      throw new TokenRefused('expired');
    const { id, expiresAt } = record;
    return { caller: callerOf(record), tokenId: id, ...(expiresAt === undefined ? {} : { expiresAt }) };
  }

  private async lookUp(hash: Buffer): Promise<TokenRecord | undefined> {
    const [row] = await this.parts.database.query<TokenRow>(
      { name: 'planbuch-token', text: `SELECT ${COLUMNS} FROM planbuch.tokens WHERE hash = $1` },
      [hash],
    );
    return row && recordOf(row);
  }
}

function yearAfter(now: string): string {
  return new Date(Date.parse(now) + USUAL_LIFE_DAYS * 86_400_000).toISOString();
}

function callerOf({ id, roles, ledger, personId, organisationId }: TokenRecord): Caller {
  return {
    actor: personId === undefined ? `operator:${id}` : `person:${personId}`,
    roles,
    ...(ledger === undefined ? {} : { ledger }),
    ...(personId === undefined ? {} : { personId }),
    ...(organisationId === undefined ? {} : { organisationId }),
  };
}

function recordOf(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    roles: row.roles,
    createdAt: row.created_at,
    ...(row.ledger === null ? {} : { ledger: row.ledger }),
    ...(row.person === null ? {} : { personId: row.person }),
    ...(row.organisation === null ? {} : { organisationId: row.organisation }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
