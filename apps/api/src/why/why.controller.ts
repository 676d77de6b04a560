import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { refuseReading } from '#access';
import type { Planbuch } from '#assembly';
import { explainGrant, grants } from '#read-models';
import type { WhyAnswer } from '#read-models';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { permanentLink } from '../edge/links.js';
import { QueryReader } from '../edge/query-reader.js';
import { MOMENT, momentIn, ReadMoment } from '../edge/read-moment.js';
import { RivalFilter } from '../events/rival-filter.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { knownOfGrant, TRACE_MODELS } from './grant-knowledge.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Why did this money go there: from a grant back to what it rests on, with the gaps and who owes them. */
@Controller('v1/ledgers/:ledger/grants/:id/why')
export class WhyController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
    private readonly moment: ReadMoment,
    private readonly rivals: RivalFilter,
  ) {}

  @Get()
  async why(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<WhyAnswer & { readonly links: object }> {
    const caller = this.access.enter(request, ledger);
    refuseReading(caller, ledger, 'why');
    const query = new QueryReader(request);
    const moment = momentIn(query);
    query.end(MOMENT);
    await this.moment.reached(ledger, TRACE_MODELS, moment);
    const { number, known } = await knownOfGrant(this.planbuch.readModels, ledger, id, moment.asOf);
    await this.access.mark(response, ledger, number);
    const isTold = known && UUID.test(id) && (await this.rivals.mayKnow(caller, ledger, id));
    if (!isTold) throw new EdgeRefusal('row-unknown', { facts: { register: grants.name, number } });
    return { ...explainGrant(known, request.language), links: { self: permanentLink(request, number) } };
  }
}
