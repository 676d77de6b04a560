import type { Database } from '#platform';
import { planning } from '#planning';
import { verifyLedger } from '#verifying';
import type { VerifiedLedger } from '#verifying';
import { beginArrival, finishArrival } from './arrivals.js';
import { Beside, NOTHING_BESIDE } from './beside.js';
import type { BesideSource } from './beside.js';
import { eventLine, HashOfTheWhole } from './event-line.js';
import { ForgottenList } from './forgotten-list.js';
import type { Forgotten } from './forgotten-list.js';
import { freezeLedger, thawLedger } from './freezing.js';
import { MoveFault } from './move-fault.js';
import { pagesOf } from './move-target.js';
import type { MoveTarget } from './move-target.js';
import { PostgresTarget } from './postgres-target.js';
import { lookThrough, readLedgerFile } from './read-ledger-file.js';
import type { LookedThrough } from './read-ledger-file.js';
import { replayOrders } from './replay-orders.js';
import type { StoredEnvelope } from './stored-envelope.js';

/** What is being done: the file is looked through, its events are stored, what lies here is compared, and verified. */
export type ImportPhase = 'look' | 'take' | 'compare' | 'verify';

export interface ImportParts {
  /** Of the role that owns the tables, without a limit on the time of a statement. */
  readonly owner: Database;
  /** Of the place where the ledger arrives. */
  readonly masterKey: Buffer;
}

export interface ImportRequest {
  readonly file: string;
  /** `nothing` on purpose: then the ledger arrives with all its texts missing and stays frozen, a copy to read. */
  readonly beside?: BesideSource | 'nothing';
  /** What was forgotten since the file was written; it is forgotten here before anything can be read. */
  readonly forgotten?: ForgottenList;
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface ImportedLedger {
  readonly ledger: string;
  readonly incarnation: string;
  readonly events: number;
  readonly sha256: string;
  /** How many redactions and erasures of a newer history were ordered anew, in events after those of the file. */
  readonly replayed: number;
  /** It had arrived before; nothing was done now. */
  readonly wasHere: boolean;
  readonly isOpen: boolean;
  /** What verifying found; a ledger with problems stays frozen. */
  readonly verified?: VerifiedLedger;
}

/**
 * Takes a ledger from its files into an empty place, with the same numbers, ids, times and request keys, as a new
 * incarnation. The files are looked through first; nothing is stored of one that is damaged. The ledger is frozen until
 * all of it was read back and compared. Killed at any time it goes on when it is begun again with the same file.
 *
 * @throws MoveFault, DatabaseUnavailable
 */
export async function importLedger(parts: ImportParts, request: ImportRequest): Promise<ImportedLedger> {
  const looked = await look(request);
  const { header, end } = looked;
  const forgotten = (request.forgotten ?? ForgottenList.none).of(header.ledger);
  const beside =
    request.beside === undefined || request.beside === 'nothing'
      ? NOTHING_BESIDE
      : await Beside.open(request.beside, looked, { masterKey: parts.masterKey, forgotten });
  const { ledger, mode, number } = header;
  const { sha256 } = end;
  const { incarnation, isFinished } = await beginArrival(parts.owner, { ledger, mode, number, sha256 });
  const told = { ledger, incarnation, events: number, sha256 };
  if (isFinished) {
    const replayed = await forgetLater(parts.owner, looked, incarnation, forgotten);
    return { ...told, replayed, wasHere: true, isOpen: await isOpen(parts.owner, ledger) };
  }
  const target = new PostgresTarget(parts.owner, ledger, incarnation);
  await beside.storeKeys(parts.owner, ledger);
  await take(target, looked, beside, request);
  await compare(target, looked, request);
  const replayed = await replayOrders(parts.owner, target, header, forgotten);
  const verified = await verify(parts, looked, request);
  const opens = verified.problemCount === 0;
  await finishArrival(parts.owner, { ledger, incarnation, opens });
  return { ...told, replayed, wasHere: false, isOpen: opens, verified };
}

/** A ledger that arrived without the list, or with an older one, is frozen for as long as it takes to catch up. */
async function forgetLater(
  owner: Database,
  { header }: LookedThrough,
  incarnation: string,
  forgotten: Forgotten,
): Promise<number> {
  if (forgotten.orders.length === 0) return 0;
  const wasOpen = await isOpen(owner, header.ledger);
  await freezeLedger(owner, header.ledger);
  const target = new PostgresTarget(owner, header.ledger, incarnation);
  const replayed = await replayOrders(owner, target, header, forgotten);
  if (wasOpen) await thawLedger(owner, header.ledger);
  return replayed;
}

async function look({ file, beside, onProgress, signal }: ImportRequest): Promise<LookedThrough> {
  const looked = await lookThrough(file, {
    onProgress: (done, total) => onProgress?.('look', done, total),
    ...(signal ? { signal } : {}),
  });
  if (beside === undefined && looked.header.disclosedEvents > 0) throw disclosuresMissing(file);
  return looked;
}

async function take(
  target: MoveTarget,
  { header, end }: LookedThrough,
  beside: Pick<Beside, 'with'>,
  { file, onProgress, signal }: ImportRequest,
): Promise<void> {
  const events = readLedgerFile(file);
  let again: LookedThrough | undefined;
  const checked = async function* (): AsyncGenerator<StoredEnvelope> {
    again = yield* events;
  };
  const reached = await target.reached();
  for await (const page of pagesOf(after(reached, beside.with(checked())))) {
    signal?.throwIfAborted();
    await target.take(page);
    onProgress?.('take', page.at(-1)?.number ?? 0, header.number);
  }
  if (again?.end.sha256 !== end.sha256) throw changedMeanwhile(file);
}

async function* after<E extends StoredEnvelope>(
  number: number,
  envelopes: AsyncIterable<E>,
): AsyncGenerator<E> {
  for await (const envelope of envelopes) if (envelope.number > number) yield envelope;
}

/** What lies here now must be what the file holds, to the last byte. */
async function compare(
  target: MoveTarget,
  { header: { ledger, number }, end }: LookedThrough,
  { onProgress, signal }: ImportRequest,
): Promise<void> {
  const whole = new HashOfTheWhole();
  for await (const envelope of target.held(number)) {
    signal?.throwIfAborted();
    whole.add(eventLine(envelope));
    onProgress?.('compare', envelope.number, number);
  }
  const { events, sha256 } = whole.digest();
  if (events !== end.events || sha256 !== end.sha256) throw copyDiffers(ledger, sha256, end.sha256);
}

function verify(
  { owner, masterKey }: ImportParts,
  { header: { ledger } }: LookedThrough,
  { onProgress, signal }: ImportRequest,
): Promise<VerifiedLedger> {
  return verifyLedger({ database: owner, vocabulary: planning, masterKey }, ledger, {
    onProgress: (done, of) => onProgress?.('verify', done, of),
    ...(signal ? { signal } : {}),
  });
}

async function isOpen(owner: Database, ledger: string): Promise<boolean> {
  const [row] = await owner.query<{ state: string }>('SELECT state FROM planbuch.ledgers WHERE ledger = $1', [
    ledger,
  ]);
  return row?.state === 'open';
}

function disclosuresMissing(file: string): MoveFault {
  return new MoveFault('disclosures-missing', {
    de: `Zu ${file} gehören Texte und personenbezogene Daten in einer zweiten Datei: nennen Sie sie mit --disclosures. Mit --without-disclosures trifft das Buch ohne sie ein, eingefroren, als Lesekopie.`,
    en: `To ${file} belong texts and personal data in a second file: name it with --disclosures. With --without-disclosures the ledger arrives without them, frozen, as a copy to read.`,
  });
}

function changedMeanwhile(file: string): MoveFault {
  return new MoveFault('file-damaged', {
    de: `${file} hat sich verändert, während sie gelesen wurde. Das Buch bleibt eingefroren; wiederholen Sie den Befehl mit der unveränderten Datei.`,
    en: `${file} changed while it was being read. The ledger stays frozen; repeat the command with the unchanged file.`,
  });
}

function copyDiffers(ledger: string, found: string, expected: string): MoveFault {
  return new MoveFault('copy-differs', {
    de: `Was von ${ledger} hier liegt, hat den Hash ${found}, erwartet ist ${expected}. Das Buch bleibt eingefroren. Nehmen Sie einen leeren Ort und prüfen Sie die Platte.`,
    en: `What lies here of ${ledger} has the hash ${found}, expected is ${expected}. The ledger stays frozen. Use an empty place and check the disk.`,
  });
}
