import type { FoldedEvent } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Database } from '#platform';
import { LedgerUnknown } from '../errors.js';
import type { LoadItem, Loaded } from '../event-store.js';
import { foldedOfLeaf } from '../leaf.js';
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
      const all = asked(group);
      this.answer(group, all, await this.rows(all.questions));
    } catch (error) {
      // What the server does not take of one caller's items is not the others' fault.
      if (group.length > 1 && !(error instanceof DatabaseUnavailable))
        for (const one of group) await this.send([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  private rows(questions: readonly Question[]): Promise<LoadRow[]> {
    return this.database.query<LoadRow>(LOAD, [
      this.ledger,
      questions.map(({ tag }) => tag),
      questions.map(({ types }) => [...types].join(' ')),
      questions.map(({ after }) => after),
      questions.map(({ upTo }) => upTo),
    ]);
  }

  private answer(group: readonly Waiting[], { questions, places }: Asked, rows: readonly LoadRow[]): void {
    const [first] = rows;
    if (!first) throw new LedgerUnknown(this.ledger);
    const found: FoldedEvent[][] = questions.map(() => []);
    let event: FoldedEvent | undefined;
    for (const { item, leaf } of rows) {
      if (leaf !== null) event = foldedOfLeaf(leaf);
      if (item !== null && event) found[item - 1]?.push(event);
    }
    for (const [index, { items, upTo, resolve }] of group.entries()) {
      const events = items.map(({ types }, nth) => {
        const all = found[places[index]?.[nth] ?? -1] ?? [];
        return all.filter(({ type }) => types.includes(type));
      });
      resolve({ incarnation: first.incarnation, seen: Math.min(upTo ?? first.head, first.head), events });
    }
  }
}

/** What the server is asked of one tag: the events of all types that anybody wants to know of it in the same stretch. */
interface Question extends Omit<LoadItem, 'types'> {
  readonly types: Set<string>;
  readonly upTo: number;
}

/** The questions of a group, and of each of its loads the places at which those of its items stand among them. */
interface Asked {
  readonly questions: readonly Question[];
  readonly places: readonly (readonly number[])[];
}

/**
 * Each stretch of a tag is looked up once. An act asks the same tag several things, whether a grant exists, what was applied
 * for and what became of its money; and what all callers ask, such as the settings of the ledger or the criteria of a
 * cycle, counts most when a process has just begun: then each of them would read the whole history of a tag that thousands
 * of events carry. Items that begin after another event are questions of their own: else one that needs little news would
 * make another read old events again.
 */
function asked(group: readonly Waiting[]): Asked {
  const known = new Map<string, number>();
  const questions: Question[] = [];
  const places = group.map(({ items, upTo = Number.MAX_SAFE_INTEGER }) =>
    items.map(({ tag, types, after }) => {
      const key = `${tag} ${String(after)} ${String(upTo)}`;
      const place = known.get(key) ?? questions.length;
      const question = questions[place] ?? { tag, after, upTo, types: new Set() };
      for (const type of types) question.types.add(type);
      known.set(key, place);
      questions[place] = question;
      return place;
    }),
  );
  return { questions, places };
}
