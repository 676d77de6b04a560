import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { idOf } from '#kernel';
import type { StoredEvent } from '#kernel';
import { eventOfLeaf, leafHash, leafText } from '#event-store';
import type { Disclosure } from '#event-store';
import type { Queryable } from '#platform';
import { MAX_LINE_BYTES } from './event-line.js';
import { linesOf } from './lines.js';
import { damaged } from './move-fault.js';
import { anotherKind, notFound } from './sealed-file.js';
import { WholeFile } from './whole-file.js';

const FORGOTTEN_FORMAT = 'planbuch-forgotten';

/**
 * One thing that shall stay forgotten, wherever an older backup is restored: the event that ordered it, and, where it
 * redacts a text, the hash of the leaf it redacts, so that another history's event of the same number is not meant.
 */
export interface ForgettingOrder {
  readonly event: StoredEvent;
  /** Of the event whose text is redacted, in hex; missing for an erasure. */
  readonly target?: string;
}

interface OrderLine {
  readonly order: string;
  readonly target: string | null;
}

export interface WrittenList {
  readonly orders: number;
  readonly revokedTokens: number;
}

/**
 * Writes what was ever forgotten, of all ledgers: redactions, erasures and revoked tokens. Holds no texts, only numbers,
 * paths and ids. Kept apart from the machine it serves every older backup.
 *
 * @throws MoveFault; DatabaseUnavailable
 */
export async function writeForgotten(database: Queryable, to: string): Promise<WrittenList> {
  const orders = await database.query<OrderLine>(
    `SELECT e.leaf AS "order", encode(t.leaf_hash, 'hex') AS target
     FROM planbuch.forgetting f
     JOIN planbuch.events e ON e.ledger = f.ledger AND e.number = f.number
     LEFT JOIN planbuch.events t ON e.type = 'text-redacted' AND t.ledger = e.ledger
       AND t.number = (e.leaf::json -> 'data' ->> 'eventNumber')::bigint
     ORDER BY e.ledger, e.number`,
  );
  const tokens = await database.query<{ id: string }>(
    'SELECT id FROM planbuch.tokens WHERE revoked_at IS NOT NULL ORDER BY id',
  );
  const lines = [
    JSON.stringify({ format: FORGOTTEN_FORMAT, version: 1, writtenAt: new Date().toISOString() }),
    ...orders.map(
      ({ order, target }) => `{"order":${order}${target === null ? '' : `,"target":"${target}"`}}`,
    ),
    ...tokens.map(({ id }) => JSON.stringify({ revokedToken: id })),
  ];
  const file = await WholeFile.create(to);
  try {
    for (const line of lines) await file.write(`${line}\n`);
    await file.write(`${JSON.stringify({ lines: lines.length, sha256: hashOf(lines) })}\n`);
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return { orders: orders.length, revokedTokens: tokens.length };
}

/** What such a file says. */
export class ForgottenList {
  /** Throws MoveFault naming the line. */
  static async read(path: string): Promise<ForgottenList> {
    const lines: string[] = [];
    const bytes = createReadStream(path) as AsyncIterable<Buffer>;
    try {
      for await (const { text } of linesOf(path, bytes, MAX_LINE_BYTES)) lines.push(text);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? notFound(path) : error;
    }
    const [first = '', ...rest] = lines;
    const end = rest.pop() ?? '';
    if (!first.startsWith(`{"format":"${FORGOTTEN_FORMAT}","version":1,`))
      throw anotherKind(path, FORGOTTEN_FORMAT);
    if (end !== JSON.stringify({ lines: lines.length - 1, sha256: hashOf([first, ...rest]) }))
      throw damaged(path, lines.length, {
        de: 'der Hash über die Zeilen davor stimmt nicht',
        en: 'the hash over the lines before is wrong',
      });
    const orders = rest
      .filter((line) => line.startsWith('{"order":'))
      .map((line, index) => orderOf(path, line, index + 2));
    const tokens = rest
      .slice(orders.length)
      .map((line) => (JSON.parse(line) as { revokedToken: string }).revokedToken);
    return new ForgottenList(orders, tokens);
  }

  static readonly none = new ForgottenList([], []);

  private constructor(
    private readonly orders: readonly ForgettingOrder[],
    readonly revokedTokens: readonly string[],
  ) {}

  /** What concerns one ledger. */
  of(ledger: string): Forgotten {
    return new Forgotten(this.orders.filter(({ event }) => event.ledger === ledger));
  }
}

/** What shall stay forgotten in one ledger. */
export class Forgotten {
  private readonly persons = new Set<string>();
  private readonly texts = new Set<string>();

  /** In the order in which they were given. */
  constructor(readonly orders: readonly ForgettingOrder[]) {
    for (const { event, target } of orders) {
      if (target === undefined) this.persons.add(idOf(event.subject));
      else if ('path' in event.data) this.texts.add(`${target} ${String(event.data.path)}`);
    }
  }

  isErased(person: string): boolean {
    return this.persons.has(person);
  }

  /** What may still stand beside the event of this leaf hash. */
  kept(leafHash: Buffer, disclosures: readonly Disclosure[]): readonly Disclosure[] {
    const target = leafHash.toString('hex');
    return disclosures.filter((disclosure) =>
      'person' in disclosure
        ? !this.isErased(disclosure.person)
        : !this.texts.has(`${target} ${disclosure.path}`),
    );
  }
}

function orderOf(path: string, line: string, at: number): ForgettingOrder {
  try {
    const { order, target } = JSON.parse(line) as { order: unknown; target?: string };
    const event = eventOfLeaf(JSON.stringify(order));
    // Made anew, because the hash over all lines has shown already that nothing was changed.
    leafHash(leafText(event));
    return { event, ...(target === undefined ? {} : { target }) };
  } catch {
    throw damaged(path, at, { de: 'keine Anordnung', en: 'no order' });
  }
}

function hashOf(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line, 'utf8').update('\n');
  return hash.digest('hex');
}
