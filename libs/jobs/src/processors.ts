import { OperatorError } from '#platform';
import type { JobFault, JobSoFar } from './job.js';
import type { JobPayload, PayloadOf, Queue, ResultOf } from './queue.js';

/** What a processor is told besides the payload, and what it says while it works. */
export interface JobContext {
  readonly id: string;
  /** The token of who asked; missing where Planbuch asked itself. */
  readonly tokenId?: string;
  /** Aborted when the worker ends or the job was taken over by another one: what is under way ends at the next good place. */
  readonly signal: AbortSignal;
  /** Kept now and then, for whoever looks. */
  readonly progress: (phase: string, done: number, of: number) => void;
  /** The same for what is done, counted over all attempts; told also when the job ends without a result. */
  readonly soFar: (done: JobSoFar) => void;
}

/** Does the jobs of one queue. An error means: again later; `JobRefused` means: never. */
export interface Processor {
  readonly queue: Queue;
  readonly run: (payload: JobPayload, context: JobContext) => Promise<unknown>;
}

/** The job cannot be done however often it is tried; who asked is told why. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';

  constructor(
    readonly fault: JobFault,
    options?: ErrorOptions,
  ) {
    super(fault.code, options);
  }
}

/** Ties a queue to who does its jobs: payload and result are those of the queue. */
export function processor<Q extends Queue>(
  queue: Q,
  run: (payload: PayloadOf<Q>, context: JobContext) => Promise<ResultOf<Q>>,
): Processor {
  return { queue, run: (payload, context) => run(payload as PayloadOf<Q>, context) };
}

/**
 * The processor of each queue by the queue's name.
 *
 * @throws OperatorError `queue-without-processor`, `queue-with-two-processors`: such a program must not start, because
 * jobs would wait for ever or be done in two ways
 */
export function boundProcessors(
  queues: Readonly<Record<string, Queue>>,
  processors: readonly Processor[],
): ReadonlyMap<string, Processor> {
  const bound = new Map<string, Processor>();
  for (const each of processors) {
    const { name } = each.queue;
    if (bound.has(name))
      throw misbound('queue-with-two-processors', name, 'zwei Bearbeiter', 'two processors');
    bound.set(name, each);
  }
  for (const { name } of Object.values(queues))
    if (!bound.has(name))
      throw misbound('queue-without-processor', name, 'keinen Bearbeiter', 'no processor');
  return bound;
}

function misbound(
  code: 'queue-without-processor' | 'queue-with-two-processors',
  queue: string,
  de: string,
  en: string,
): OperatorError {
  return new OperatorError(code, {
    de: `Die Warteschlange ${queue} hat ${de}: so darf kein Worker starten. Das ist ein Fehler dieser Planbuch-Fassung; nehmen Sie die vorige oder die nächste.`,
    en: `The queue ${queue} has ${en}: no worker may start like this. That is a fault of this version of Planbuch; use the one before or the next one.`,
  });
}
