import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { EventStore } from '#event-store';
import type { Database, Queryable } from '#platform';
import { masterKeyId } from '#vault';
import { DISCLOSURES_FORMAT } from './disclosures-file.js';
import type { PersonKeyLine } from './disclosures-file.js';
import { eventLine, HashOfTheWhole } from './event-line.js';
import { LEDGER_FORMAT, LEDGER_VERSION } from './ledger-file.js';
import type { LedgerFileEnd, LedgerFileHeader } from './ledger-file.js';
import { unknownHere } from './freezing.js';
import { LedgerSnapshot } from './ledger-snapshot.js';
import type { MoveOptions } from './move-options.js';
import { SealedFile } from './sealed-file.js';
import type { Secret } from './sealing-key.js';
import { isLeftOver, refuseExisting, WholeFile } from './whole-file.js';

export interface ExportParts {
  /** A pool whose statements may take long. */
  readonly database: Database;
  readonly store: Pick<EventStore, 'head'>;
  readonly masterKey: Buffer;
}

export interface ExportRequest extends MoveOptions {
  readonly ledger: string;
  /** The file of the events; `.gz` packs it. */
  readonly to: string;
  /** The file of texts and personal data, sealed; without it they stay here. */
  readonly disclosures?: { readonly to: string; readonly secret: Secret };
}

/** What was exported. */
export interface ExportedLedger {
  readonly ledger: string;
  readonly incarnation: string;
  readonly events: number;
  readonly disclosedEvents: number;
  readonly leafHash: string;
  readonly sha256: string;
}

/**
 * Writes a ledger as it is at one number, while appends go on. The file of the events holds no text and no personal data.
 * A killed export leaves no file that looks whole; begun again it starts over.
 *
 * @throws MoveFault; LedgerUnknown, DatabaseUnavailable, and the system's errors of writing
 */
export async function exportLedger(parts: ExportParts, request: ExportRequest): Promise<ExportedLedger> {
  // Of a ledger in an event server the copy in PostgreSQL is brought up to its end.
  await parts.store.head(request.ledger);
  return exportCopy(parts, request);
}

/** Writes a ledger as it lies in PostgreSQL, without looking at the stream that it may be a copy of. Otherwise as `exportLedger`. */
export function exportCopy(
  parts: Omit<ExportParts, 'store'>,
  request: ExportRequest,
): Promise<ExportedLedger> {
  return parts.database.transaction((snapshot) => exportFrom(snapshot, parts, request), {
    readOnly: true,
    isolation: 'repeatable read',
  });
}

async function exportFrom(
  transaction: Queryable,
  { masterKey }: Pick<ExportParts, 'masterKey'>,
  request: ExportRequest,
): Promise<ExportedLedger> {
  const { ledger, to, disclosures, signal } = request;
  const snapshot = new LedgerSnapshot(transaction, ledger);
  const header = await headerOf(snapshot, ledger);
  const total = header.number;
  // Known before the long work, not after it.
  const isLeft = disclosures !== undefined && (await isLeftOver(disclosures.to, to));
  if (disclosures && !isLeft) await refuseExisting(disclosures.to);
  const events = await WholeFile.create(to);
  // From here on nobody else can give its events the name, and these disclosures belong to none.
  if (isLeft) await rm(disclosures.to, { force: true });
  let aside: SealedFile | undefined;
  try {
    const end = await writeEvents(events, header, snapshot, request);
    if (disclosures) {
      const { sha256 } = end;
      const own = {
        format: DISCLOSURES_FORMAT,
        version: 1,
        ledger,
        number: total,
        sha256,
        masterKeyId: masterKeyId(masterKey),
      };
      aside = await SealedFile.create(disclosures.to, own, disclosures.secret);
      await writeDisclosures(aside, snapshot, total, signal);
      // First what is of no use alone: whoever finds the ledger's file finds both. Then only the name is wanting.
      await events.complete();
      await aside.finish();
    }
    await events.finish();
    const { incarnation, leafHash, disclosedEvents } = header;
    return { ledger, incarnation, leafHash, disclosedEvents, events: total, sha256: end.sha256 };
  } catch (error) {
    await events.abandon();
    await aside?.withdraw();
    throw error;
  }
}

async function headerOf(snapshot: LedgerSnapshot, ledger: string): Promise<LedgerFileHeader> {
  const head = await snapshot.head();
  if (!head) throw unknownHere(ledger);
  const { mode, incarnation, number, recordedAt, leafHash } = head;
  return {
    format: LEDGER_FORMAT,
    version: LEDGER_VERSION,
    ledger,
    mode,
    incarnation,
    number,
    recordedAt,
    leafHash: leafHash.toString('hex'),
    disclosedEvents: await snapshot.disclosedEvents(),
    exportedAt: new Date().toISOString(),
  };
}

async function writeEvents(
  file: WholeFile,
  header: LedgerFileHeader,
  snapshot: LedgerSnapshot,
  { onProgress, signal }: MoveOptions,
): Promise<LedgerFileEnd> {
  const first = JSON.stringify(header);
  await file.write(`${first}\n`);
  const whole = new HashOfTheWhole();
  for await (const envelope of snapshot.envelopes(0, header.number)) {
    signal?.throwIfAborted();
    const line = eventLine(envelope);
    whole.add(line);
    await file.write(`${line}\n`);
    onProgress?.(envelope.number, header.number);
  }
  const end = { ...whole.digest(), headerSha256: createHash('sha256').update(first, 'utf8').digest('hex') };
  await file.write(`${JSON.stringify(end)}\n`);
  return end;
}

async function writeDisclosures(
  file: SealedFile,
  snapshot: LedgerSnapshot,
  upTo: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { person, wrapped } of await snapshot.personKeys())
    await file.line({ person, wrapped: wrapped.toString('base64') } satisfies PersonKeyLine);
  for await (const disclosed of snapshot.disclosed(upTo)) {
    signal?.throwIfAborted();
    await file.line(disclosed);
  }
}
