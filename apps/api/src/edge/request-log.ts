import type { NextFunction } from 'express';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform';
import type { ApiRequest, ApiResponse } from './api-request.js';

/** What is asked all day long by machines that look whether we live. */
const QUIET = /^\/(health\/|metrics$)/;

/**
 * One line for each request: which act or route, which ledger, whose token, how it ended, how long it took. Never the
 * address as it came (a query may hold a name), never a header, never a body. Written by hand, because the library for it
 * makes four loggers for each request, which cost a tenth of an act.
 */
export function requestLog(logger: Logger) {
  return (request: ApiRequest, response: ApiResponse, next: NextFunction): void => {
    if (!QUIET.test(request.url)) {
      const began = performance.now();
      // Also where the caller went away before the answer was finished.
      response.once('close', () => {
        const ms = Math.round(performance.now() - began);
        const { statusCode, writableFinished } = response;
        const level = statusCode === 503 || !writableFinished ? 'warn' : statusCode >= 500 ? 'error' : 'info';
        logger[level](
          { ...told(request), status: statusCode, ms },
          writableFinished ? 'answered' : 'not answered',
        );
      });
    }
    next();
  };
}

function told(request: ApiRequest): object {
  const { traceId, method, noted, known } = request;
  // The route as it is declared, such as /v1/ledgers/:ledger/events; express leaves it on the request.
  const route = (request as { readonly route?: { readonly path?: unknown } }).route?.path;
  return { traceId, method, route, tokenId: known?.tokenId, ...noted };
}

/** What the framework itself has to say: its faults; how it starts is of no interest. */
export function frameworkLog(logger: Logger): LoggerService {
  const at =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...[context]: unknown[]): void => {
      logger[level](
        { context: typeof context === 'string' ? context.slice(0, 200) : undefined },
        String(message),
      );
    };
  return { log: at('debug'), debug: at('debug'), verbose: at('debug'), warn: at('warn'), error: at('error') };
}
