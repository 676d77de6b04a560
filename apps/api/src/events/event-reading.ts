import { Inject, Injectable } from '@nestjs/common';
import type { Query } from '#kernel';
import { isKeptApart } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { RecordedEvent } from '#event-store';
import { PLANBUCH } from '../planbuch.token.js';
import { RivalFilter } from './rival-filter.js';
import { shownEvent } from './shown-event.js';
import type { ShownEvent } from './shown-event.js';
import { withheldTags } from './withheld.js';

/** Where a caller may see only a few of many events, one request looks at so many and then hands over to the next page. */
const LOOKED_AT = 5_000;

export interface EventRange {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
  readonly query?: Query;
}

/** A page of events that the caller may see. */
export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Where the next page begins; undefined at the end of the range. */
  readonly next?: number;
}

/** Events of a ledger as a caller may see them: the one way to them for pages, streams and histories. */
@Injectable()
export class EventReading {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly rivals: RivalFilter,
  ) {}

  async page(caller: Caller, ledger: string, range: EventRange): Promise<EventPage> {
    const { after, limit, query } = range;
    // Without a query every event counts, so the store need not read further than the page goes.
    const span = isKeptApart(caller) ? LOOKED_AT : limit;
    const upTo = query ? range.upTo : Math.min(range.upTo, after + span);
    const found: RecordedEvent[] = [];
    let chunk: RecordedEvent[] = [];
    let looked = 0;
    for await (const recorded of this.planbuch.store.readRecorded(ledger, {
      after,
      upTo,
      ...(query ? { query } : {}),
    })) {
      chunk.push(recorded);
      looked += 1;
      if (chunk.length + found.length < limit && looked < LOOKED_AT) continue;
      found.push(...(await this.visible(caller, ledger, chunk, query)));
      chunk = [];
      if (found.length >= limit || looked >= LOOKED_AT) return pageUpTo(found, recorded.event.number, range);
    }
    found.push(...(await this.visible(caller, ledger, chunk, query)));
    return pageUpTo(found, upTo, range);
  }

  /** The event of this number; undefined where there is none for this caller. */
  async one(caller: Caller, ledger: string, number: number): Promise<ShownEvent | undefined> {
    const { events } = await this.page(caller, ledger, { after: number - 1, upTo: number, limit: 1 });
    const [recorded] = events;
    return recorded && shownEvent(recorded, caller, this.planbuch);
  }

  /** Of these events the ones the caller may see, each opened as far as the caller may. */
  async shown(
    caller: Caller,
    ledger: string,
    events: readonly RecordedEvent[],
    query?: Query,
  ): Promise<ShownEvent[]> {
    const visible = await this.visible(caller, ledger, events, query);
    return Promise.all(visible.map((recorded) => shownEvent(recorded, caller, this.planbuch)));
  }

  /** A tag that the caller does not see on an event does not find that event either. */
  private visible(
    caller: Caller,
    ledger: string,
    events: readonly RecordedEvent[],
    query: Query | undefined,
  ): Promise<readonly RecordedEvent[]> {
    const asked = new Set(query?.flatMap(({ tags }) => tags));
    const found = events.filter(
      ({ event }) => asked.size === 0 || ![...withheldTags(caller, event)].some((tag) => asked.has(tag)),
    );
    return this.rivals.visible(caller, ledger, found);
  }
}

function pageUpTo(events: readonly RecordedEvent[], looked: number, { upTo }: EventRange): EventPage {
  return { events, ...(looked < upTo ? { next: looked } : {}) };
}
