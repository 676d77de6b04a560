import { placesOf } from '#kernel';
import type { StoredEvent, Vocabulary } from '#kernel';
import type { Disclosure } from '#event-store';
import type { PersonKeys } from '#vault';
import { personalDataErased } from '#planning';
import { commitmentsOf } from './disclosures.js';
import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';

/** A finding about an earlier event than the one at which it shows. */
export interface FindingAt extends Finding {
  readonly number: number;
}

const PRESENT = plain('…');
const TEXT = { de: 'der Text', en: 'the text' };
const PLACE_OF_TEXT = { de: 'eine Stelle mit einem Text', en: 'a place with a text' };

/**
 * Follows what was forgotten through a ledger: a text that is missing must be named by a later redaction or erasure, and
 * what those name must be gone. Holds only what is missing, and at which events each person's data stand.
 */
export class Forgetting {
  /** Of each event the places without a text; true where it was personal. */
  private readonly missing = new Map<number, Map<string, boolean>>();
  private readonly ofPerson = new Map<string, number[]>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly personKeys: PersonKeys,
  ) {}

  /** Takes the next event; `redacted` is the event of which it redacts a text, where it does. */
  async take(
    event: StoredEvent,
    disclosures: readonly Disclosure[],
    redacted: StoredEvent | undefined,
  ): Promise<FindingAt[]> {
    this.note(event, disclosures);
    if (redacted) return this.afterRedaction(redacted, event.data);
    return personalDataErased.is(event) ? this.afterErasure(event, event.data.personId) : [];
  }

  /** What is missing at the end though no event says why. */
  *unexplained(): Generator<FindingAt> {
    for (const [number, places] of this.missing) {
      for (const place of places.keys()) {
        yield { number, what: 'disclosure-missing', place, expected: TEXT, found: nothing };
      }
    }
  }

  private note(event: StoredEvent, disclosures: readonly Disclosure[]): void {
    const present = new Set(disclosures.map(({ path }) => path));
    const absent = [...commitmentsOf(event).keys()].filter((path) => !present.has(path));
    const personal = this.personalPlaces(event);
    if (absent.length > 0)
      this.missing.set(event.number, new Map(absent.map((path) => [path, personal.has(path)])));
    if (personal.size === 0) return;
    const person = event.subject;
    this.ofPerson.set(person, [...(this.ofPerson.get(person) ?? []), event.number]);
  }

  private personalPlaces({ type, version, data }: StoredEvent): Set<string> {
    const payload = this.vocabulary.eventType(type, version)?.payload;
    const places = payload ? placesOf(payload, data) : [];
    return new Set(places.filter(({ field }) => field.storage === 'personal').map(({ at }) => `/data${at}`));
  }

  private afterRedaction(redacted: StoredEvent, { path }: { readonly path?: unknown }): FindingAt[] {
    const { number } = redacted;
    if (typeof path !== 'string' || this.explain(number, path)) return [];
    const found = { number, place: path };
    return commitmentsOf(redacted).has(path)
      ? [{ ...found, what: 'not-forgotten', expected: nothing, found: PRESENT }]
      : [{ ...found, what: 'reference', expected: PLACE_OF_TEXT, found: nothing }];
  }

  private async afterErasure({ ledger, number, subject }: StoredEvent, person: string): Promise<FindingAt[]> {
    const findings: FindingAt[] = [];
    for (const earlier of this.ofPerson.get(subject) ?? []) {
      const gone = [...(this.missing.get(earlier) ?? [])].filter(([, personal]) => personal);
      for (const [path] of gone) this.explain(earlier, path);
      if (gone.length === 0)
        findings.push({
          number: earlier,
          what: 'not-forgotten',
          place: subject,
          expected: nothing,
          found: PRESENT,
        });
    }
    if (await this.hasKey(ledger, person)) {
      const place = `person_keys ${subject}`;
      findings.push({ number, what: 'not-forgotten', place, expected: nothing, found: PRESENT });
    }
    return findings;
  }

  /** A key that another master key wrapped is a key all the same. */
  private async hasKey(ledger: string, person: string): Promise<boolean> {
    try {
      return (await this.personKeys.find(ledger, person)) !== undefined;
    } catch {
      return true;
    }
  }

  /** Whether something was missing there that now has its reason. */
  private explain(number: number, path: string): boolean {
    const places = this.missing.get(number);
    const was = places?.delete(path) ?? false;
    if (places?.size === 0) this.missing.delete(number);
    return was;
  }
}
