import type { Label, Language } from '#kernel';
import { damages } from '#event-store';
import type { LedgerDamaged } from '#event-store';
import { DatabaseUnavailable, openPool } from '#platform';
import type { Projections, ReadModelDifference } from '#projecting';
import { problemTitles } from './problem.js';
import { verifyLedger } from './verify-ledger.js';
import type { VerifiedLedger, VerifyingParts } from './verify-ledger.js';

/** One to read the ledger in its snapshot; verifying reads one ledger after the other. */
const CONNECTIONS = 2;

/** Something that is not as the ledger promises, whatever found it. */
export interface Finding {
  readonly number?: number;
  readonly what: string;
  readonly title: Label;
  readonly place?: string;
  readonly expected: Label;
  readonly found: Label;
}

/** What verifying a ledger and its read models came to. */
export interface Verified {
  readonly ledger: string;
  readonly events: number;
  readonly problems: readonly Finding[];
  readonly problemCount: number;
  /** Read models that are being built, so that nothing can be compared yet. */
  readonly building: readonly string[];
}

export interface VerifyWholeParts extends Omit<VerifyingParts, 'database'> {
  readonly appUrl: string;
  readonly projections: Pick<Projections, 'catchUp' | 'verify'>;
  /** Compares the stream of a ledger that lives in an event server with what stands here. */
  readonly compareStream?: (ledger: string) => Promise<LedgerDamaged | undefined>;
}

export interface VerifyWholeOptions {
  readonly signal: AbortSignal;
  /** Called now and then: so many of so many steps. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Verifies a ledger: first what stands in it, then its stream in the event server if it has one, then its read models. Throws LedgerUnknown, DatabaseUnavailable. */
export async function verifyWhole(
  { appUrl, projections, compareStream, ...parts }: VerifyWholeParts,
  ledger: string,
  { signal, onProgress }: VerifyWholeOptions,
): Promise<Verified> {
  // Of its own, because sorting the tags of a large ledger may take longer than any statement of the api should.
  const database = openPool(appUrl, { max: CONNECTIONS, name: 'planbuch verify', statementTimeoutMs: 0 });
  try {
    const book = await verifyLedger({ ...parts, database }, ledger, {
      signal,
      onProgress: (done, of) => onProgress?.(done, 2 * of),
    });
    const onReplay = (number: number): void => onProgress?.(book.events + number, 2 * book.events);
    const damage = await compareStream?.(ledger);
    const replayed = await replay(projections, ledger, signal, onReplay);
    return together(book, {
      ...replayed,
      problems: [...(damage ? [ofStream(damage)] : []), ...replayed.problems],
    });
  } finally {
    await database.close();
  }
}

interface Replayed {
  readonly problems: readonly Finding[];
  readonly building: readonly string[];
}

/** Brings the read models to the head, as readers would find them, and compares them with a replay. */
async function replay(
  projections: VerifyWholeParts['projections'],
  ledger: string,
  signal: AbortSignal,
  onProgress: (number: number) => void,
): Promise<Replayed> {
  try {
    await projections.catchUp();
    const { differences, building } = await projections.verify(ledger, { signal, onProgress });
    return { problems: differences.map(ofReadModel), building };
  } catch (error) {
    if (error instanceof DatabaseUnavailable || signal.aborted) throw error;
    // Events that cannot even be read were named above; what they should make nobody can say.
    return { problems: [unreplayable(error)], building: [] };
  }
}

function unreplayable(error: unknown): Finding {
  const found = error instanceof Error ? error.name : 'Error';
  return {
    what: 'read-model',
    title: READ_MODEL,
    expected: AS_EVENTS,
    found: { de: `lässt sich nicht nachspielen (${found})`, en: `cannot be replayed (${found})` },
  };
}

function ofStream({ number, why }: LedgerDamaged): Finding {
  return {
    number,
    what: 'stream',
    title: { de: 'Strom im Ereignisserver', en: 'Stream in the event server' },
    expected: { de: 'das Ereignis der Kopie', en: 'the event of the copy' },
    found: damages[why],
  };
}

function together(
  { ledger, events, problems, problemCount }: VerifiedLedger,
  { problems: further, building }: Replayed,
): Verified {
  return {
    ledger,
    events,
    problems: [
      ...problems.map((problem) => ({ ...problem, title: problemTitles[problem.what] })),
      ...further,
    ],
    problemCount: problemCount + further.length,
    building,
  };
}

const READ_MODEL = {
  de: 'Lesestand, verglichen mit einem Nachspielen',
  en: 'Read model, compared with a replay',
};
const AS_EVENTS = { de: 'wie die Ereignisse es ergeben', en: 'as the events make it' };

const DIFFERENCES: Readonly<Record<ReadModelDifference['what'], Label>> = {
  missing: { de: 'die Zeile fehlt', en: 'the row is missing' },
  unexpected: { de: 'eine Zeile, die kein Ereignis ergibt', en: 'a row that no event makes' },
  different: { de: 'andere Werte', en: 'other values' },
  checkpoint: { de: 'der Stand passt nicht zum Buch', en: 'the checkpoint does not fit the ledger' },
  stopped: { de: 'steht still', en: 'has stopped' },
};

function ofReadModel({ model, what, id, since, columns }: ReadModelDifference): Finding {
  return {
    number: since,
    what: 'read-model',
    title: READ_MODEL,
    place: [model, id, ...columns].filter((part) => part !== undefined).join(' '),
    expected: AS_EVENTS,
    found: DIFFERENCES[what],
  };
}

/** As interfaces promise: `{ok, ledgers: [{ledger, events, problems}]}`. */
export function verificationDocument(verified: readonly Verified[], language: Language): object {
  return {
    ok: isSound(verified),
    ledgers: verified.map(({ problems, ...ledger }) => ({
      ...ledger,
      problems: problems.map(({ title, expected, found, ...problem }) => ({
        ledger: ledger.ledger,
        ...problem,
        title: title[language],
        expected: expected[language],
        found: found[language],
      })),
    })),
  };
}

export function isSound(verified: readonly Verified[]): boolean {
  return verified.every(({ problemCount }) => problemCount === 0);
}
