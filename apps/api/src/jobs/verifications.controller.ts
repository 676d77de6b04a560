import { Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { refuseAsking } from '#access';
import type { Planbuch } from '#assembly';
import { queues } from '#jobs';
import { verificationDocument } from '#verifying';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { accepted, begunAnew, discard, jobAnswer } from './job-answer.js';

/** Recomputing what a ledger promises takes minutes: it is asked for, and looked at later. */
@Controller('v1/ledgers/:ledger/verifications')
export class VerificationsController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
  ) {}

  @Post()
  async ask(
    @Param('ledger') ledger: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const tokenId = this.enter(request, ledger);
    await this.access.head(ledger);
    const id = await this.planbuch.jobs.ask(queues.verifications, { ledger }, { tokenId });
    return accepted(response, id, linkOf(ledger, id));
  }

  @Get(':id')
  async show(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    this.enter(request, ledger);
    const job = await this.planbuch.jobs.find(queues.verifications, id, ledger);
    const { language } = request;
    return jobAnswer(job, linkOf(ledger, id), language, (verified) =>
      verificationDocument([verified], language),
    );
  }

  @Post(':id/retries')
  async retry(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    this.enter(request, ledger);
    const { jobs } = this.planbuch;
    const job = await jobs.find(queues.verifications, id, ledger);
    return begunAnew(jobs, response, job.id, linkOf(ledger, id));
  }

  @Delete(':id')
  async discard(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    this.enter(request, ledger);
    const { jobs } = this.planbuch;
    await discard(jobs, (await jobs.find(queues.verifications, id, ledger)).id);
    return this.show(ledger, id, request);
  }

  /** Gives the id of the caller's token. */
  private enter(request: ApiRequest, ledger: string): string {
    refuseAsking(this.access.enter(request, ledger), ledger, 'verification');
    new QueryReader(request).end([]);
    return request.known?.tokenId ?? '';
  }
}

function linkOf(ledger: string, id: string): string {
  return `/v1/ledgers/${ledger}/verifications/${id}`;
}
