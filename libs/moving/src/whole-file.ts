import { once } from 'node:events';
import type { Stats, WriteStream } from 'node:fs';
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
  private completed: Promise<void> | undefined;

  /** Throws MoveFault `file-exists` (nothing is ever written over) or `file-not-writable`. */
  static async create(path: string): Promise<WholeFile> {
    await refuseExisting(path);
    const part = `${path}.part`;
    try {
      // A writer that still works on the old one notices at its end that the name is no longer its own.
      await rm(part, { force: true });
      const handle = await open(part, 'wx', MODE);
      return new WholeFile(path, part, handle, (await handle.stat()).ino);
    } catch (error) {
      throw notWritable(path, error);
    }
  }

  private constructor(
    private readonly path: string,
    private readonly part: string,
    private readonly handle: FileHandle,
    private readonly ino: number,
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

  /** Resolves when all of it is durable, under no name yet. */
  complete(): Promise<void> {
    return (this.completed ??= this.end());
  }

  /** Resolves when the file lies under its name, durably. */
  async finish(): Promise<void> {
    await this.complete();
    const isOwn = await this.isAt(this.part);
    // The stream holds on to the handle until it is gone.
    this.file.destroy();
    await this.handle.close();
    if (!isOwn) throw takenOver(this.path);
    await refuseExisting(this.path);
    await rename(this.part, this.path);
    await syncFolder(dirname(this.path));
  }

  private async end(): Promise<void> {
    const written = this.settled('finish', this.file);
    this.into.end();
    await written;
    await this.handle.sync();
  }

  /** Resolves at an event of a stream, or rejects with what went wrong before it. */
  private async settled(event: string, of: Writable): Promise<void> {
    const { signal } = this.fault;
    await once(of, event, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }

  /** Leaves nothing behind, and what another writer has begun alone. After `finish` it does nothing. */
  async abandon(): Promise<void> {
    this.into.destroy();
    this.file.destroy();
    if (await this.isAt(this.part)) await rm(this.part, { force: true });
    await this.handle.close().catch(() => undefined);
  }

  /** As `abandon`, also after `finish`: for a file that is of no use without another one. */
  async withdraw(): Promise<void> {
    await this.abandon();
    if (await this.isAt(this.path)) await rm(this.path, { force: true });
  }

  /** As long as the file is open its number is nobody else's. */
  private async isAt(path: string): Promise<boolean> {
    return (await statusOf(path))?.ino === this.ino;
  }
}

/** Throws MoveFault `file-exists`. */
export async function refuseExisting(path: string): Promise<void> {
  if (await statusOf(path)) throw alreadyThere(path);
}

/**
 * Whether a file was left by a writer who names it first and was killed before it could name the other one too: beside it
 * lies what was written of the other, and not later. Whatever was there before the writer began is older than that.
 */
export async function isLeftOver(path: string, other: string): Promise<boolean> {
  const [named, unnamed] = await Promise.all([statusOf(path), statusOf(`${other}.part`)]);
  return named !== undefined && unnamed !== undefined && unnamed.mtimeMs <= named.mtimeMs;
}

function statusOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
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
