import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { MoveFault } from './move-fault.js';
import { ChunkDamaged, opened, Sealing } from './sealed-stream.js';
import { keyOf, newDerivation } from './sealing-key.js';
import type { KeyDerivation, Secret } from './sealing-key.js';
import { linesOf } from './lines.js';
import { WholeFile } from './whole-file.js';

/** The first line of a sealed file, in the clear: what it is, and how its key is made. It is authenticated with all that follows. */
export interface SealedHeader {
  readonly format: string;
  readonly version: number;
  readonly key: KeyDerivation;
}

/** A line of such a file is an event's disclosures at most: 16 MiB travel in one append. */
const MAX_SEALED_LINE_BYTES = 17 * 1024 * 1024;
const MAX_HEADER_BYTES = 4_096;

/** Lines of JSON in a file that only the secret opens. */
export class SealedFile {
  private constructor(
    private readonly file: WholeFile,
    private readonly sealing: Sealing,
  ) {}

  static async create(path: string, header: Omit<SealedHeader, 'key'>, secret: Secret): Promise<SealedFile> {
    const derivation = newDerivation(secret);
    const key = await keyOf(derivation, secret);
    const first = `${JSON.stringify({ ...header, key: derivation })}\n`;
    const file = await WholeFile.create(path);
    await file.write(first);
    return new SealedFile(file, new Sealing(key, Buffer.from(first, 'utf8')));
  }

  async line(value: object): Promise<void> {
    const sealed = this.sealing.push(`${JSON.stringify(value)}\n`);
    if (sealed.length > 0) await this.file.write(sealed);
  }

  async finish(): Promise<void> {
    await this.file.write(this.sealing.end());
    await this.file.finish();
  }

  /** Leaves nothing behind, not even when it is finished. */
  withdraw(): Promise<void> {
    return this.file.withdraw();
  }
}

/** The first line of a sealed file, with whatever else its kind says in it. Throws MoveFault. */
export async function readSealedHeader(path: string, format: string): Promise<SealedHeader> {
  return (await begun(path, format)).header;
}

/** The lines of a sealed file, each parsed. Throws MoveFault `key-wrong` or `file-damaged`. */
export async function* readSealed<Line extends object>(
  path: string,
  format: string,
  secret: Secret,
): AsyncGenerator<Line> {
  const { header, first } = await begun(path, format);
  const key = await keyOf(header.key, secret);
  const sealed = createReadStream(path, { start: first.length }) as AsyncIterable<Buffer>;
  try {
    for await (const { text } of linesOf(path, opened(sealed, key, first), MAX_SEALED_LINE_BYTES))
      yield JSON.parse(text) as Line;
  } catch (error) {
    throw error instanceof ChunkDamaged ? unopened(path, error.chunk) : error;
  }
}

async function begun(path: string, format: string): Promise<{ header: SealedHeader; first: Buffer }> {
  const stream = createReadStream(path, { end: MAX_HEADER_BYTES - 1 });
  let read = Buffer.alloc(0);
  try {
    for await (const part of stream) read = Buffer.concat([read, part as Buffer]);
  } catch {
    throw notFound(path);
  }
  const first = read.subarray(0, read.indexOf('\n') + 1);
  const header = parsed(first.toString('utf8')) as SealedHeader | undefined;
  if (header?.format !== format || typeof header.key.salt !== 'string') throw anotherKind(path, format);
  if (header.version !== 1) throw anotherVersion(path, header.version);
  return { header, first };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'object'
      ? (value.key === null ? undefined : value)
      : undefined; // prettier-ignore
  } catch {
    return undefined;
  }
}

function unopened(path: string, chunk: number): MoveFault {
  const name = basename(path);
  if (chunk === 1) {
    return new MoveFault('key-wrong', {
      de: `${name} lässt sich mit diesem Schlüssel nicht öffnen (oder ihr Anfang ist beschädigt). Nennen Sie den Hauptschlüssel des Ortes, an dem die Datei entstand, mit --master-key-file, oder das Kennwort mit --passphrase-file.`,
      en: `${name} does not open with this key (or its beginning is damaged). Name the master key of the place the file was made at with --master-key-file, or the passphrase with --passphrase-file.`,
    });
  }
  return new MoveFault('file-damaged', {
    de: `${name} ist ab Abschnitt ${String(chunk)} verändert oder abgeschnitten; daraus wird nichts übernommen. Nehmen Sie eine andere Kopie.`,
    en: `${name} is changed or cut off from chunk ${String(chunk)} on; nothing is taken from it. Use another copy.`,
  });
}

export function notFound(path: string): MoveFault {
  return new MoveFault('file-not-found', {
    de: `${path} gibt es nicht, oder dieses Konto darf es nicht lesen.`,
    en: `${path} does not exist, or this account may not read it.`,
  });
}

export function anotherKind(path: string, format: string): MoveFault {
  return new MoveFault('file-of-another-kind', {
    de: `${path} ist keine Datei der Art ${format}.`,
    en: `${path} is no file of the kind ${format}.`,
  });
}

export function anotherVersion(path: string, version: number): MoveFault {
  return new MoveFault('file-of-another-version', {
    de: `${path} hat die Fassung ${String(version)}, die dieses Programm nicht kennt. Nehmen Sie eine neuere Version von Planbuch.`,
    en: `${path} is of version ${String(version)}, which this program does not know. Use a newer version of Planbuch.`,
  });
}
