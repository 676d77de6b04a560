import type { AsOf, Question, ReadModels, RegisterRow, Walk } from '#projecting';
import { budgetLines, grants, KnownRows, links, organisations, rowsWanted, toldFrom } from '#read-models';
import type { KnownRow, LinksWanted, RowsWanted, StoredLink, Trail } from '#read-models';
import { walkFrom, WalkedLinks } from './walked-links.js';

/** The read models a trace is told from. */
export const TRACE_MODELS = [links, ...toldFrom].map(({ name }) => name);

/** As many values as one filter takes; more are asked for in several questions of the same statement. */
const VALUES = 200;

/** The links that a step wants, and whether these are all. */
interface FoundLinks {
  readonly links: readonly StoredLink[];
  readonly isWhole: boolean;
}

/**
 * Reads what a trace is told from, all at the number of its first answer: one statement walks over the links, and one
 * reads the rows of everything that was come to. Where that is more than one answer holds, each step is asked for.
 */
export class TraceReading {
  readonly rows = new KnownRows();
  private readonly walked = new WalkedLinks();
  private isTooWide = false;
  private readNumber: number | undefined;

  constructor(
    private readonly readModels: ReadModels,
    private readonly ledger: string,
    private readonly asOf: AsOf | undefined,
  ) {}

  /** The event number as of which everything is read. */
  get number(): number {
    return this.readNumber ?? 0;
  }

  /** The links that a step wants to know; all that further steps will want is found with them. */
  async links(wanted: LinksWanted): Promise<FoundLinks> {
    const walk = this.isTooWide || this.walked.has(wanted) ? undefined : walkFrom(wanted);
    if (walk) await this.ask({}, walk);
    return this.walked.has(wanted)
      ? { links: this.walked.of(wanted), isWhole: true }
      : this.linksAnd(wanted, {});
  }

  /**
   * The first step from a grant alone, together with the rows that nearly every trace of one needs: a grant taken over
   * leads to nothing else, so one statement tells it, and a walk would only make it dearer.
   */
  linksOfGrant(wanted: LinksWanted, id: string): Promise<FoundLinks> {
    return this.linksAnd(wanted, {
      [grants.name]: { model: grants.name, filters: { id } },
      [organisations.name]: {
        model: organisations.name,
        follows: { question: grants.name, columns: ['recipientId'] },
      },
      [budgetLines.name]: {
        model: budgetLines.name,
        follows: { question: grants.name, columns: ['budgetLineId', 'positionBudgetLineId'] },
      },
    });
  }

  /** One page of the links of some kinds to a thing, in the order of their events. */
  async page(
    to: string,
    kinds: readonly string[],
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly links: readonly StoredLink[]; readonly next: string | undefined }> {
    // A cursor holds the number that its pages are as of.
    const moment = cursor === undefined ? await this.moment() : undefined;
    const page = await this.readModels.page(links.name, {
      ledger: this.ledger,
      filters: { to, kind: kinds },
      sort: 'number',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(moment === undefined ? {} : { asOf: moment }),
    });
    this.readNumber = page.number;
    return { links: page.rows.map((row) => row as RegisterRow & StoredLink), next: page.next };
  }

  /** Reads the rows of everything in a trail that are not known yet. */
  async readRows(trail: Trail): Promise<void> {
    const wanted = rowsWanted(trail)
      .map(({ model, column, values }): RowsWanted => {
        const isKnown = (value: string): boolean => column === 'id' && this.rows.has(model, value);
        return { model, column, values: values.filter((value) => !isKnown(value)) };
      })
      .flatMap(({ model, column, values }) =>
        chunks(values).map((chunk): Question => ({ model, filters: { [column]: chunk } })),
      );
    if (wanted.length > 0)
      await this.ask(Object.fromEntries(wanted.map((each, index) => [`rows ${String(index)}`, each])));
  }

  /** Of this step alone. */
  private async linksAnd(
    { from, to, kinds }: LinksWanted,
    besides: Readonly<Record<string, Question>>,
  ): Promise<FoundLinks> {
    const asked: Question[] = [
      ...chunks(from).map((chunk) => ({ model: links.name, filters: { from: chunk } })),
      ...chunks(to).map((chunk) => ({ model: links.name, filters: { to: chunk, kind: kinds } })),
    ];
    const questions = {
      ...besides,
      ...Object.fromEntries(asked.map((each, index) => [`links ${String(index)}`, each])),
    };
    const found = await this.ask(questions);
    const answers = found.filter(({ model }) => model === links.name);
    return {
      links: answers.flatMap(({ rows }) => rows.map((row) => row as RegisterRow & StoredLink)),
      isWhole: answers.every(({ more }) => !more),
    };
  }

  /** Asks in one statement; rows that are no links, and what was walked, are known from then on. */
  private async ask(
    questions: Readonly<Record<string, Question>>,
    walk?: Walk,
  ): Promise<{ model: string; rows: readonly KnownRow[]; more: boolean }[]> {
    const asOf = this.readNumber ?? this.asOf;
    const { number, found, walked } = await this.readModels.together({
      ledger: this.ledger,
      models: TRACE_MODELS,
      questions,
      ...(walk && { walk }),
      ...(asOf === undefined ? {} : { asOf }),
    });
    this.readNumber = number;
    this.isTooWide ||= walked?.more ?? false;
    if (walked && !walked.more) this.walked.take(walked);
    return Object.entries(questions).map(([name, { model }]) => {
      const { rows = [], more = false } = found[name] ?? {};
      if (model !== links.name) this.rows.add(model, rows);
      return { model, rows, more };
    });
  }

  /** The number to read as of, found before anything else is asked. */
  private async moment(): Promise<number> {
    await this.ask({ links: { model: links.name, filters: { id: '0' } } });
    return this.number;
  }
}

function chunks(values: readonly string[]): string[][] {
  const count = Math.ceil(values.length / VALUES);
  return Array.from({ length: count }, (_, index) => values.slice(index * VALUES, (index + 1) * VALUES));
}
