import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PerformAct } from '#acting';
import type { ActRequest, Performed } from '#acting';
import { planning } from '#planning';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { jsonBody } from '../edge/json-body.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { forgets } from '../events/forgetting-of.js';
import { askedOf, batchOf } from './act-request.js';

@Controller('v1/ledgers/:ledger/acts')
export class ActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: LedgerAccess,
  ) {}

  @Post(':act')
  async one(
    @Param('ledger') ledger: string,
    @Param('act') act: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.access.enter(request, ledger);
    // Of an act that does not exist nothing is noted: what somebody typed belongs in no log.
    if (planning.acts.has(act)) request.noted.act = act;
    return this.perform(
      askedOf(request, ledger, caller, [{ act, body: jsonBody(request) }]),
      request,
      response,
    );
  }

  @Post()
  async batch(
    @Param('ledger') ledger: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const caller = this.access.enter(request, ledger);
    request.isBatch = true;
    return this.perform(askedOf(request, ledger, caller, batchOf(request)), request, response);
  }

  private async perform(asked: ActRequest, request: ApiRequest, response: ApiResponse): Promise<object> {
    const performed = await this.commands.execute(new PerformAct(asked));
    const { ledger, number, events, repeated } = performed;
    request.noted.number = number;
    await this.access.mark(response, ledger, number);
    if (asked.dryRun === true || events.length === 0) {
      response.status(200);
      return { number, events };
    }
    const links = linksOf(performed);
    response.status(201).setHeader('Location', links.self);
    if (repeated) response.setHeader('Idempotent-Replayed', 'true');
    // The text is gone with the event; the link tells when it is out of every register and file as well.
    return { number, events, ...(events.some(forgets) ? { forgetting: 'in-progress' } : {}), links };
  }
}

/** Where what was stored can be read: its last event, and all of them. */
function linksOf({ ledger, number, events }: Performed): { readonly self: string; readonly events: string } {
  const below = `/v1/ledgers/${ledger}/events`;
  const after = number - events.length;
  return {
    self: `${below}/${String(number)}`,
    events: `${below}?after=${String(after)}&limit=${String(events.length)}`,
  };
}
