import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { Planbuch } from '#assembly';
import type { ProjectionLag } from '#projecting';
import type { ApiResponse } from '../edge/api-request.js';
import { Open } from '../edge/admit.guard.js';
import { Departure } from '../edge/departure.js';
import { PLANBUCH } from '../planbuch.token.js';
import { ApiMetrics } from './api-metrics.js';
import { isStopped, lagByModel } from './lag-by-model.js';

/** Who looks wants to know what lags, not a list of a thousand ledgers. */
const LISTED = 100;

/** For machines that look whether we live, work, and how fast. Says nothing of what stands in a ledger. */
@Open()
@Controller()
export class HealthController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly metrics: ApiMetrics,
    private readonly departure: Departure,
  ) {}

  @Get('health/live')
  live(): object {
    return { status: 'live' };
  }

  /**
   * Ready to take acts and answer. A projection or a ledger that stands still makes it `degraded`, not unready: everything
   * else goes on, and taking the api away from everybody would heal nothing.
   */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: ApiResponse): Promise<object> {
    const unready = (status: string): object => {
      response.status(503).setHeader('Retry-After', '2');
      return { status };
    };
    if (this.departure.hasBegun) return unready('closing');
    try {
      const lags = await this.planbuch.projections.lag();
      const damaged = (await this.planbuch.streamCopies?.damaged()) ?? [];
      const status = damaged.length > 0 || lags.some(isStopped) ? 'degraded' : 'ready';
      return {
        status,
        damaged: damaged.slice(0, LISTED),
        projections: lagByModel(lags),
        lagging: lagging(lags),
      };
    } catch (error) {
      this.planbuch.logger.warn({ error: (error as Error).name }, 'not ready: the database does not answer');
      return unready('database-unavailable');
    }
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}

function lagging(lags: readonly ProjectionLag[]): readonly ProjectionLag[] {
  return lags
    .filter((lag) => lag.behindEvents > 0 || isStopped(lag) || lag.building !== undefined)
    .slice(0, LISTED);
}
