import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { NextFunction } from 'express';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Planbuch } from '#assembly';
import { createMetrics } from '#platform';
import type { Registry } from '#platform';
import type { ProjectionLag } from '#projecting';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { EventStreams } from '../events/event-streams.js';
import { PLANBUCH } from '../planbuch.token.js';
import { JobMetrics } from './job-metrics.js';
import { lagByModel } from './lag-by-model.js';

/** From a read out of memory to what a person no longer waits for. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What the api counts. Labels are names of the program, never of a user: their number stays small. */
@Injectable()
export class ApiMetrics implements OnModuleDestroy {
  private readonly registry: Registry = createMetrics('planbuch');
  private readonly requests: Histogram;
  private readonly acts: Counter;
  private readonly jobs: JobMetrics;
  private readonly damaged: Gauge;
  private readonly showLags: (lags: readonly ProjectionLag[]) => void;

  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    streams: EventStreams,
  ) {
    const registers = [this.registry];
    this.requests = new Histogram({
      name: 'planbuch_http_request_duration_seconds',
      help: 'Duration of requests by route and status class',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.acts = new Counter({
      name: 'planbuch_acts_total',
      help: 'Acts by name and status of the answer',
      labelNames: ['act', 'status'],
      registers,
    });
    gauge(this.registry, 'planbuch_event_streams', 'Open streams of events', () => streams.count);
    gauge(this.registry, 'planbuch_database_waiting', 'Callers that wait for a database connection', () => {
      return planbuch.database.load().waiting;
    });
    this.damaged = new Gauge({
      name: 'planbuch_streams_damaged',
      help: 'Ledgers of the event server that stand still because their stream is not what was written to it',
      registers,
    });
    this.showLags = projectionGauges(this.registry);
    this.jobs = new JobMetrics(planbuch, this.registry);
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  async text(): Promise<string> {
    // Without the database the other numbers are wanted more than ever.
    this.showLags(await this.planbuch.projections.lag().catch(() => []));
    await this.jobs.read().catch(() => undefined);
    const damaged = await this.planbuch.streamCopies?.damaged().catch(() => undefined);
    if (damaged) this.damaged.set(damaged.length);
    return this.registry.metrics();
  }

  /** Observes a request when it ends. */
  readonly watch = (request: ApiRequest, response: ApiResponse, next: NextFunction): void => {
    const started = performance.now();
    response.once('finish', () => {
      const { method } = request;
      const route = (request as { readonly route?: { readonly path?: string } }).route?.path ?? 'none';
      const status = String(response.statusCode);
      this.requests.observe(
        { method, route, status: `${status.slice(0, 1)}xx` },
        (performance.now() - started) / 1_000,
      );
      if (request.noted.act !== undefined) this.acts.inc({ act: request.noted.act, status });
    });
    next();
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) });
}

/** Gauges of how far the read models are; the function sets them. */
function projectionGauges(registry: Registry): (lags: readonly ProjectionLag[]) => void {
  const gaugeOf = (name: string, help: string): Gauge =>
    new Gauge({ name: `planbuch_projection_${name}`, help, labelNames: ['model'], registers: [registry] });
  const events = gaugeOf('behind_events', 'Events that the read model of the worst ledger lacks');
  const seconds = gaugeOf('behind_seconds', 'Age of the oldest event that a read model lacks');
  const stopped = gaugeOf('stopped', 'Ledgers in which a read model stands still');
  return (lags) => {
    for (const each of [events, seconds, stopped]) each.reset();
    for (const lag of lagByModel(lags)) {
      const { model } = lag;
      events.set({ model }, lag.behindEvents);
      seconds.set({ model }, lag.behindSeconds);
      stopped.set({ model }, lag.stopped);
    }
  };
}
