import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { refuseAsking } from '#access';
import type { Planbuch } from '#assembly';
import { queues } from '#jobs';
import { dueKinds } from '#read-models';
import type { DueDate } from '#read-models';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';

/** What was overdue when the ledger was last looked at; a worker looks once a day. */
@Controller('v1/ledgers/:ledger/due-dates')
export class DueDatesController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
  ) {}

  @Get()
  async latest(
    @Param('ledger') ledger: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    refuseAsking(this.access.enter(request, ledger), ledger, 'due dates');
    new QueryReader(request).end([]);
    await this.access.head(ledger);
    const job = await this.planbuch.jobs.latest(queues.dueDates, ledger);
    if (!job?.result) throw new EdgeRefusal('due-dates-unchecked');
    const { number, on, counts, overdue, soon } = job.result;
    await this.access.mark(response, ledger, number);
    const told = ({ kind, ...due }: DueDate): object => {
      const { label, ...owed } = dueKinds[kind];
      return { kind, what: label[request.language], ...owed, ...due };
    };
    return { number, on, checkedAt: job.endedAt, counts, overdue: overdue.map(told), soon: soon.map(told) };
  }
}
