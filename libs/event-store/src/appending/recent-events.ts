import { matches } from '#kernel';
import type { Query, Tag } from '#kernel';

interface Remembered {
  readonly number: number;
  readonly type: string;
  readonly tags: readonly Tag[];
}

/**
 * A condition may look back over this many of the process's own events without asking the server: more than a full call
 * holds, so that who decided while the last one was under way is covered. Twice as many are kept at most, about 2 MB
 * for each ledger that this process writes.
 */
const REMEMBERED = 2_048;

/**
 * What this process itself appended lately. The server needs to look only at what others did; conditions are checked
 * against these here. A number at or before `floor` is not covered.
 */
export class RecentEvents {
  /** The older half is forgotten as a whole when the newer one is full. */
  private older = new Half();
  private newer = new Half();
  private covered = Number.MAX_SAFE_INTEGER;

  /** Everything this process appended after this number is remembered. */
  get floor(): number {
    return this.covered;
  }

  /** Forgets everything: from now on only what comes after `number` is covered. */
  restart(number: number): void {
    this.older = new Half();
    this.newer = new Half();
    this.covered = number;
  }

  add(event: Remembered): void {
    if (this.newer.count === REMEMBERED) {
      this.covered = Math.max(this.covered, this.older.last);
      this.older = this.newer;
      this.newer = new Half();
    }
    // A number that is not new belongs to another history: the database was restored to an older state.
    if (event.number <= Math.max(this.older.last, this.newer.last)) this.restart(event.number - 1);
    this.newer.add(event);
  }

  /** The first remembered event after `after` that matches, if there is one. */
  firstMatch(query: Query, after: number): number | undefined {
    let first: number | undefined;
    for (const item of query) {
      const hit = this.older.firstMatch(item, after) ?? this.newer.firstMatch(item, after);
      if (hit !== undefined && (first === undefined || hit < first)) first = hit;
    }
    return first;
  }

  /** The numbers of all remembered events after `after` that match, in order. */
  matching(item: Query[number], after: number): number[] {
    return [...this.older.matching(item, after), ...this.newer.matching(item, after)];
  }
}

class Half {
  count = 0;
  /** The number of the last event; 0 where there is none. */
  last = 0;
  private readonly byTag = new Map<Tag, Remembered[]>();

  add(event: Remembered): void {
    this.count += 1;
    this.last = event.number;
    for (const tag of event.tags) {
      const same = this.byTag.get(tag);
      if (same) same.push(event);
      else this.byTag.set(tag, [event]);
    }
  }

  firstMatch(item: Query[number], after: number): number | undefined {
    const candidates = this.candidates(item, after);
    for (let index = firstAfter(candidates, after); index < candidates.length; index += 1) {
      const candidate = candidates[index];
      if (candidate && matches([item], candidate)) return candidate.number;
    }
    return undefined;
  }

  matching(item: Query[number], after: number): number[] {
    const candidates = this.candidates(item, after);
    return candidates
      .slice(firstAfter(candidates, after))
      .filter((candidate) => matches([item], candidate))
      .map(({ number }) => number);
  }

  /** Those of the item's first tag; none where nothing came after the number. */
  private candidates({ tags: [tag] }: Query[number], after: number): readonly Remembered[] {
    if (tag === undefined || after >= this.last) return [];
    return this.byTag.get(tag) ?? [];
  }
}

/** Index of the first event after the number; the list is in order of number. */
function firstAfter(events: readonly Remembered[], after: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.number ?? Infinity) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
