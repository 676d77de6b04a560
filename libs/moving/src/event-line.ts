import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { StoredEnvelope } from './stored-envelope.js';

/** A leaf of 512 KiB with everything beside it. A longer line is none of ours, and nobody need hold it in memory. */
export const MAX_LINE_BYTES = 513 * 1024;

/**
 * An event as a line of a ledger file. The leaf stands in it byte for byte, so that whoever reads the file can hash it
 * without knowing Planbuch.
 */
export function eventLine({ leaf, leafHash, entry }: StoredEnvelope): string {
  const mark = entry
    ? `,"entry":{"key":"${entry.key.toString('hex')}","bodyMac":"${entry.bodyMac.toString('hex')}","count":${String(entry.count)}}`
    : '';
  const line = `{"leaf":${leaf},"leafHash":"${leafHash.toString('hex')}"${mark}`;
  return `${line},"crc32":"${checkOf(line)}"}`;
}

/** Names the line in which a byte changed, whichever it is; against forgery stand the hashes. */
function checkOf(line: string): string {
  return crc32(line).toString(16).padStart(8, '0');
}

/** What follows the leaf has a fixed form, so where the leaf ends is known without parsing it. */
const LINE =
  /^\{"leaf":(\{.*\}),"leafHash":"([0-9a-f]{64})"(?:,"entry":\{"key":"([0-9a-f]{64})","bodyMac":"([0-9a-f]{64})","count":([1-9]\d{0,3})\})?,"crc32":"([0-9a-f]{8})"\}$/;

/** A comma, the name and eight digits, and the brace at the end. */
const CHECK_LENGTH = ',"crc32":"00000000"}'.length;

/** The parts of a line that has the form of one; whether they are right is for the reader to say. */
export function partsOfLine(line: string): Omit<StoredEnvelope, 'number'> | undefined {
  const [, leaf, hash, key, mac, count, check] = LINE.exec(line) ?? [];
  if (leaf === undefined || hash === undefined) return undefined;
  if (checkOf(line.slice(0, -CHECK_LENGTH)) !== check) return undefined;
  const leafHash = Buffer.from(hash, 'hex');
  if (key === undefined || mac === undefined) return { leaf, leafHash };
  const entry = { key: Buffer.from(key, 'hex'), bodyMac: Buffer.from(mac, 'hex'), count: Number(count) };
  return { leaf, leafHash, entry };
}

/**
 * The hash of the whole: SHA-256 over the lines of all events in order, each with its line feed. Equal wherever the same
 * events lie, whatever the store, the incarnation and the day of the copy.
 */
export class HashOfTheWhole {
  private readonly hash = createHash('sha256');
  private events = 0;

  add(line: string): void {
    this.hash.update(line, 'utf8').update('\n');
    this.events += 1;
  }

  /** May be called once. */
  digest(): { readonly events: number; readonly sha256: string } {
    return { events: this.events, sha256: this.hash.digest('hex') };
  }
}
