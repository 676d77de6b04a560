import { Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { refuseAsking } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import { queues } from '#jobs';
import { systemIds } from '#platform';
import { refuseImporting, reportDocument } from '#taking-over';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { readForm } from '../edge/multipart.js';
import type { FilePart } from '../edge/multipart.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { importForm } from './import-form.js';
import { accepted, begunAnew, discard, jobAnswer } from './job-answer.js';

/** Each holds a connection of the database now and then, and some hundred KiB; acts must not wait for files. */
const UPLOADS_AT_ONCE = 4;

/** As much as a profile on disk may have. */
const MAX_PROFILE_BYTES = 256 * 1024;

/** Files of records to take over: uploaded, taken over by a worker, looked at while it does and afterwards. */
@Controller('v1/ledgers/:ledger/imports')
export class ImportsController {
  private uploading = 0;

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
    this.enter(request, ledger);
    await this.access.head(ledger);
    if (this.uploading >= UPLOADS_AT_ONCE) throw new EdgeRefusal('busy', { retryAfterSeconds: 5 });
    this.uploading += 1;
    try {
      const id = await this.upload(request, ledger);
      return accepted(response, id, linkOf(ledger, id));
    } finally {
      this.uploading -= 1;
    }
  }

  @Get(':id')
  async show(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    this.enter(request, ledger);
    const job = await this.planbuch.jobs.find(queues.imports, id, ledger);
    const { language } = request;
    return jobAnswer(job, linkOf(ledger, id), language, (report) => reportDocument(report, language));
  }

  @Post(':id/retries')
  async retry(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    await this.refuseOrdering(request, ledger, id);
    return begunAnew(this.planbuch.jobs, response, id, linkOf(ledger, id));
  }

  @Delete(':id')
  async discard(
    @Param('ledger') ledger: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<object> {
    await this.refuseOrdering(request, ledger, id);
    await discard(this.planbuch.jobs, id);
    return this.show(ledger, id, request);
  }

  private enter(request: ApiRequest, ledger: string): Caller {
    const caller = this.access.enter(request, ledger);
    refuseAsking(caller, ledger, 'import');
    new QueryReader(request).end([]);
    return caller;
  }

  /** Who may look at an import but not perform its acts may neither stop nor repeat it. */
  private async refuseOrdering(request: ApiRequest, ledger: string, id: string): Promise<void> {
    const caller = this.enter(request, ledger);
    const { payload } = await this.planbuch.jobs.find(queues.imports, id, ledger);
    refuseImporting(caller, ledger, payload.kind);
  }

  /** Stores the file and asks for its import; nothing is left of an upload that is refused or breaks off. */
  private async upload(request: ApiRequest, ledger: string): Promise<string> {
    const { uploads, jobs } = this.planbuch;
    const id = systemIds.uuidv7();
    let sha256: string | undefined;
    let own: string | undefined;
    const take = async ({ name, fileName, bytes }: FilePart): Promise<void> => {
      if (name === 'profile') own = await textOf(bytes);
      else if (name === 'file' && sha256 === undefined)
        sha256 = await uploads.keep(id, fileName || 'upload', bytes);
      else throw new EdgeRefusal('form-malformed', { facts: { at: name.slice(0, 100) } });
    };
    try {
      const fields = await readForm(request, take);
      const { profile, builtIn, ...wanted } = await importForm(fields, { sha256, own });
      if (!request.known) throw new EdgeRefusal('token-missing');
      const { caller, tokenId } = request.known;
      refuseImporting(caller, ledger, profile.kind);
      if (own !== undefined) await uploads.keepProfile(id, own);
      const { kind } = profile;
      const asked = { ledger, kind, ...wanted, language: request.language };
      await jobs.ask(
        queues.imports,
        { ...asked, ...(builtIn === undefined ? {} : { profile: builtIn }) },
        { id, tokenId },
      );
      return id;
    } catch (error) {
      await uploads.discard(id);
      throw error;
    }
  }
}

async function textOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > MAX_PROFILE_BYTES)
      throw new EdgeRefusal('body-too-large', { facts: { limit: '256 KiB / profile' } });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function linkOf(ledger: string, id: string): string {
  return `/v1/ledgers/${ledger}/imports/${id}`;
}
