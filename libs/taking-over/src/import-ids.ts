import { createHmac } from 'node:crypto';
import { canonical } from '#event-store';
import { derivedKey } from '#vault';

/** What an import brings into being under an id of its own. */
export type ImportedKind = 'budget-line' | 'grant' | 'organisation';

/**
 * The ids of what imports bring into being (ADR 0007): the same thing of the same ledger has the same id in every run,
 * so that a repeated or corrected file meets it again; and nobody without the master key can tell the id of an
 * organisation from its name.
 */
export class ImportIds {
  private readonly key: Buffer;

  constructor(
    masterKey: Buffer,
    private readonly ledger: string,
  ) {
    this.key = derivedKey(masterKey, 'import-ids');
  }

  /**
   * A UUID of version 8. `naturalKey` is what makes the thing the same one; `earlier` counts the things of that key that
   * were there before and were withdrawn by a correction: their ids stay taken for ever.
   */
  of(kind: ImportedKind, naturalKey: string, earlier = 0): string {
    const mac = createHmac('sha256', this.key)
      .update(canonical([this.ledger, kind, naturalKey, earlier]))
      .digest();
    mac.writeUInt8((mac.readUInt8(6) & 0x0f) | 0x80, 6);
    mac.writeUInt8((mac.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = mac.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    );
  }
}
