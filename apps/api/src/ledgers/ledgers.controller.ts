import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Planbuch } from '#assembly';
import type { LedgerHead, LedgerMode } from '#event-store';
import type { ApiRequest } from '../edge/api-request.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';

interface ListedLedger {
  readonly ledger: string;
  readonly mode: LedgerMode;
  /** Whether it takes acts. */
  readonly state: LedgerHead['state'];
  /** Number of its last event. */
  readonly number: number;
  /** When that was recorded; missing in an empty ledger. */
  readonly recordedAt?: string;
}

@Controller('v1/ledgers')
export class LedgersController {
  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  /** The ledgers the caller may see. */
  @Get()
  async list(@Req() request: ApiRequest): Promise<readonly ListedLedger[]> {
    new QueryReader(request).end([]);
    if (!request.known) throw new EdgeRefusal('token-missing');
    const { ledger: own } = request.known.caller;
    const heads = await this.planbuch.store.ledgers();
    return heads
      .filter(({ ledger }) => own === undefined || own === ledger)
      .map(({ ledger, mode, state, number, recordedAt }) => ({
        ledger,
        mode,
        state,
        number,
        ...(recordedAt === '' ? {} : { recordedAt }),
      }));
  }
}
