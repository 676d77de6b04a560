import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';

/**
 * Writes a file beside where it shall stand, so that it is complete from the moment it is seen there. Everybody whom the
 * closed folder lets in may read it, whatever the umask: root may use a workplace and then its owner again.
 */
export function writeAside(folder: string, content: string): string {
  const written = join(folder, `.${randomUUID()}`);
  writeFileSync(written, content);
  chmodSync(written, 0o644);
  return written;
}

export function writeWhole(file: string, content: string): void {
  renameSync(writeAside(dirname(file), content), file);
}
