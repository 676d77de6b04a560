import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { refuseReading } from '#access';
import type { Caller, KnownCaller } from '#access';
import type { Planbuch } from '#assembly';
import { LedgerDamaged } from '#event-store';
import type { Query } from '#kernel';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { written } from '../problems/written.js';
import { EventChannel } from './event-channel.js';
import { EVENT_FILTERS, eventQuery } from './event-query.js';
import { EventReading } from './event-reading.js';
import { EventStreams } from './event-streams.js';
import type { LedgerTail } from './ledger-tail.js';

interface Subscription {
  readonly ledger: string;
  readonly caller: Caller;
  readonly after: number;
  readonly query: Query | undefined;
  /** The end of what had happened when the subscriber came: up to here the store waits for the subscriber. */
  readonly head: number;
}

@Controller('v1/ledgers/:ledger/events/stream')
export class StreamController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
    private readonly reading: EventReading,
    private readonly streams: EventStreams,
  ) {}

  /** First history, then live; never skips, never repeats within a connection. */
  @Get()
  async stream(
    @Param('ledger') ledger: string,
    @Req() request: ApiRequest,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const caller = this.access.enter(request, ledger);
    refuseReading(caller, ledger, 'events');
    const { known } = request;
    if (!known) throw new EdgeRefusal('token-missing');
    const query = new QueryReader(request);
    const after = query.whole('after') ?? 0;
    const asked = eventQuery(query);
    query.end(['after', ...EVENT_FILTERS]);
    const { number: head } = await this.access.head(ledger);
    await this.access.mark(response, ledger, head);
    const resumed = resumedAfter(request);
    const from = resumed ?? after;
    if (from > head) {
      const facts = { ledger, number: from, head };
      // Whoever comes again had this event: the ledger does not have it any more.
      throw new EdgeRefusal(resumed === undefined ? 'ahead-of-ledger' : 'ledger-restored', { facts });
    }
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const subscription = { ledger, caller, after: from, query: asked, head };
    await this.streams.listen(ledger, known.tokenId, (tail, ending) =>
      this.pump(tail, subscription, request, response, ending),
    );
  }

  private async pump(
    tail: LedgerTail,
    subscription: Subscription,
    request: ApiRequest,
    response: ApiResponse,
    ending: AbortController,
  ): Promise<void> {
    const { ledger, caller, after, query, head } = subscription;
    const allowed = async (): Promise<unknown> => request.stillKnown?.();
    const channel = new EventChannel(response, ending, after, allowed);
    const expiry = endsWith(request.known, ending);
    try {
      for await (const { events, upTo } of tail.after(after, query, ending.signal)) {
        // A token that was revoked meanwhile sees nothing more.
        await allowed();
        channel.send(await this.reading.shown(caller, ledger, events, query), upTo);
        if (upTo <= head) await channel.drained();
        else await channel.keptUp();
      }
    } catch (error) {
      this.planbuch.logger.info({ ledger, error: (error as Error).name }, 'a stream of events ended');
      // Any other end is over when the subscriber comes again; from here nothing comes until the operators have looked.
      const problem = error instanceof LedgerDamaged ? problemOf(error) : undefined;
      if (problem) channel.tell(written(problem, request.language, request.traceId));
    } finally {
      clearTimeout(expiry);
      channel.end();
    }
  }
}

/** Where a client that comes again stopped; a header beats the address, as browsers send the old address again. */
function resumedAfter({ headers }: ApiRequest): number | undefined {
  const last = headers['last-event-id'];
  if (last === undefined || last === '') return undefined;
  if (typeof last === 'string' && /^\d{1,16}$/.test(last)) return Number(last);
  throw new EdgeRefusal('header-invalid', {
    facts: {
      header: 'Last-Event-ID',
      expectedDe: 'die Nummer eines Ereignisses',
      expectedEn: 'the number of an event',
    },
  });
}

/** The longest time a timer can be set for; a token that lives longer is looked at again with every batch. */
const TIMER_MAX_MS = 2 ** 31 - 1;

function endsWith(known: KnownCaller | undefined, ending: AbortController): NodeJS.Timeout | undefined {
  if (known?.expiresAt === undefined) return undefined;
  const leftMs = Math.min(Date.parse(known.expiresAt) - Date.now(), TIMER_MAX_MS);
  return setTimeout(() => ending.abort(), Math.max(0, leftMs));
}
