import { Inject, Injectable } from '@nestjs/common';
import { isTag, tag } from '#kernel';
import type { Language } from '#kernel';
import { seesClass } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import { todayInBerlin } from '#platform';
import type { AsOf } from '#projecting';
import { grants, walk, ways } from '#read-models';
import type { FindLinks, Known } from '#read-models';
import { RivalFilter } from '../events/rival-filter.js';
import { PLANBUCH } from '../planbuch.token.js';
import { TraceReading } from './trace-reading.js';
import type { Traced } from './traces.js';

export interface TraceAsked extends Traced {
  readonly ledger: string;
  readonly id: string;
  readonly asOf: AsOf | undefined;
  readonly language: Language;
  /** Given where the first step is told page by page. */
  readonly page?: { readonly limit: number; readonly cursor?: string | undefined };
}

export interface TraceFound {
  readonly number: number;
  /** Undefined where there is no such thing, or the caller must not know of it. */
  readonly known: Known | undefined;
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

/** Finds what a trace is told from, as far as its reader may know it. */
@Injectable()
export class TraceTeller {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly rivals: RivalFilter,
  ) {}

  async find(caller: Caller, asked: TraceAsked): Promise<TraceFound> {
    const { ledger, kind, id, place } = asked;
    const reading = new TraceReading(this.planbuch.readModels, ledger, asked.asOf);
    const thing = `${kind}:${id}`;
    const subject = isTag(thing) ? thing : tag(kind, '-');
    const page = asked.page && (await reading.page(subject, kindsTo(asked), asked.page));
    const find: FindLinks = (wanted) =>
      place === 'grant' && wanted.from.includes(subject)
        ? reading.linksOfGrant(wanted, id)
        : reading.links(wanted);
    const trail = await walk(
      { tag: subject, place, ...(page === undefined ? {} : { page: page.links }) },
      find,
      (ids) => this.rivals.hiddenGrants(caller, ledger, ids),
    );
    const { number } = reading;
    // What nothing is said of does not exist, at this number or for this reader.
    if (!trail.links.some(({ from }) => from === subject))
      return { number, known: undefined, next: undefined };
    // Whether the day is asked for shows in the row of the grant, which came with its links.
    const [on] = await Promise.all([this.dayOf(ledger, number, reading, asked), reading.readRows(trail)]);
    const known: Known = {
      number,
      subject,
      trail,
      rows: reading.rows,
      on,
      seesInternal: seesClass(caller, 'internal'),
      language: asked.language,
    };
    return { number, known, next: page?.next };
  }

  /** The day of the last event known, where it decides what is due: that is so for grants that were applied for here. */
  private async dayOf(
    ledger: string,
    number: number,
    { rows }: TraceReading,
    { kind, id }: TraceAsked,
  ): Promise<string | undefined> {
    if (kind !== 'grant' || rows.of(grants, id)?.takenOverBy !== null) return undefined;
    for await (const event of this.planbuch.store.read(ledger, { after: number - 1, upTo: number }))
      return todayInBerlin(event.recordedAt);
    return undefined;
  }
}

/** The kinds of links that lead to the thing from what rests on it. */
function kindsTo({ place }: Traced): string[] {
  return [...new Set((ways[place].in ?? []).map(({ kind }) => kind))];
}
