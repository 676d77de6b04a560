import type { Constructor, Label } from '#kernel';

/** What a job is told: ids and settings, never a text or personal data. */
export interface JobPayload {
  /** Of jobs that are about one ledger. */
  readonly ledger?: string;
}

/** A kind of work that may be tried again. `Result` is what a job of it leaves behind. */
export interface Queue<Payload extends JobPayload = JobPayload, Result = unknown> {
  readonly name: string;
  readonly title: Label;
  readonly payload: Constructor<Payload>;
  /** Dies after so many attempts; one that was broken off by a killed worker counts, one that found a server away does not. */
  readonly attempts: number;
  /** Pause before the second attempt; it doubles with every further one. */
  readonly pauseMs: number;
  /** So many of its jobs one worker does at a time. */
  readonly atOnce: number;
  readonly __result?: Result;
}

export type PayloadOf<Q> = Q extends Queue<infer Payload> ? Payload : never;
export type ResultOf<Q> = Q extends Queue<JobPayload, infer Result> ? Result : never;

/** The pause before the attempt after `attempts` ones. */
export function pauseAfter({ pauseMs }: Pick<Queue, 'pauseMs'>, attempts: number): number {
  return Math.min(pauseMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
}

/** Whoever waits for a job looks at it again within the hour. */
const LONGEST_PAUSE_MS = 3_600_000;
