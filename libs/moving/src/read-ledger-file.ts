import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { EnvelopeCheck } from './envelope-check.js';
import { HashOfTheWhole, MAX_LINE_BYTES, partsOfLine } from './event-line.js';
import { LEDGER_FORMAT, LEDGER_VERSION } from './ledger-file.js';
import type { LedgerFileEnd, LedgerFileHeader } from './ledger-file.js';
import type { MoveOptions } from './move-options.js';
import { linesOf } from './lines.js';
import type { Line } from './lines.js';
import { damaged } from './move-fault.js';
import { anotherKind, anotherVersion, notFound } from './sealed-file.js';
import type { StoredEnvelope } from './stored-envelope.js';

/** A ledger file that was looked through from its first byte to its last. */
export interface LookedThrough {
  readonly header: LedgerFileHeader;
  readonly end: LedgerFileEnd;
}

/** An event of a file, and how many there are. */
type EnvelopeOf = StoredEnvelope & { readonly of: number };

/**
 * Reads a ledger file to its end and gives its events, of which each was checked: form, canonical text, hash, number
 * without gap, time, request key. The last thing that is checked is the hash of the whole, so nothing may be done with the
 * events that cannot be undone before the generator has returned once.
 *
 * @throws MoveFault naming the line
 */
export async function* readLedgerFile(path: string): AsyncGenerator<EnvelopeOf, LookedThrough> {
  const lines = linesOf(path, await bytesOf(path), MAX_LINE_BYTES);
  const first = await nextLine(path, lines, 1);
  const header = headerOf(path, first.text);
  const check = new EnvelopeCheck(path, header);
  const whole = new HashOfTheWhole();
  for (let nth = 1; nth <= header.number; nth += 1) {
    const { text, number: line } = await nextLine(path, lines, nth + 1);
    const parts = partsOfLine(text);
    if (!parts)
      throw damaged(path, line, {
        de: 'nicht die Zeile eines Ereignisses, wie sie geschrieben wurde',
        en: 'not the line of an event as it was written',
      });
    const envelope = { ...parts, number: nth, of: header.number };
    check.take(envelope, line);
    whole.add(text);
    yield envelope;
  }
  check.end(header.number + 1);
  const last = await nextLine(path, lines, header.number + 2);
  const end = endOf(path, last);
  refuseOther(path, last.number, end, { ...whole.digest(), headerSha256: sha256(first.text) });
  const more = await lines.next();
  if (more.done !== true)
    throw damaged(path, more.value.number, {
      de: 'hier müsste die Datei zu Ende sein',
      en: 'the file should have ended here',
    });
  return { header, end };
}

/** Reads a ledger file through without using it. Throws MoveFault naming the line. */
export async function lookThrough(path: string, options: MoveOptions = {}): Promise<LookedThrough> {
  const events = readLedgerFile(path);
  for (;;) {
    options.signal?.throwIfAborted();
    const next = await events.next();
    if (next.done === true) return next.value;
    options.onProgress?.(next.value.number, next.value.of);
  }
}

const GZIP = Buffer.from([0x1f, 0x8b]);

async function bytesOf(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await open(path, 'r').catch(() => {
    throw notFound(path);
  });
  const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const stream = createReadStream(path);
  if (bytesRead < 2 || !buffer.equals(GZIP)) return stream;
  const plain = createGunzip();
  stream.on('error', (error) => plain.destroy(error)).pipe(plain);
  return unpacked(path, plain);
}

/** A packed file that is cut off or changed shows it here, wherever that is in the lines. */
async function* unpacked(path: string, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let lines = 1;
  try {
    for await (const part of plain) {
      for (const byte of part) if (byte === 0x0a) lines += 1;
      yield part;
    }
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code?.startsWith('Z_') !== true) throw error;
    throw damaged(path, lines, {
      de: 'von hier an nicht zu entpacken',
      en: 'cannot be unpacked from here on',
    });
  }
}

async function nextLine(path: string, lines: AsyncGenerator<Line>, expected: number): Promise<Line> {
  const next = await lines.next();
  if (next.done === true)
    throw damaged(path, expected, {
      de: 'fehlt, die Datei ist vorher zu Ende',
      en: 'missing, the file ends before it',
    });
  return next.value;
}

function headerOf(path: string, text: string): LedgerFileHeader {
  const header = parsed(text) as Partial<LedgerFileHeader> | undefined;
  if (header?.format !== LEDGER_FORMAT) throw anotherKind(path, LEDGER_FORMAT);
  if (header.version !== LEDGER_VERSION) throw anotherVersion(path, header.version ?? 0);
  const { number, ledger, mode, recordedAt, leafHash, incarnation, disclosedEvents, exportedAt } = header;
  const counts = [number, disclosedEvents].every(
    (count) => Number.isSafeInteger(count) && Number(count) >= 0,
  );
  const texts = [ledger, recordedAt, leafHash, incarnation, exportedAt].every(
    (each) => typeof each === 'string',
  );
  if (!counts || !texts || (mode !== 'real' && mode !== 'rehearsal'))
    throw damaged(path, 1, {
      de: 'nicht die erste Zeile eines Buches',
      en: 'not the first line of a ledger',
    });
  return header as LedgerFileHeader;
}

function endOf(path: string, { text, number }: Line): LedgerFileEnd {
  const end = parsed(text) as Partial<LedgerFileEnd> | undefined;
  if (
    typeof end?.events !== 'number' ||
    typeof end.sha256 !== 'string' ||
    typeof end.headerSha256 !== 'string'
  )
    throw damaged(path, number, {
      de: 'nicht die letzte Zeile eines Buches',
      en: 'not the last line of a ledger',
    });
  return end as LedgerFileEnd;
}

function refuseOther(path: string, line: number, told: LedgerFileEnd, found: LedgerFileEnd): void {
  if (told.headerSha256 !== found.headerSha256) {
    throw damaged(path, 1, {
      de: 'nicht die Zeile, mit der die Datei begonnen wurde',
      en: 'not the line the file was begun with',
    });
  }
  if (told.events !== found.events || told.sha256 !== found.sha256) {
    throw damaged(path, line, {
      de: `der Hash über alle Ereignisse ist ${found.sha256} (${String(found.events)} Ereignisse), hier steht ${told.sha256} (${String(told.events)})`,
      en: `the hash over all events is ${found.sha256} (${String(found.events)} events), this line says ${told.sha256} (${String(told.events)})`,
    });
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
