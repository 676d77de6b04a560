import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { PLANBUCH } from '../planbuch.token.js';
import type { Planbuch } from '#assembly';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { edgeProblem } from './problem.js';
import type { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { written } from './written.js';

/** The one place where an error becomes an answer (RFC 9457). What is not known here is a defect: a trace id, no more. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const response = http.getResponse<ApiResponse>();
    const problem = problemOf(error) ?? this.defect(error, request);
    if (response.headersSent) {
      // A stream that has begun cannot turn into a refusal: the client sees a cut connection and comes again.
      response.destroy();
      return;
    }
    await this.nameNumber(problem, request, response);
    answer(request.isBatch === true ? inBatch(problem) : alone(problem), request, response);
  }

  /** Names and places only: a message may hold what a user typed. */
  private defect(error: unknown, { traceId }: ApiRequest): Problem {
    const {
      name,
      stack = '',
      code,
    }: Error & { code?: unknown } = error instanceof Error ? error : new Error();
    const at = stack.split('\n').filter((line) => /^\s+at /.test(line));
    this.planbuch.logger.error({ traceId, error: name, code, at }, 'a request met a defect');
    return edgeProblem('defect');
  }

  /** A refusal of a rule holds for a state of the ledger, so it names the number as an answer does. */
  private async nameNumber(problem: Problem, request: ApiRequest, response: ApiResponse): Promise<void> {
    if (request.ledgerSeen === undefined || problem.status >= 500 || response.hasHeader('Ledger-Number'))
      return;
    const head = await this.planbuch.store.head(request.ledgerSeen).catch(() => undefined);
    if (head) response.setHeader('Ledger-Number', String(head.number));
  }
}

function alone({ index: _index, ...problem }: Problem): Problem {
  return problem;
}

/** Paths lead into the body that was sent: the act's own input stands below its entry of the list. */
function inBatch(problem: Problem): Problem {
  const { fields, index } = problem;
  if (!fields || index === undefined) return problem;
  const below = `/${String(index)}/input`;
  return { ...problem, fields: fields.map(({ path, expected }) => ({ path: `${below}${path}`, expected })) };
}

function answer(problem: Problem, request: ApiRequest, response: ApiResponse): void {
  const { status, retryAfterSeconds } = problem;
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="planbuch"');
  if (retryAfterSeconds !== undefined && !response.hasHeader('Retry-After'))
    response.setHeader('Retry-After', String(retryAfterSeconds));
  response.setHeader('Content-Language', request.language);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.statusCode = status;
  response.end(JSON.stringify(written(problem, request.language, request.traceId)));
}
