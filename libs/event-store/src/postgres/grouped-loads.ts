import type { StoredEvent } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Database } from '#platform';
import { LedgerUnknown } from '../errors.js';
import type { LoadItem, Loaded } from '../event-store.js';
import { eventOfLeaf } from '../leaf.js';
import { LOAD } from './statements.js';
import type { LoadRow } from './statements.js';

/**
 * Statements of a ledger under way at once; loads that come meanwhile share the next one. More would spread the same
 * loads over more statements, each of which costs as much to begin as a dozen loads; with one alone, whoever folds a
 * long history would hold up everybody else.
 */
const FLYING = 2;

/** Items of one statement: what two hundred callers ask at once. */
const GROUP_ITEMS = 1_000;

interface Waiting {
  readonly items: readonly LoadItem[];
  readonly upTo: number | undefined;
  readonly resolve: (loaded: Loaded) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * All loads of this process from one ledger. A statement that begins after a load was asked for sees every event that
 * was stored before, so it does not matter whose items travel in it.
 */
export class GroupedLoads {
  private waiting: Waiting[] = [];
  private flying = 0;

  constructor(
    private readonly ledger: string,
    private readonly database: Database,
    private readonly onIdle: () => void,
  ) {}

  load(items: readonly LoadItem[], upTo: number | undefined): Promise<Loaded> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, upTo, resolve, reject });
      if (this.flying < FLYING) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.flying += 1;
    while (this.waiting.length > 0) await this.send(this.next());
    this.flying -= 1;
    if (this.flying === 0) this.onIdle();
  }

  private next(): readonly Waiting[] {
    let size = 1;
    let count = this.waiting[0]?.items.length ?? 0;
    for (; size < this.waiting.length; size += 1) {
      count += this.waiting[size]?.items.length ?? 0;
      if (count > GROUP_ITEMS) break;
    }
    return this.waiting.splice(0, size);
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    try {
      const asked = distinct(group);
      this.answer(group, asked, await this.rows(asked));
    } catch (error) {
      // What the server does not take of one caller's items is not the others' fault.
      if (group.length > 1 && !(error instanceof DatabaseUnavailable))
        for (const one of group) await this.send([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  private rows({ items, upTo }: Distinct): Promise<LoadRow[]> {
    return this.database.query<LoadRow>(LOAD, [
      this.ledger,
      items.map(({ tag }) => tag),
      items.map(({ types }) => types.join(' ')),
      items.map(({ after }) => after),
      upTo,
    ]);
  }

  private answer(group: readonly Waiting[], { items, places }: Distinct, rows: readonly LoadRow[]): void {
    const [first] = rows;
    if (!first) throw new LedgerUnknown(this.ledger);
    const found: StoredEvent[][] = items.map(() => []);
    for (const { item, leaf } of rows) {
      if (item !== null) found[item - 1]?.push(eventOfLeaf(leaf));
    }
    for (const [index, { upTo, resolve }] of group.entries()) {
      const events = (places[index] ?? []).map((place) => found[place] ?? []);
      resolve({ seen: upTo ?? first.head, events });
    }
  }
}

/** The different items of a group, and of each of its loads the places at which its items stand among them. */
interface Distinct {
  readonly items: readonly LoadItem[];
  readonly upTo: readonly number[];
  readonly places: readonly (readonly number[])[];
}

/**
 * What all callers ask, such as the settings of the ledger or the criteria of a cycle, is looked up once. It counts most when
 * a process has just begun: then each of them would read the whole history of a tag that thousands of events carry.
 */
function distinct(group: readonly Waiting[]): Distinct {
  const known = new Map<string, number>();
  const items: LoadItem[] = [];
  const bounds: number[] = [];
  const places = group.map(({ items: asked, upTo = Number.MAX_SAFE_INTEGER }) =>
    asked.map((item) => {
      const key = `${item.tag} ${String(item.after)} ${String(upTo)} ${item.types.join(' ')}`;
      const place = known.get(key) ?? items.length;
      if (place === items.length) {
        known.set(key, place);
        items.push(item);
        bounds.push(upTo);
      }
      return place;
    }),
  );
  return { items, upTo: bounds, places };
}
