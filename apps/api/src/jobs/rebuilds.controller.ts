import { Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { refuseAsking, WrongLedger } from '#access';
import type { Planbuch } from '#assembly';
import { queues } from '#jobs';
import type { Job, PayloadOf, ResultOf } from '#jobs';
import { readModels } from '#read-models';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { accepted, begunAnew, discard, jobAnswer } from './job-answer.js';

type Rebuild = Job<ResultOf<typeof queues.rebuilds>, PayloadOf<typeof queues.rebuilds>>;

/** Building a read model anew beside the old one: of one ledger with `?ledger=`, else of all. */
@Controller('v1/projections/:name/rebuilds')
export class RebuildsController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
  ) {}

  @Post()
  async ask(
    @Param('name') name: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const query = new QueryReader(request);
    const ledger = query.text('ledger');
    query.end(['ledger']);
    const tokenId = this.enter(request, ledger);
    refuseUnknown(name);
    if (ledger !== undefined) await this.access.head(ledger);
    const payload = { readModel: name, ...(ledger === undefined ? {} : { ledger }) };
    const id = await this.planbuch.jobs.ask(queues.rebuilds, payload, { tokenId });
    return accepted(response, id, linkOf(name, id));
  }

  @Get(':id')
  async show(
    @Param('name') name: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    const job = await this.found(request, name, id);
    return jobAnswer(job, linkOf(name, id), request.language, (rebuilt) => rebuilt);
  }

  @Post(':id/retries')
  async retry(
    @Param('name') name: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const job = await this.found(request, name, id);
    return begunAnew(this.planbuch.jobs, response, job.id, linkOf(name, id));
  }

  @Delete(':id')
  async discard(
    @Param('name') name: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    await discard(this.planbuch.jobs, (await this.found(request, name, id)).id);
    return this.show(name, id, request);
  }

  private async found(request: ApiRequest, name: string, id: string): Promise<Rebuild> {
    new QueryReader(request).end([]);
    const job = await this.planbuch.jobs.find(queues.rebuilds, id);
    this.enter(request, job.payload.ledger);
    if (job.payload.readModel !== name) throw new EdgeRefusal('job-unknown');
    return job;
  }

  /** Gives the id of the caller's token. What concerns all ledgers is for a token that is for all of them. */
  private enter(request: ApiRequest, ledger: string | undefined): string {
    if (!request.known) throw new EdgeRefusal('token-missing');
    const { caller, tokenId } = request.known;
    if (ledger === undefined && caller.ledger !== undefined) throw new WrongLedger('*', caller.ledger);
    if (ledger !== undefined) this.access.enter(request, ledger);
    refuseAsking(caller, ledger ?? '*', 'rebuild');
    return tokenId;
  }
}

const names = readModels.map(({ name }) => name);

function refuseUnknown(name: string): void {
  if (!names.includes(name))
    throw new EdgeRefusal('read-model-unknown', { facts: { models: names.join(', ') } });
}

function linkOf(name: string, id: string): string {
  return `/v1/projections/${name}/rebuilds/${id}`;
}
