import { matches } from '#kernel';
import type { DecidedEvent } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Database } from '#platform';
import {
  ConditionFailed,
  LedgerFrozen,
  LedgerModeDiffers,
  LedgerUnknown,
  OutcomeUnknown,
  RequestKeyReused,
  StoreBusy,
} from '../errors.js';
import type { Appended, Entry } from '../event-store.js';
import { callResult, callValues, conditionLines, prepare } from './batch.js';
import type { Answer, CallResult, Prepared, Probes } from './batch.js';
import { RecentEvents } from './recent-events.js';

/** More in one call would make its first caller wait for its last without gaining a cheaper flush. */
const BATCH_ENTRIES = 256;
const BATCH_EVENTS = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** More waiting entries than this are refused: they would wait longer than any caller does. */
export const QUEUE_ENTRIES = 10_000;

/** After this time of not knowing the callers are told; the batch is given up and its keys tell what happened. */
const UNKNOWN_FOR_MS = 10_000;

const APPEND = {
  name: 'planbuch-append',
  text: 'SELECT planbuch.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) AS answer',
};

/**
 * All appends of this process to one ledger. One call is under way at a time; the callers that came meanwhile share the
 * next one, each with a condition of its own (group commit).
 */
export class LedgerWriter {
  private queue: Prepared[] = [];
  private flying = false;
  private idle: (() => void)[] = [];
  private readonly recent = new RecentEvents();
  /** The head this process has last seen; -1 makes the server look at every condition. */
  private known = -1;
  /** Events after this number are all this process's own. */
  private lastForeign = Number.MAX_SAFE_INTEGER;

  constructor(
    private readonly ledger: string,
    private readonly database: Database,
    private readonly onAppended: (head: number) => void,
  ) {}

  append(entry: Entry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.queue.length >= QUEUE_ENTRIES) throw new StoreBusy(this.ledger);
      this.queue.push(prepare(entry, { resolve, reject }));
      if (!this.flying) void this.drain();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  settled(): Promise<void> {
    return this.flying ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async drain(): Promise<void> {
    this.flying = true;
    while (this.queue.length > 0) {
      const { batch, probes } = this.take();
      if (batch.length > 0) await this.send(batch, probes, false);
    }
    this.flying = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /**
   * Takes the next entries that can share a call. An entry that one before it in the batch would refuse waits: that one
   * may itself be refused. What the own events of this process already refuse does not travel.
   */
  private take(): { batch: Prepared[]; probes: Probes } {
    const batch: Prepared[] = [];
    const left: Prepared[] = [];
    const taken: DecidedEvent[] = [];
    const keys = new Set<string>();
    const probes = { always: [] as string[], ifMoved: [] as string[] };
    let bytes = 0;
    for (const [position, waiting] of this.queue.entries()) {
      const full =
        batch.length >= BATCH_ENTRIES ||
        (batch.length > 0 &&
          (taken.length + waiting.events.length > BATCH_EVENTS || bytes + waiting.bytes > BATCH_BYTES));
      if (full) {
        left.push(...this.queue.slice(position));
        break;
      }
      const { condition, recordedAt, events } = waiting.entry;
      const mustWait =
        keys.has(waiting.keyHex) ||
        (batch.length > 0 && batch[0]?.entry.recordedAt !== recordedAt) ||
        (condition !== undefined && taken.some((event) => matches(condition.query, event)));
      if (mustWait) {
        left.push(waiting);
        continue;
      }
      if (this.refusedByOwn(waiting)) continue;
      if (condition) this.probe(probes, batch.length, condition.after, condition.query);
      batch.push(waiting);
      keys.add(waiting.keyHex);
      taken.push(...events.map(({ event }) => event));
      bytes += waiting.bytes;
    }
    this.queue = left;
    return { batch, probes };
  }

  private refusedByOwn({ entry: { condition }, reject }: Prepared): boolean {
    if (!condition) return false;
    const hit = this.recent.firstMatch(condition.query, condition.after);
    if (hit === undefined) return false;
    reject(new ConditionFailed(this.ledger, hit));
    return true;
  }

  /** The server need not look if everything after `after` up to the known head was this process's own and is remembered. */
  private probe(
    probes: { always: string[]; ifMoved: string[] },
    index: number,
    after: number,
    query: Parameters<typeof conditionLines>[2],
  ): void {
    const covered = after >= this.lastForeign && after >= this.recent.floor;
    (covered ? probes.ifMoved : probes.always).push(...conditionLines(index, after, query));
  }

  private async send(batch: readonly Prepared[], probes: Probes, checkKeys: boolean): Promise<void> {
    try {
      this.settle(batch, await this.call(batch, probes, checkKeys));
    } catch (error) {
      if (error instanceof DatabaseUnavailable && error.outcome === 'none') this.rejectAll(batch, error);
      else if (error instanceof DatabaseUnavailable) await this.resend(batch);
      else if (!refusesWhole(error) && (batch.length > 1 || !checkKeys)) await this.sendSingly(batch);
      else this.rejectAll(batch, this.meaningOf(error));
    }
  }

  private async call(batch: readonly Prepared[], probes: Probes, checkKeys: boolean): Promise<CallResult> {
    const values = callValues(this.ledger, this.known, batch, probes, checkKeys);
    const [row] = await this.database.query<{ answer: string }>(APPEND, values);
    if (!row) throw new Error('the append function gave no row');
    return callResult(row.answer);
  }

  /** One bad entry harms no other: after an error of the data each entry travels alone, and keys are looked up first. */
  private async sendSingly(batch: readonly Prepared[]): Promise<void> {
    for (const one of batch) await this.send([one], allProbes([one]), true);
  }

  /**
   * The connection was lost while a call was under way: it may be stored, or be stored still. The identical batch is
   * sent again, with its keys looked up, until the answer is definite; nothing else of this ledger leaves meanwhile.
   */
  private async resend(batch: readonly Prepared[]): Promise<void> {
    this.known = -1;
    const until = performance.now() + UNKNOWN_FOR_MS;
    for (let pauseMs = 50; performance.now() < until; pauseMs = Math.min(2 * pauseMs, 1_000)) {
      try {
        this.settle(batch, await this.call(batch, allProbes(batch), true));
        return;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) {
          if (refusesWhole(error) || batch.length === 1) this.rejectAll(batch, this.meaningOf(error));
          else await this.sendSingly(batch);
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    this.rejectAll(batch, new OutcomeUnknown(this.ledger));
  }

  private settle(batch: readonly Prepared[], { headBefore, appended, answers }: CallResult): void {
    if (headBefore !== this.known) {
      this.lastForeign = headBefore;
      if (this.recent.floor > headBefore) this.recent.restart(headBefore);
    }
    let next = headBefore + 1;
    for (const [index, { entry, events, resolve, reject }] of batch.entries()) {
      const answer = answers.get(index);
      if (answer) {
        this.tell(answer, resolve, reject);
        continue;
      }
      events.forEach(({ type, tags }, position) => {
        this.recent.add({ number: next + position, type, tags });
      });
      resolve({ firstNumber: next, count: entry.events.length, repeated: false });
      next += events.length;
    }
    this.known = headBefore + appended;
    if (appended > 0) this.onAppended(this.known);
  }

  private tell(answer: Answer, resolve: Prepared['resolve'], reject: Prepared['reject']): void {
    switch (answer.is) {
      case 'conflict':
        reject(new ConditionFailed(this.ledger, answer.number));
        return;
      case 'reused':
        reject(new RequestKeyReused(this.ledger));
        return;
      case 'repeated':
        resolve({ firstNumber: answer.firstNumber, count: answer.count, repeated: true });
    }
  }

  private rejectAll(batch: readonly Prepared[], error: unknown): void {
    for (const { reject } of batch) reject(error instanceof Error ? error : new Error(String(error)));
  }

  private meaningOf(error: unknown): unknown {
    switch (sqlState(error)) {
      case 'PB404':
        return new LedgerUnknown(this.ledger);
      case 'PB423':
        return new LedgerFrozen(this.ledger);
      case 'PB409':
        return new LedgerModeDiffers(this.ledger, 'real');
      default:
        return error;
    }
  }
}

/** Errors about the ledger rather than about one entry. */
function refusesWhole(error: unknown): boolean {
  return /^PB4/.test(sqlState(error) ?? '');
}

function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function allProbes(batch: readonly Prepared[]): Probes {
  const always = batch.flatMap(({ entry: { condition } }, index) =>
    condition ? conditionLines(index, condition.after, condition.query) : [],
  );
  return { always, ifMoved: [] };
}
