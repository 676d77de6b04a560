import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ThrottlerModule } from '@nestjs/throttler';
import { PerformActHandler, Performer } from '#acting';
import type { Planbuch } from '#assembly';
import { ActsController } from './acts/acts.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { AdmitGuard } from './edge/admit.guard.js';
import { Departure } from './edge/departure.js';
import { IdentifyGuard } from './edge/identify.guard.js';
import { LedgerAccess } from './edge/ledger-access.js';
import { ReadMoment } from './edge/read-moment.js';
import { rateLimit, RateLimitGuard } from './edge/rate-limit.js';
import { EventReading } from './events/event-reading.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { RivalFilter } from './events/rival-filter.js';
import { StreamController } from './events/stream.controller.js';
import { ApiMetrics } from './health/api-metrics.js';
import { HealthController } from './health/health.controller.js';
import { DueDatesController } from './jobs/due-dates.controller.js';
import { ImportsController } from './jobs/imports.controller.js';
import { RebuildsController } from './jobs/rebuilds.controller.js';
import { VerificationsController } from './jobs/verifications.controller.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { PLANBUCH } from './planbuch.token.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { RegisterRows } from './registers/register-rows.js';
import { RegistersController } from './registers/registers.controller.js';
import { RowController } from './registers/row.controller.js';
import { TraceTeller } from './why/trace-teller.js';
import { WhyController } from './why/why.controller.js';

export interface ApiLimits {
  /** What one token may ask in ten seconds. */
  readonly requestsInTenSeconds: number;
}

/** What has a fixed name stands before what takes any: `events` is no register, `stream` no number. */
export const controllers = [
  HealthController,
  CatalogueController,
  LedgersController,
  ActsController,
  StreamController,
  EventsController,
  DueDatesController,
  ImportsController,
  VerificationsController,
  RebuildsController,
  WhyController,
  RowController,
  RegistersController,
] as const;

@Module({})
export class ApiModule {
  static of(planbuch: Planbuch, { requestsInTenSeconds }: ApiLimits): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), ThrottlerModule.forRoot(rateLimit(requestsInTenSeconds))],
      controllers: [...controllers],
      providers: [
        { provide: PLANBUCH, useValue: planbuch },
        { provide: Performer, useValue: planbuch.performer },
        PerformActHandler,
        LedgerAccess,
        ReadMoment,
        RegisterRows,
        ApiMetrics,
        Departure,
        RivalFilter,
        EventReading,
        EventStreams,
        TraceTeller,
        { provide: APP_FILTER, useClass: ProblemFilter },
        // In this order: who asks, how often, and whether they may.
        { provide: APP_GUARD, useClass: IdentifyGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: AdmitGuard },
      ],
    };
  }
}
