import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * A stream sealed in chunks, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as age and Tink use
 * it: AES-256-GCM, the nonce counts the chunks and marks the last one, so that none can be changed, exchanged, left out or
 * cut off. A key serves one stream only; then a counting nonce never repeats.
 */
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/** 11 bytes of counter, big-endian, and one that says whether this is the last chunk. */
function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Seals what is pushed into it, chunk by chunk; `bound` is authenticated with every one of them. */
export class Sealing {
  private waiting: Buffer[] = [];
  private bytes = 0;
  private chunk = 0;

  constructor(
    private readonly key: Buffer,
    private readonly bound: Buffer,
  ) {}

  /** The chunks that are full now; one stays back, because it may be the last. */
  push(text: string): Buffer {
    const data = Buffer.from(text, 'utf8');
    this.waiting.push(data);
    this.bytes += data.length;
    if (this.bytes <= CHUNK_BYTES) return Buffer.alloc(0);
    let all = Buffer.concat(this.waiting);
    const sealed: Buffer[] = [];
    for (; all.length > CHUNK_BYTES; all = all.subarray(CHUNK_BYTES)) {
      sealed.push(this.seal(all.subarray(0, CHUNK_BYTES), false));
    }
    this.waiting = [all];
    this.bytes = all.length;
    return Buffer.concat(sealed);
  }

  /** The last chunk, which may be empty. */
  end(): Buffer {
    return this.seal(Buffer.concat(this.waiting), true);
  }

  private seal(plain: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.chunk, isLast)).setAAD(this.bound);
    this.chunk += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

/** A chunk that does not open under this key, counted from 1. */
export class ChunkDamaged extends Error {
  constructor(readonly chunk: number) {
    super(`chunk ${String(chunk)} does not open`);
  }
}

/** What `Sealing` sealed, chunk by chunk. Throws ChunkDamaged; what came before it is authentic. */
export async function* opened(
  sealed: AsyncIterable<Buffer>,
  key: Buffer,
  bound: Buffer,
): AsyncGenerator<Buffer> {
  const full = CHUNK_BYTES + TAG_BYTES;
  let waiting = Buffer.alloc(0);
  let chunk = 0;
  for await (const part of sealed) {
    waiting = Buffer.concat([waiting, part]);
    // The last chunk can be full too, so one stays back until more comes.
    for (; waiting.length > full; waiting = waiting.subarray(full)) {
      yield openChunk(waiting.subarray(0, full), key, bound, { chunk, isLast: false });
      chunk += 1;
    }
  }
  yield openChunk(waiting, key, bound, { chunk, isLast: true });
}

function openChunk(
  sealed: Buffer,
  key: Buffer,
  bound: Buffer,
  { chunk, isLast }: { readonly chunk: number; readonly isLast: boolean },
): Buffer {
  if (sealed.length < TAG_BYTES) throw new ChunkDamaged(chunk + 1);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(chunk, isLast))
      .setAAD(bound)
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new ChunkDamaged(chunk + 1);
  }
}
