import { placesOf } from '#kernel';
import type { Vocabulary } from '#kernel';
import type { RecordedEvent } from '#event-store';
import { decrypt } from './ciphers.js';
import { commit } from './commitment.js';
import { ERASED, personalOf } from './open.js';
import type { PersonKeys } from './person-keys.js';

const SALT_BYTES = 32;

/**
 * The personal fields of an event by JSON Pointer, for a caller who may see them. An erased one reads as ERASED.
 * Throws where a disclosure is not what the leaf committed to.
 */
export async function openPersonal(
  { event, disclosures }: RecordedEvent,
  vocabulary: Vocabulary,
  keys: Pick<PersonKeys, 'find'>,
): Promise<Map<string, string>> {
  const type = vocabulary.eventType(event.type, event.version);
  const opened = new Map<string, string>();
  if (!type) return opened;
  for (const { at, field, value } of placesOf(type.payload, event.data)) {
    if (field.storage !== 'personal') continue;
    const path = `/data${at}`;
    const disclosure = personalOf(disclosures).find((each) => each.path === path);
    const key = disclosure && (await keys.find(event.ledger, disclosure.person));
    if (!disclosure || !key) {
      opened.set(path, ERASED);
      continue;
    }
    const plain = decrypt(key, Buffer.from(disclosure.sealed, 'base64'), `${event.id}${path}`);
    const text = plain.subarray(SALT_BYTES).toString('utf8');
    if (
      commit(plain.subarray(0, SALT_BYTES), path, text).commitment !==
      (value as { commitment: string }).commitment
    ) {
      throw new Error(
        `event ${String(event.number)} of ${event.ledger}: ${path} is not what the leaf commits to`,
      );
    }
    opened.set(path, text);
  }
  return opened;
}
