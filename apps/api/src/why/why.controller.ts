import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { refuseReading } from '#access';
import { explainEffects, explainGrant, explainSubject } from '#read-models';
import type { Known } from '#read-models';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { permanentLink, withParameter } from '../edge/links.js';
import { QueryReader } from '../edge/query-reader.js';
import { MOMENT, momentIn, ReadMoment } from '../edge/read-moment.js';
import { EdgeRefusal } from '../problems/problem.js';
import { TRACE_MODELS } from './trace-reading.js';
import { TraceTeller } from './trace-teller.js';
import type { TraceFound } from './trace-teller.js';
import { EFFECTS_MAX, EFFECTS_USUAL, effectTraces, whyTraces } from './traces.js';
import type { Traced } from './traces.js';

/** The trace: from money back to what it rests on with the gaps and who owes them, and forward to what became of it. */
@Controller('v1/ledgers/:ledger/:register/:id')
export class WhyController {
  constructor(
    private readonly access: LedgerAccess,
    private readonly moment: ReadMoment,
    private readonly teller: TraceTeller,
  ) {}

  @Get('why')
  async why(
    @Param('ledger') ledger: string,
    @Param('register') register: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.enter(request, ledger);
    const traced = tracedIn(whyTraces, register);
    const query = new QueryReader(request);
    const moment = momentIn(query);
    query.end(MOMENT);
    await this.moment.reached(ledger, TRACE_MODELS, moment);
    const asked = { ...traced, ledger, id, asOf: moment.asOf, language: request.language };
    const found = await this.teller.find(caller, asked);
    const known = await this.known(response, ledger, register, found);
    return {
      ...(register === 'grants' ? explainGrant(known) : explainSubject(known)),
      links: { self: permanentLink(request, known.number) },
    };
  }

  @Get('effects')
  async effects(
    @Param('ledger') ledger: string,
    @Param('register') register: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.enter(request, ledger);
    const traced = tracedIn(effectTraces, register);
    const query = new QueryReader(request);
    const moment = momentIn(query);
    const limit = query.whole('limit', { min: 1, max: EFFECTS_MAX }) ?? EFFECTS_USUAL;
    const cursor = query.text('cursor');
    query.end([...MOMENT, 'limit', 'cursor']);
    await this.moment.reached(ledger, TRACE_MODELS, moment);
    const asked = { ...traced, ledger, id, asOf: moment.asOf, language: request.language };
    const found = await this.teller.find(caller, { ...asked, page: { limit, cursor } });
    const known = await this.known(response, ledger, register, found);
    const { next } = found;
    return {
      ...explainEffects(known),
      links: {
        self: permanentLink(request, known.number),
        ...(next === undefined ? {} : { next: withParameter(request, 'cursor', next) }),
      },
    };
  }

  private enter(request: ApiRequest, ledger: string) {
    const caller = this.access.enter(request, ledger);
    refuseReading(caller, ledger, 'why');
    return caller;
  }

  private async known(
    response: ApiResponse,
    ledger: string,
    register: string,
    { number, known }: TraceFound,
  ): Promise<Known> {
    await this.access.mark(response, ledger, number);
    if (!known) throw new EdgeRefusal('row-unknown', { facts: { register, number } });
    return known;
  }
}

/** Throws where nothing is traced from things of this register. */
function tracedIn(traces: Readonly<Record<string, Traced>>, register: string): Traced {
  const traced = Object.hasOwn(traces, register) ? traces[register] : undefined;
  if (traced) return traced;
  throw new EdgeRefusal('register-unknown', { facts: { registers: Object.keys(traces).join(', ') } });
}
