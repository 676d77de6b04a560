import { edgeProblem } from './problem.js';
import type { Problem } from './problem.js';

/** An error of Nest, of express or of the body reader: they all carry a status, and some a `type`. */
interface HttpError {
  readonly status: number;
  readonly type: string;
}

function httpError(error: unknown): HttpError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status, type, cause, getStatus } = error as Error & {
    readonly status?: unknown;
    readonly type?: unknown;
    readonly getStatus?: () => number;
  };
  // Nest wraps what express threw; the kind of fault stands in the cause.
  const kind = typeof type === 'string' ? type : ((cause as { type?: unknown } | undefined)?.type ?? '');
  const code = typeof getStatus === 'function' ? getStatus.call(error) : status;
  return typeof code === 'number' ? { status: code, type: typeof kind === 'string' ? kind : '' } : undefined;
}

/** Undefined where the error is not one of the caller's making. */
export function problemOfHttpError(error: unknown): Problem | undefined {
  const found = httpError(error);
  switch (found?.status) {
    case 400:
      return edgeProblem('request-malformed');
    case 404:
      return edgeProblem('not-found');
    case 406:
      return edgeProblem('answer-unacceptable', { facts: { offered: 'application/json' } });
    case 413:
      return edgeProblem('body-too-large', { facts: { limit: '1 MiB' } });
    case 415:
      return edgeProblem('media-type-unsupported');
    case 429:
      return edgeProblem('too-many-requests', { retryAfterSeconds: 10 });
    default:
      return undefined;
  }
}
