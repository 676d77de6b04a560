import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { MoveFault } from './move-fault.js';

/** Readable and writable by whoever wrote it: what is exported is not for every account of the machine. */
const MODE = 0o600;

/**
 * A file that exists under its name only when it is whole: written as `<path>.part`, synced and renamed at the end. What a
 * killed writer left is thrown away by the next one. A name that ends with `.gz` is compressed.
 */
export class WholeFile {
  private readonly file: WriteStream;
  private readonly into: Writable;
  private readonly fault = new AbortController();

  /** Throws MoveFault `file-exists` (nothing is ever written over) or `file-not-writable`. */
  static async create(path: string): Promise<WholeFile> {
    await refuseExisting(path);
    const part = `${path}.part`;
    try {
      // A writer that still works on the old one notices at its end that the name is no longer its own.
      await rm(part, { force: true });
      return new WholeFile(path, part, await open(part, 'wx', MODE));
    } catch (error) {
      throw notWritable(path, error);
    }
  }

  private constructor(
    private readonly path: string,
    private readonly part: string,
    private readonly handle: FileHandle,
  ) {
    this.file = handle.createWriteStream({ autoClose: false });
    this.into = path.endsWith('.gz') ? createGzip() : this.file;
    const fail = (error: Error): void => {
      this.fault.abort(error);
    };
    this.file.on('error', fail);
    if (this.into !== this.file) this.into.on('error', fail).pipe(this.file);
  }

  /** Resolves when more may come; rejects with the system's error, such as a full disk. */
  async write(chunk: string | Buffer): Promise<void> {
    this.fault.signal.throwIfAborted();
    if (!this.into.write(chunk)) await this.settled('drain', this.into);
  }

  /** Resolves when the file lies under its name, durably. */
  async finish(): Promise<void> {
    const written = this.settled('finish', this.file);
    this.into.end();
    await written;
    await this.handle.sync();
    const [own, named] = await Promise.all([this.handle.stat(), stat(this.part).catch(() => undefined)]);
    // The stream holds on to the handle until it is gone.
    this.file.destroy();
    await this.handle.close();
    if (named?.ino !== own.ino) throw takenOver(this.path);
    await refuseExisting(this.path);
    await rename(this.part, this.path);
    await syncFolder(dirname(this.path));
  }

  /** Resolves at an event of a stream, or rejects with what went wrong before it. */
  private async settled(event: string, of: Writable): Promise<void> {
    const { signal } = this.fault;
    await once(of, event, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }

  /** Leaves nothing behind. After `finish` it does nothing. */
  async abandon(): Promise<void> {
    this.into.destroy();
    this.file.destroy();
    await this.handle.close().catch(() => undefined);
    await rm(this.part, { force: true });
  }
}

/** Throws MoveFault `file-exists`. */
export async function refuseExisting(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw alreadyThere(path);
}

/** A rename is durable when its folder is; where the system cannot sync a folder, it need not. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function alreadyThere(path: string): MoveFault {
  return new MoveFault('file-exists', {
    de: `${path} gibt es schon. Nennen Sie einen anderen Namen; überschrieben wird nichts.`,
    en: `${path} exists already. Choose another name; nothing is written over.`,
  });
}

function takenOver(path: string): MoveFault {
  return new MoveFault('file-taken-over', {
    de: `Ein anderer Export schreibt gerade dieselbe Datei ${path}. Lassen Sie ihn enden oder nennen Sie einen anderen Namen.`,
    en: `Another export is writing the same file ${path}. Let it end, or choose another name.`,
  });
}

function notWritable(path: string, error: unknown): MoveFault {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new MoveFault('file-not-writable', {
    de: `${path} lässt sich nicht schreiben (${reason}). Gibt es den Ordner, und darf dieses Konto dort schreiben?`,
    en: `${path} cannot be written (${reason}). Does the folder exist, and may this account write there?`,
  });
}
