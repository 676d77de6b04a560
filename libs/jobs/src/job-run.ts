import { validate } from '#kernel';
import { abortWith } from '#platform';
import type { Logger } from '#platform';
import type { Carried } from './carrier/carrier.js';
import type { JobFault, JobSoFar } from './job.js';
import { JobRefused } from './processors.js';
import type { Processor } from './processors.js';
import { BEAT_MS } from './work-records.js';
import type { Claim, Standing, WorkRecords } from './work-records.js';

/** Somebody else works on the job, or seems to: it is looked at again after this time. */
const HELD_PAUSE_MS = 1_000;

export interface RunParts {
  readonly records: WorkRecords;
  readonly processor: Processor;
  readonly logger: Logger;
  /** Aborted when this worker ends. */
  readonly ending: AbortSignal;
}

/** Does one job, once, and records what became of it. */
export async function runJob(parts: RunParts, id: string): Promise<Carried> {
  const { records, ending } = parts;
  if (ending.aborted) return { is: 'later', pauseMs: 0 };
  const claim = await records.claim(id);
  if (claim === 'ended') return { is: 'ended' };
  if (claim === 'held') return { is: 'later', pauseMs: HELD_PAUSE_MS };
  // Its last worker died under it, like those before: who works on it next would die as well.
  if (claim.job.attempts > parts.processor.queue.attempts) return failed(parts, claim, WORKERS_DIED);
  if (claim.isTakenOver)
    parts.logger.warn(named(parts, claim), 'a job is taken over: its worker was killed, frozen or cut off');
  const life = new Life(parts, claim);
  try {
    const result = await work(parts, claim, life);
    await life.end();
    if (life.isLost) return lost(parts, claim);
    await records.end(claim, { result });
    return { is: 'ended' };
  } catch (error) {
    await life.end();
    return unfinished(parts, claim, life, error);
  }
}

async function work({ processor }: RunParts, { job }: Claim, life: Life): Promise<unknown> {
  const payload = validate(processor.queue.payload, job.payload);
  // A newer version asked for it: this one cannot know what is wanted, a newer worker can.
  if (!payload.ok) throw new TypeError('the payload is of another version');
  const { id, tokenId } = job;
  return processor.run(payload.value, {
    id,
    signal: life.signal,
    progress: life.progress,
    soFar: life.soFar,
    ...(tokenId === undefined ? {} : { tokenId }),
  });
}

/** Somebody else has the job, or discarded it: whatever this worker found out about it is written nowhere. */
function lost(parts: RunParts, claim: Claim): Carried {
  parts.logger.warn(
    named(parts, claim),
    'the job was taken over or discarded meanwhile: this worker writes nothing of it',
  );
  return { is: 'later', pauseMs: HELD_PAUSE_MS };
}

function named({ processor: { queue } }: RunParts, { job: { id, payload, attempts } }: Claim): object {
  return { queue: queue.name, job: id, ledger: payload.ledger, attempts };
}

async function unfinished(parts: RunParts, claim: Claim, life: Life, error: unknown): Promise<Carried> {
  const { records, ending } = parts;
  if (life.isLost) return lost(parts, claim);
  if (error instanceof JobRefused) {
    await records.end(claim, { refused: error.fault });
    return { is: 'ended' };
  }
  if (ending.aborted) {
    await records.release(claim);
    return { is: 'later', pauseMs: 0 };
  }
  return failed(parts, claim, faultOf(error));
}

async function failed(
  { records, processor: { queue }, logger }: RunParts,
  claim: Claim,
  fault: JobFault,
): Promise<Carried> {
  const { id, attempts } = claim.job;
  // It is no fault of the job, and whoever was promised that it is done need not repeat it.
  const outcome = await (fault === SERVER_AWAY
    ? records.putOff(claim, queue, fault)
    : records.fail(claim, queue, fault));
  const { code } = fault;
  if (outcome === 'dead') {
    logger.error({ queue: queue.name, job: id, attempts, code }, 'a job is given up');
    return { is: 'dead', code };
  }
  logger.warn(
    { queue: queue.name, job: id, attempts, code, ...outcome },
    'a job failed and will be tried again',
  );
  return { is: 'failed', code, ...outcome };
}

const WORKERS_DIED: JobFault = {
  code: 'workers-died',
  de: 'Bei jedem Versuch endete der Worker, bevor der Auftrag fertig war. Sehen Sie in das Protokoll der Worker (Speicher, Abbruch von außen).',
  en: 'With every attempt the worker ended before the job was done. Look into the log of the workers (memory, killed from outside).',
};

const SERVER_AWAY: JobFault = {
  code: 'database-unavailable',
  de: 'Die Datenbank oder der Ereignisserver war nicht zu erreichen.',
  en: 'The database or the event server could not be reached.',
};

/** Names only: a message may hold what stands in a file or a ledger. */
function faultOf(error: unknown): JobFault {
  const { name, code }: { name: string; code?: unknown } = error instanceof Error ? error : { name: 'Error' };
  if (name === 'DatabaseUnavailable') return SERVER_AWAY;
  const what = typeof code === 'string' ? `${name} ${code}` : name;
  return {
    code: 'attempt-failed',
    de: `Der Versuch ist fehlgeschlagen (${what}).`,
    en: `The attempt failed (${what}).`,
  };
}

/** The signs of life of a job under way. Where its claim is lost, the work is told to end. */
class Life {
  isLost = false;
  private readonly ending = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private latest: Standing = {};
  private beating: Promise<void> | undefined;
  private readonly leave: () => void;

  constructor(
    private readonly parts: RunParts,
    private readonly claim: Claim,
  ) {
    this.leave = abortWith(this.ending, parts.ending);
    this.timer = setInterval(() => {
      this.beating ??= this.beat().finally(() => (this.beating = undefined));
    }, BEAT_MS);
  }

  /** Aborted when the claim is lost, or this worker ends. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  readonly progress = (phase: string, done: number, of: number): void => {
    this.latest = { ...this.latest, progress: { phase, done, of } };
  };

  readonly soFar = (done: JobSoFar): void => {
    this.latest = { ...this.latest, soFar: done };
  };

  async end(): Promise<void> {
    clearInterval(this.timer);
    this.leave();
    await this.beating;
    // What was reached last is shown also where no beat was due any more.
    await this.beat();
  }

  private async beat(): Promise<void> {
    try {
      if (await this.parts.records.beat(this.claim, this.latest)) return;
      this.isLost = true;
      this.ending.abort(new Error('another worker has taken the job over'));
    } catch {
      // Without the database nothing can be said. Whoever is taken for dead meanwhile learns so with the next beat.
    }
  }
}
