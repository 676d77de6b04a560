import { refuseIllFormedDisclosure } from '#event-store';
import type { Disclosure } from '#event-store';
import { damaged, MoveFault } from './move-fault.js';
import type { LookedThrough } from './read-ledger-file.js';
import { readSealed, readSealedHeader } from './sealed-file.js';
import type { SealedHeader } from './sealed-file.js';
import type { Secret } from './sealing-key.js';

export const DISCLOSURES_FORMAT = 'planbuch-disclosures';

/** The first line, in the clear: to which ledger file it belongs, and under which master key its person keys are wrapped. */
export interface DisclosuresHeader extends SealedHeader {
  readonly ledger: string;
  readonly number: number;
  /** The hash of the whole of the ledger file it belongs to. */
  readonly sha256: string;
  readonly masterKeyId: string;
}

/** A person's key, wrapped by the master key of the place it comes from; base64. */
export interface PersonKeyLine {
  readonly person: string;
  readonly wrapped: string;
}

/** What stands beside one event. */
export interface DisclosedLine {
  readonly number: number;
  readonly disclosures: readonly Disclosure[];
}

export type DisclosuresLine = PersonKeyLine | DisclosedLine;

/** The header, if the file belongs to that ledger file. Throws MoveFault. */
export async function disclosuresHeader(
  path: string,
  { header, end }: LookedThrough,
): Promise<DisclosuresHeader> {
  const own = (await readSealedHeader(path, DISCLOSURES_FORMAT)) as DisclosuresHeader;
  if (own.ledger !== header.ledger || own.number !== header.number || own.sha256 !== end.sha256) {
    throw new MoveFault('files-do-not-belong-together', {
      de: `${path} gehört zu einem Export von ${own.ledger} bis Ereignis ${String(own.number)}, nicht zu diesem von ${header.ledger} bis Ereignis ${String(header.number)}. Nehmen Sie die beiden Dateien desselben Exports.`,
      en: `${path} belongs to an export of ${own.ledger} up to event ${String(own.number)}, not to this one of ${header.ledger} up to event ${String(header.number)}. Use the two files of the same export.`,
    });
  }
  return own;
}

/** Its lines, each checked: persons first, then events in order. Throws MoveFault. */
export async function* readDisclosures(
  path: string,
  secret: Secret,
  { header }: LookedThrough,
): AsyncGenerator<DisclosuresLine> {
  let [last, line, events] = [0, 1, 0];
  for await (const each of readSealed<DisclosuresLine>(path, DISCLOSURES_FORMAT, secret)) {
    line += 1;
    if ('number' in each) {
      const isNext = Number.isSafeInteger(each.number) && each.number > last && each.number <= header.number;
      if (!isNext || !isWellFormed(each.disclosures))
        throw damaged(path, line, {
          de: 'nicht, was neben einem Ereignis stehen kann',
          en: 'not what can stand beside an event',
        });
      last = each.number;
      events += 1;
    } else if (last > 0 || typeof each.person !== 'string' || typeof each.wrapped !== 'string') {
      throw damaged(path, line, { de: 'nicht der Schlüssel einer Person', en: 'not the key of a person' });
    }
    yield each;
  }
  if (events !== header.disclosedEvents)
    throw damaged(path, line + 1, {
      de: `Texte zu ${String(events)} Ereignissen statt zu ${String(header.disclosedEvents)}`,
      en: `texts of ${String(events)} events instead of ${String(header.disclosedEvents)}`,
    });
}

function isWellFormed(disclosures: readonly Disclosure[]): boolean {
  try {
    disclosures.forEach(refuseIllFormedDisclosure);
    return disclosures.length > 0;
  } catch {
    return false;
  }
}
