import { idOf } from '#kernel';
import type { StoredEvent, Vocabulary } from '#kernel';
import type { Disclosure } from '#event-store';
import { commit, ERASED, isCommitment, openPersonal } from '#vault';
import type { PersonKeys } from '#vault';
import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';

/** Every place of an event that commits to a text, as JSON Pointer → the commitment's hex. */
export function commitmentsOf({ data, reason, evidence }: StoredEvent): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isCommitment(value)) {
      found.set(path, value.commitment);
      return;
    }
    for (const [name, item] of Object.entries(value)) walk(item, `${path}/${name}`);
  };
  walk({ data, reason, evidence }, '');
  return found;
}

export interface DisclosureParts {
  readonly vocabulary: Vocabulary;
  readonly personKeys: PersonKeys;
}

/** Whether the texts that stand beside an event are those its leaf committed to. */
export async function disclosureFindings(
  event: StoredEvent,
  disclosures: readonly Disclosure[],
  parts: DisclosureParts,
): Promise<Finding[]> {
  const commitments = commitmentsOf(event);
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const disclosure of disclosures) {
    const { path: place } = disclosure;
    const expected = commitments.get(place);
    if (expected === undefined || seen.has(place)) {
      findings.push({ what: 'disclosure-place', place, expected: nothing, found: plain('…') });
      continue;
    }
    seen.add(place);
    const found = await commitmentOf(disclosure, event, expected, parts);
    if (found !== expected)
      findings.push({ what: 'commitment', place, expected: plain(expected), found: plain(found) });
  }
  return findings;
}

async function commitmentOf(
  disclosure: Disclosure,
  event: StoredEvent,
  expected: string,
  { vocabulary, personKeys }: DisclosureParts,
): Promise<string> {
  if ('value' in disclosure) {
    return commit(Buffer.from(disclosure.salt, 'hex'), disclosure.path, disclosure.value).commitment;
  }
  if (disclosure.person !== idOf(event.subject)) return `person:${disclosure.person}`;
  try {
    const opened = await openPersonal({ event, disclosures: [disclosure] }, vocabulary, personKeys);
    return opened.get(disclosure.path) === ERASED ? 'person_keys: —' : expected;
  } catch (error) {
    // Another key, another place or other bytes: AES-GCM says only that it is not what was sealed.
    return error instanceof Error ? error.message : String(error);
  }
}
