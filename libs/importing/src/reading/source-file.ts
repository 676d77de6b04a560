import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportFault } from '../import-fault.js';

/** Large enough that a chunk costs little, small enough that a few of them under way are nothing. */
const CHUNK_BYTES = 256 * 1024;

/** A file on its way through the reader. `sha256` and `bytesRead` are complete once the file was read to its end. */
export class SourceFile {
  bytesRead = 0;
  readonly #hash = createHash('sha256');
  #sha256: string | undefined;

  private constructor(
    readonly path: string,
    readonly bytesTotal: number,
    /** What the system says of the file without reading it; another after a change. */
    readonly version: string,
  ) {}

  /** Throws ImportFault `file-not-found`, `file-not-readable`, `file-no-regular-file` or `file-empty`. */
  static async open(path: string): Promise<SourceFile> {
    const facts = await stat(path, { bigint: true }).catch((error: unknown) => {
      throw notThere(path, error);
    });
    if (!facts.isFile()) throw noRegularFile(path, facts.isDirectory());
    if (facts.size === 0n) throw empty(path);
    const version = [facts.dev, facts.ino, facts.size, facts.mtimeNs].join('-');
    return new SourceFile(path, Number(facts.size), version);
  }

  get name(): string {
    return basename(this.path);
  }

  /** Hexadecimal, of all bytes; undefined until the file was read to its end. */
  get sha256(): string | undefined {
    return this.#sha256;
  }

  /** The bytes in chunks, once. Throws ImportFault `file-not-readable`. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(this.path, { highWaterMark: CHUNK_BYTES })) {
        const bytes = chunk as Buffer;
        this.#hash.update(bytes);
        this.bytesRead += bytes.length;
        yield bytes;
      }
    } catch (error) {
      throw isSystemError(error) ? notReadable(this.path, error) : error;
    }
    this.#sha256 = this.#hash.digest('hex');
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function notThere(path: string, error: unknown): ImportFault {
  if (isSystemError(error) && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
    return notReadable(path, error);
  return new ImportFault(
    'file-not-found',
    {
      de: `Die Datei ${path} gibt es nicht. Bitte den Pfad prüfen.`,
      en: `There is no file ${path}. Please check the path.`,
    },
    { cause: error },
  );
}

function notReadable(path: string, error: NodeJS.ErrnoException): ImportFault {
  const code = error.code ?? 'I/O';
  return new ImportFault(
    'file-not-readable',
    {
      de: `Die Datei ${path} ist nicht lesbar (${code}). Bitte die Rechte an Datei und Ordner prüfen.`,
      en: `The file ${path} cannot be read (${code}). Please check the rights on file and folder.`,
    },
    { cause: error },
  );
}

function noRegularFile(path: string, isFolder: boolean): ImportFault {
  return new ImportFault('file-no-regular-file', {
    de: `${path} ist ${isFolder ? 'ein Ordner' : 'keine gewöhnliche Datei'}. Bitte eine CSV-Datei nennen.`,
    en: `${path} is ${isFolder ? 'a folder' : 'no regular file'}. Please name a CSV file.`,
  });
}

function empty(path: string): ImportFault {
  return new ImportFault('file-empty', {
    de: `Die Datei ${path} ist leer (0 Byte). Bitte den Export wiederholen.`,
    en: `The file ${path} is empty (0 bytes). Please repeat the export.`,
  });
}
