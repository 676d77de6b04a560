import type { AppendCondition } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Database } from '#platform';
import { tell } from '../appending/answers.js';
import { allProbes } from '../appending/conditions.js';
import type { Probes } from '../appending/conditions.js';
import type { Prepared } from '../appending/prepared.js';
import { RecentEvents } from '../appending/recent-events.js';
import { WaitingEntries } from '../appending/waiting-entries.js';
import { LedgerUnknown, OutcomeUnknown } from '../errors.js';
import type { Appended, Entry, LoadItem } from '../event-store.js';
import { callResult, callValues } from './batch.js';
import type { CallResult } from './batch.js';
import { kindOfFault, meaningOf } from './faults.js';

/** A call that is not answered in this time hangs: it is sent again over another connection. */
const ANSWER_WITHIN_MS = 5_000;

/** After this time of not knowing the callers are told; the batch is given up and its keys tell what happened. */
const UNKNOWN_FOR_MS = 10_000;

/** So few entries are not divided: a call of its own costs more than they do. */
const FEW_ENTRIES = 4;

const APPEND = {
  name: 'planbuch-append',
  text: 'SELECT planbuch.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) AS answer',
};

/**
 * All appends of this process to one ledger. One call is under way at a time; the callers that came meanwhile share the
 * next one, each with a condition of its own (group commit).
 */
export class LedgerWriter {
  private readonly waiting: WaitingEntries;
  private flying = false;
  /** Entries of the call that is under way, or was last. */
  private inCall = 0;
  private idle: (() => void)[] = [];
  /** Callers who have their answer and were not told yet. */
  private readonly told: (() => void)[] = [];
  private readonly recent = new RecentEvents();
  /** The head this process has last seen; -1 makes the server look at every condition. */
  private known = -1;
  /** Whether nobody else appended since the call before. */
  private isAlone = true;
  /** Events after this number are all this process's own. */
  private lastForeign = Number.MAX_SAFE_INTEGER;

  constructor(
    private readonly ledger: string,
    private readonly database: Database,
    private readonly tells: { readonly appended: () => void; readonly unknown: () => void },
  ) {
    this.waiting = new WaitingEntries(ledger);
  }

  append(entry: Entry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.add(entry, { resolve, reject });
      if (!this.flying) void this.drain();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  settled(): Promise<void> {
    return this.flying ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async drain(): Promise<void> {
    this.flying = true;
    while (this.waiting.count > 0) {
      const isCovered = (condition: AppendCondition): boolean => this.covers(condition);
      const { batch, probes } = this.waiting.next(isCovered, { entries: this.share() });
      this.inCall = batch.length;
      const sent = this.send(batch, probes, false);
      if (this.told.length > 0) setImmediate(this.tellAll);
      await sent;
    }
    this.flying = false;
    this.tellAll();
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /**
   * Half of those who are about: callers come back for more as soon as they are told, and one half makes its entries
   * while the server works on those of the other. Were all taken at once, node and the server would wait for each other.
   * Where other processes append too, the server is never idle, and each call waits for theirs: then few large ones are best.
   */
  private share(): number {
    if (!this.isAlone) return Number.MAX_SAFE_INTEGER;
    return Math.max(FEW_ENTRIES, Math.ceil((this.inCall + this.waiting.count) / 2));
  }

  /**
   * Whether everything after `after` and up to the known head was this process's own, is remembered, and does not match.
   * What does match is left to the server to refuse: it may be the very entry, sent before under the same key.
   */
  private covers({ query, after }: AppendCondition): boolean {
    return (
      after >= this.lastForeign &&
      after >= this.recent.floor &&
      this.recent.firstMatch(query, after) === undefined
    );
  }

  /** The number up to which this process has seen the ledger by appending to it; -1 where it has not. */
  get head(): number {
    return this.known;
  }

  /** The ledger ends before `head`: it was restored to an older state, and what is known here is of another history. */
  forget(): void {
    this.known = -1;
    this.isAlone = false;
    this.lastForeign = Number.MAX_SAFE_INTEGER;
  }

  /**
   * As the port's. Where others append too, what is known here is old by the time it is looked at, and asking twice costs
   * more than asking at once.
   */
  unmovedUpTo({ tag, types, after }: LoadItem): number | undefined {
    if (!this.isAlone || after > this.known || after < this.lastForeign || after < this.recent.floor)
      return undefined;
    return this.recent.firstMatch([{ tags: [tag], types }], after) === undefined ? this.known : undefined;
  }

  private async send(batch: readonly Prepared[], probes: Probes, checkKeys: boolean): Promise<void> {
    try {
      this.settle(batch, await this.call(batch, probes, checkKeys));
    } catch (error) {
      if (error instanceof DatabaseUnavailable && error.outcome === 'unknown') await this.resend(batch);
      else if (error instanceof DatabaseUnavailable || kindOfFault(error) !== 'entry' || checkKeys)
        this.rejectAll(batch, meaningOf(this.ledger, error));
      else await this.sendSingly(batch);
    }
  }

  private async call(batch: readonly Prepared[], probes: Probes, checkKeys: boolean): Promise<CallResult> {
    const values = callValues(this.ledger, this.known, batch, probes, checkKeys);
    const [row] = await answered(this.database.query<{ answer: string }>(APPEND, values));
    if (!row) throw new Error('the append function gave no row');
    return callResult(row.answer);
  }

  /** One bad entry harms no other: after an error of the data each entry travels alone, and keys are looked up first. */
  private async sendSingly(batch: readonly Prepared[]): Promise<void> {
    for (const one of batch) await this.send([one], allProbes([one]), true);
  }

  /**
   * The connection was lost while a call was under way: it may be stored, or be stored still. The identical batch is
   * sent again, with its keys looked up, until the answer is definite; nothing else of this ledger leaves meanwhile. A
   * server in trouble may not have come to look at the keys, so it has not answered either.
   */
  private async resend(batch: readonly Prepared[]): Promise<void> {
    this.known = -1;
    const until = performance.now() + UNKNOWN_FOR_MS;
    for (let pauseMs = 50; performance.now() < until; pauseMs = Math.min(2 * pauseMs, 1_000)) {
      try {
        this.settle(batch, await this.call(batch, allProbes(batch), true));
        return;
      } catch (error) {
        const kind = error instanceof DatabaseUnavailable ? 'server' : kindOfFault(error);
        if (kind === 'ledger') this.rejectAll(batch, meaningOf(this.ledger, error));
        if (kind === 'entry') await this.sendSingly(batch);
        if (kind !== 'server') return;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    this.rejectAll(batch, new OutcomeUnknown(this.ledger));
  }

  private settle(batch: readonly Prepared[], { headBefore, appended: count, answers }: CallResult): void {
    this.isAlone = headBefore === this.known;
    if (!this.isAlone) {
      this.lastForeign = headBefore;
      if (this.recent.floor > headBefore) this.recent.restart(headBefore);
    }
    let next = headBefore + 1;
    for (const [index, prepared] of batch.entries()) {
      const answer = answers.get(index);
      if (answer) {
        this.told.push(() => {
          tell(this.ledger, answer, prepared);
        });
        continue;
      }
      const { entry, events, resolve } = prepared;
      events.forEach(({ type, tags }, position) => {
        this.recent.add({ number: next + position, type, tags });
      });
      const appended = { firstNumber: next, count: entry.events.length, repeated: false };
      this.told.push(() => {
        resolve(appended);
      });
      next += events.length;
    }
    this.known = headBefore + count;
    if (count > 0) this.tells.appended();
  }

  /** Only once the next call is on its way: while the server works on that, the callers make what travels after it. */
  private readonly tellAll = (): void => {
    for (const telling of this.told.splice(0)) telling();
  };

  private rejectAll(batch: readonly Prepared[], error: Error): void {
    if (error instanceof LedgerUnknown) this.tells.unknown();
    for (const { reject } of batch) reject(error);
  }
}

/** A connection may hang without breaking; what comes of the call after this is like what comes of a lost one. */
async function answered<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new DatabaseUnavailable('unknown', new Error(`no answer within ${String(ANSWER_WITHIN_MS)} ms`)),
      );
    }, ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
