/** A batch of a quiet ledger has a few lines; a load fills megabytes, which the buffer reaches by doubling. */
const FIRST_BYTES = 8 * 1024;

/**
 * Collects lines of COPY's text format as the bytes that travel. Strings that wait to be joined would be traced again and
 * again by the garbage collector, which cost more than the folding itself.
 */
export class LineBuffer {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private used = 0;

  get length(): number {
    return this.used;
  }

  add(line: string): void {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    const needed = this.used + line.length * 3;
    if (needed > this.bytes.length) this.grow(needed);
    this.used += this.bytes.write(line, this.used, 'utf8');
  }

  /** The bytes so far; the buffer begins anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.used);
    this.bytes = Buffer.allocUnsafe(this.bytes.length);
    this.used = 0;
    return taken;
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }
}
