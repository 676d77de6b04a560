import { Gauge } from 'prom-client';
import type { Planbuch } from '#assembly';
import { overdueCounts, queues } from '#jobs';
import type { Registry } from '#platform';

/** What is due changes once a day. */
const OVERDUE_FOR_MS = 60_000;

const STATES = ['waiting', 'active', 'failed', 'dead'] as const;

/** How the queues stand, as the records have it: true whatever carries the jobs, and also while it is away. */
export class JobMetrics {
  private readonly jobs: Gauge;
  private readonly oldest: Gauge;
  private readonly overdue: Gauge;
  private overdueReadMs = -Infinity;

  constructor(
    private readonly planbuch: Pick<Planbuch, 'jobs' | 'database'>,
    registry: Registry,
  ) {
    const registers = [registry];
    this.jobs = new Gauge({
      name: 'planbuch_jobs',
      help: 'Jobs that have not ended by queue and state; failed ones are tried again, dead ones are given up',
      labelNames: ['queue', 'state'],
      registers,
    });
    this.oldest = new Gauge({
      name: 'planbuch_jobs_oldest_seconds',
      help: 'Age of the oldest job that has not ended',
      labelNames: ['queue'],
      registers,
    });
    this.overdue = new Gauge({
      name: 'planbuch_due_overdue',
      help: 'What was overdue in all ledgers when they were last looked at, by kind',
      labelNames: ['kind'],
      registers,
    });
  }

  /** Reads the records; the gauges keep what they show where the database does not answer. */
  async read(): Promise<void> {
    const standing = new Map((await this.planbuch.jobs.standing()).map((each) => [each.queue, each]));
    for (const { name: queue } of Object.values(queues)) {
      const each = standing.get(queue);
      for (const state of STATES) this.jobs.set({ queue, state }, each?.[state] ?? 0);
      this.oldest.set({ queue }, each?.oldestSeconds ?? 0);
    }
    if (performance.now() - this.overdueReadMs < OVERDUE_FOR_MS) return;
    const counts = await overdueCounts(this.planbuch.database);
    this.overdue.reset();
    for (const { kind, count } of counts) this.overdue.set({ kind }, count);
    this.overdueReadMs = performance.now();
  }
}
