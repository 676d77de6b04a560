import type { StoredEvent, Vocabulary } from '#kernel';
import type { LedgerHead, LedgerMode } from '#event-store';
import { LedgerUnknown } from '#event-store';
import type { Database, Queryable } from '#platform';
import { eventCorrected, ledgerOpened } from '#planning';
import { PersonKeys } from '#vault';
import { disclosureFindings } from './disclosures.js';
import { Entries } from './entries.js';
import { Forgetting } from './forgetting.js';
import { readLeaf } from './leaf.js';
import { LineSums } from './line-sums.js';
import { nothing, plain } from './problem.js';
import type { Finding, Problem } from './problem.js';
import { LedgerRecords } from './records.js';
import type { StoredRecord } from './records.js';
import { References } from './references.js';
import { TagIndex } from './tag-index.js';

export interface VerifyingParts {
  /** A pool whose statements may take long: the tags of a large ledger are sorted in the server. */
  readonly database: Database;
  readonly vocabulary: Vocabulary;
  readonly masterKey: Buffer;
}

export interface VerifyOptions {
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface VerifiedLedger {
  readonly ledger: string;
  /** How many events were looked at. */
  readonly events: number;
  /** The first MAX_PROBLEMS of them. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** A ledger that is damaged throughout is told by its first problems; millions of lines would help nobody. */
export const MAX_PROBLEMS = 1_000;

/**
 * Recomputes everything that a ledger promises, from the tables themselves and in one snapshot: numbers, leaf bytes and
 * hashes, envelopes and data, tags and their index, times, texts and what was forgotten, request keys, sums, references,
 * head. Streams; what it holds grows with budget lines, grants on them and forgotten texts, not with events.
 *
 * @throws LedgerUnknown, DatabaseUnavailable
 */
export function verifyLedger(
  { database, ...parts }: VerifyingParts,
  ledger: string,
  options: VerifyOptions = {},
): Promise<VerifiedLedger> {
  return database.transaction(
    async (transaction) => {
      const head = await headOf(transaction, ledger);
      return new LedgerCheck(transaction, head, parts, options).run();
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}

type Head = Pick<LedgerHead, 'ledger' | 'number' | 'recordedAt' | 'leafHash'> & { readonly mode: LedgerMode };

async function headOf(transaction: Queryable, ledger: string): Promise<Head> {
  const [head] = await transaction.query<Head>(
    `SELECT ledger, mode, head AS number, recorded_at AS "recordedAt", leaf_hash AS "leafHash"
     FROM planbuch.ledgers WHERE ledger = $1`,
    [ledger],
  );
  if (!head) throw new LedgerUnknown(ledger);
  return head;
}

class LedgerCheck {
  private readonly records: LedgerRecords;
  private readonly personKeys: PersonKeys;
  private readonly references: References;
  private readonly forgetting: Forgetting;
  private readonly tagIndex: TagIndex;
  private readonly entries = new Entries();
  private readonly sums = new LineSums();
  private readonly problems: Problem[] = [];
  private problemCount = 0;
  private events = 0;
  private last: { number: number; recordedAt: string; leafHash: Buffer } = {
    number: 0, recordedAt: '', leafHash: Buffer.alloc(0),
  }; // prettier-ignore

  constructor(
    transaction: Queryable,
    private readonly head: Head,
    private readonly parts: Omit<VerifyingParts, 'database'>,
    private readonly options: VerifyOptions,
  ) {
    this.records = new LedgerRecords(transaction, head.ledger);
    this.personKeys = new PersonKeys(transaction, parts.masterKey);
    this.references = new References((number) => this.records.leaf(number));
    this.forgetting = new Forgetting(parts.vocabulary, this.personKeys);
    this.tagIndex = new TagIndex(this.records.indexedTags());
  }

  async run(): Promise<VerifiedLedger> {
    for await (const record of this.records.records()) {
      this.options.signal?.throwIfAborted();
      await this.check(record);
      this.events += 1;
      this.options.onProgress?.(this.events, this.head.number);
    }
    await this.finish();
    const { problems, problemCount, events } = this;
    return { ledger: this.head.ledger, events, problems, problemCount };
  }

  private async check(record: StoredRecord): Promise<void> {
    const { number } = record;
    const next = this.last.number + 1;
    if (number !== next)
      this.report({ what: 'number-gap', expected: plain(next), found: plain(number) }, number);
    const { event, findings } = readLeaf(record, this.head.ledger, this.parts.vocabulary);
    this.reportAll([...findings, ...this.entries.take(record)], number);
    for (const finding of await this.tagIndex.take(number, event?.tags)) this.report(finding, finding.number);
    if (event) this.reportAll(this.contextFindings(event), number);
    // Data of another shape cannot be reckoned with.
    if (event && findings.every(({ what }) => what !== 'schema')) await this.checkEvent(event, record);
    const recordedAt = event?.recordedAt ?? this.last.recordedAt;
    this.last = { number, recordedAt, leafHash: record.leafHash };
  }

  private async checkEvent(event: StoredEvent, { disclosures }: StoredRecord): Promise<void> {
    const { number } = event;
    if (!disclosures) {
      const found = { de: 'nicht lesbar', en: 'unreadable' };
      this.report({ what: 'disclosure-place', expected: plain('[{path, …}]'), found }, number);
    }
    const present = disclosures ?? [];
    const texts = await disclosureFindings(event, present, { ...this.parts, personKeys: this.personKeys });
    const { named, findings } = await this.references.of(event);
    this.reportAll([...texts, ...findings], number);
    const corrects = eventCorrected.is(event);
    this.reportAll(this.sums.take(event, corrects ? named : undefined), number);
    const forgotten = await this.forgetting.take(event, present, corrects ? undefined : named);
    for (const finding of forgotten) this.report(finding, finding.number);
  }

  /** What only the events before, or the ledger, can tell. */
  private *contextFindings(event: StoredEvent): Generator<Finding> {
    const { recordedAt } = event;
    if (recordedAt < this.last.recordedAt) {
      const expected = plain(`≥ ${this.last.recordedAt}`);
      yield { what: 'recorded-at', place: '/recordedAt', expected, found: plain(recordedAt) };
    }
    if (ledgerOpened.is(event) && event.data.mode !== this.head.mode) {
      yield {
        what: 'mode',
        place: '/data/mode',
        expected: plain(event.data.mode),
        found: plain(this.head.mode),
      };
    }
  }

  private async finish(): Promise<void> {
    for (const finding of await this.tagIndex.rest()) this.report(finding, finding.number);
    this.reportAll(this.entries.end(), this.last.number);
    for (const finding of this.forgetting.unexplained()) this.report(finding, finding.number);
    for (const { number, times } of await this.records.repeatedKeys()) {
      this.report(
        { what: 'request-key', expected: plain('1 ×'), found: plain(`${String(times)} ×`) },
        number,
      );
    }
    for (const { number } of await this.records.disclosuresWithoutEvent()) {
      this.report({ what: 'disclosure-place', expected: nothing, found: plain('disclosures') }, number);
    }
    this.reportAll(this.headFindings());
  }

  private *headFindings(): Generator<Finding> {
    const { head, last } = this;
    for (const [place, expected, found] of [
      ['number', last.number, head.number],
      ['recordedAt', last.recordedAt, head.recordedAt],
      ['leafHash', last.leafHash.toString('hex'), head.leafHash.toString('hex')],
    ] as const) {
      if (expected !== found) yield { what: 'head', place, expected: plain(expected), found: plain(found) };
    }
  }

  private reportAll(findings: Iterable<Finding>, number?: number): void {
    for (const finding of findings) this.report(finding, number);
  }

  private report({ what, place, expected, found }: Finding, number?: number): void {
    this.problemCount += 1;
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({
      ledger: this.head.ledger,
      ...(number === undefined ? {} : { number }),
      what,
      ...(place === undefined ? {} : { place }),
      expected,
      found,
    });
  }
}
