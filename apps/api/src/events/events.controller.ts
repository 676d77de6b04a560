import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { refuseReading } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { withParameter } from '../edge/links.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { MOMENT, momentIn, ReadMoment } from '../edge/read-moment.js';
import { EVENT_FILTERS, eventQuery } from './event-query.js';
import { forgettingOf } from './forgetting-of.js';
import { EventReading } from './event-reading.js';

/** A page is read at one go and held in memory; whoever wants all takes the stream or the next page. */
const PAGE_MAX = 1_000;
const PAGE_USUAL = 100;

@Controller('v1/ledgers/:ledger/events')
export class EventsController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
    private readonly reading: EventReading,
    private readonly moment: ReadMoment,
  ) {}

  @Get()
  async page(
    @Param('ledger') ledger: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.enter(request, ledger);
    const query = new QueryReader(request);
    const after = query.whole('after') ?? 0;
    const limit = query.whole('limit', { min: 1, max: PAGE_MAX }) ?? PAGE_USUAL;
    const asked = eventQuery(query);
    const moment = momentIn(query);
    query.end(['after', 'limit', ...EVENT_FILTERS, ...MOMENT]);
    const { number: head } = await this.access.head(ledger);
    // Whoever knows events after the end knows them of a ledger that was set back since.
    if (after > head) throw new EdgeRefusal('ahead-of-ledger', { facts: { ledger, number: after, head } });
    const number = await this.moment.upTo(ledger, head, moment);
    await this.access.mark(response, ledger, number);
    const range = { after, upTo: number, limit, ...(asked ? { query: asked } : {}) };
    const { events, next } = await this.reading.page(caller, ledger, range);
    return {
      number,
      events: await this.reading.shown(caller, ledger, events),
      links: next === undefined ? {} : { next: withParameter(request, 'after', String(next)) },
    };
  }

  @Get(':number')
  async one(
    @Param('ledger') ledger: string,
    @Param('number') text: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.enter(request, ledger);
    new QueryReader(request).end([]);
    const { number: head } = await this.access.head(ledger);
    await this.access.mark(response, ledger, head);
    const number = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
    const event = number > head ? undefined : await this.reading.one(caller, ledger, number);
    if (!event) throw new EdgeRefusal('event-unknown-number');
    const forgetting = await forgettingOf(this.planbuch, event);
    return { ...event, ...(forgetting === undefined ? {} : { forgetting }) };
  }

  private enter(request: ApiRequest, ledger: string): Caller {
    const caller = this.access.enter(request, ledger);
    refuseReading(caller, ledger, 'events');
    return caller;
  }
}
