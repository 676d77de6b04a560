import { DatabaseUnavailable } from '#platform';
import { tell } from '../appending/answers.js';
import type { Answer } from '../appending/answers.js';
import { allProbes } from '../appending/conditions.js';
import type { Probes } from '../appending/conditions.js';
import type { Prepared } from '../appending/prepared.js';
import { LedgerDamaged } from '../damage.js';
import { LedgerModeDiffers } from '../errors.js';
import { OPEN_FOR_MS } from '../event-store.js';
import type { Entry } from '../event-store.js';
import type { LedgerStream } from './ledger-stream.js';
import type { KeysLookedUp, StreamCopy } from './stream-copy.js';

/** Conditions are decided from what is remembered after the copy, which must therefore not fall far behind. */
const MOST_BEHIND = 1_000;

/** What was found out of a batch before it is sent. */
export interface Known {
  /** When the ledger was seen to take entries, by the clock that never goes back. */
  readonly at: number;
  /** Keys and conditions were looked at up to this number; beyond it they are decided from memory. */
  readonly reach: number;
}

interface Parts {
  readonly ledger: string;
  readonly stream: LedgerStream;
  readonly copy: StreamCopy;
  /** Told when the ledger does not take entries any more, so that it is looked up anew. */
  readonly onClosed: () => void;
}

/**
 * Finds out which entries of a batch need not be appended, or must not be, and tells their callers: from the copy, and from
 * what is remembered of the stream beyond it. Takes each entry out of its batch as soon as its caller is told.
 */
export class BatchCheck {
  constructor(private readonly parts: Parts) {}

  /**
   * What is known of a batch before it is sent. Where its keys are new, it has no texts and its conditions are decided from
   * memory, PostgreSQL has nothing to tell but whether the ledger is open, and it told that a moment ago.
   */
  async look(open: Set<Prepared>, probes: Probes): Promise<Known> {
    const { copy, stream } = this.parts;
    const at = copy.wasOpenAt;
    const wasJustOpen = performance.now() - at < OPEN_FOR_MS && stream.memory.toCopy.length <= MOST_BEHIND;
    if (wasJustOpen && probes.always.length === 0 && [...open].every(({ entry }) => isPlain(entry)))
      return { at, reach: Math.min(stream.memory.tail.length, unlooked(probes)) };
    return this.stage(open, probes);
  }

  /**
   * For a batch that was sent and found the stream moved. What became of it when it was first sent may have been unknown, so a
   * key that was new then is looked up now.
   */
  async lookAgain(open: Set<Prepared>): Promise<Known> {
    const { ledger, stream, onClosed } = this.parts;
    for (;;) {
      await stream.copyUp();
      const { floor } = stream.memory;
      const known = await this.stage(open, allProbes([...open]), 'all');
      if (stream.memory.floor <= known.reach) return known;
      // Others append so much that memory went on beyond the copy that was looked at.
      if (stream.memory.floor > floor) continue;
      // The copy was set back beneath us: it is looked up anew, and made up from the stream.
      onClosed();
      throw new LedgerDamaged(ledger, known.reach + 1, 'copy-behind');
    }
  }

  /** Looks up what the copy knows, and tells those who need not be appended. */
  private async stage(open: Set<Prepared>, probes: Probes, keys: KeysLookedUp = 'given'): Promise<Known> {
    const { ledger, copy, stream, onClosed } = this.parts;
    if (stream.memory.toCopy.length > MOST_BEHIND) await stream.copyUp();
    const batch = [...open];
    const at = performance.now();
    const { state, mode, head, answers } = await copy.stage(batch, probes, keys);
    for (const [index, entry] of batch.entries()) {
      const answer = answers.get(index);
      if (answer && (state === 'open' || isKnown(answer))) this.tell(open, entry, answer);
    }
    if (state !== 'open') {
      onClosed();
      // What was stored before the ledger was closed is answered as the first time.
      await stream.readOn();
      for (const entry of open) this.tell(open, entry, this.known(entry) ?? { is: 'frozen' });
    }
    if (open.size > 0) await stream.readUpTo(head);
    if (mode !== 'rehearsal' && batch[0]?.entry.recordedAt !== undefined)
      throw new LedgerModeDiffers(ledger, mode);
    return { at, reach: Math.min(head, unlooked(probes)) };
  }

  /** Tells those whose key or condition what happened after the copy speaks of. */
  judge(open: Set<Prepared>): void {
    const { memory } = this.parts.stream;
    for (const prepared of open) {
      const { condition } = prepared.entry;
      const number = condition && memory.firstMatch(condition.query, condition.after);
      const broken: Answer | undefined = number === undefined ? undefined : { is: 'conflict', number };
      const answer = this.known(prepared) ?? broken;
      if (answer) this.tell(open, prepared, answer);
    }
  }

  /** What the stream says of an entry's key, beyond the copy. */
  private known({ keyHex, entry }: Prepared): Answer | undefined {
    const stored = this.parts.stream.memory.entry(keyHex);
    if (!stored) return undefined;
    const { mark, firstNumber } = stored;
    if (mark.macHex !== entry.bodyMac.toString('hex')) return { is: 'reused' };
    return { is: 'repeated', firstNumber, count: mark.count };
  }

  /**
   * Whether the ledger is surely open still. A process that stood still may have appended to a stream that was moved
   * meanwhile, where nobody reads any more.
   */
  async isOpen(): Promise<boolean> {
    try {
      const { state } = await this.parts.copy.stage([], { always: [], ifMoved: [] });
      if (state !== 'open') this.parts.onClosed();
      return state === 'open';
    } catch (error) {
      // The event server has the batch: that PostgreSQL is away must not be told as if nothing were stored.
      if (error instanceof DatabaseUnavailable) return false;
      throw error;
    }
  }

  private tell(open: Set<Prepared>, prepared: Prepared, answer: Answer): void {
    open.delete(prepared);
    tell(this.parts.ledger, answer, prepared);
  }
}

/** Neither its key nor texts need PostgreSQL before it is appended. */
function isPlain({ isKeyNew, events, recordedAt }: Entry): boolean {
  const hasTexts = events.some(({ disclosures }) => disclosures.length > 0);
  return isKeyNew === true && !hasTexts && recordedAt === undefined;
}

/** The number up to which those conditions hold for sure that PostgreSQL was not asked about. */
function unlooked({ ifMoved }: Probes): number {
  return Math.min(...ifMoved.map(({ condition: { after } }) => after));
}

function isKnown({ is }: Answer): boolean {
  return is === 'repeated' || is === 'reused';
}
