import type { FindingAt } from './forgetting.js';
import { nothing, plain } from './problem.js';
import type { IndexedTags } from './records.js';

/** Compares the tags of the leaves with those under which they are found, both in order of number. */
export class TagIndex {
  private next: IteratorResult<IndexedTags, undefined> | undefined;

  constructor(private readonly indexed: AsyncGenerator<IndexedTags, undefined>) {}

  /** The next event and its tags; undefined where its leaf cannot be read, and nothing is known of them. */
  async take(number: number, tags: readonly string[] | undefined): Promise<FindingAt[]> {
    const findings = await this.foreignBefore(number);
    const found = this.next?.done === false && this.next.value.number === number ? this.next.value.tags : [];
    if (this.next?.done === false && this.next.value.number === number) this.next = undefined;
    if (!tags) return findings;
    const missing = tags.filter((tag) => !found.includes(tag));
    const foreign = found.filter((tag) => !tags.includes(tag));
    return [
      ...findings,
      ...missing.map((tag) => absent(number, tag)),
      ...foreign.map((tag) => surplus(number, tag)),
    ];
  }

  /** Tags of numbers behind the last event. */
  rest(): Promise<FindingAt[]> {
    return this.foreignBefore(Infinity);
  }

  /** Tags of numbers that no event has. */
  private async foreignBefore(number: number): Promise<FindingAt[]> {
    const findings: FindingAt[] = [];
    for (;;) {
      this.next ??= await this.indexed.next();
      if (this.next.done === true || this.next.value.number >= number) return findings;
      const { number: at, tags } = this.next.value;
      findings.push(...tags.map((tag) => surplus(at, tag)));
      this.next = undefined;
    }
  }
}

function absent(number: number, tag: string): FindingAt {
  return { number, what: 'tag-index', place: tag, expected: plain(tag), found: nothing };
}

function surplus(number: number, tag: string): FindingAt {
  return { number, what: 'tag-index', place: tag, expected: nothing, found: plain(tag) };
}
