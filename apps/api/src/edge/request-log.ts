import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { pinoHttp } from 'pino-http';
import type { HttpLogger } from 'pino-http';
import type { Logger } from '#platform';
import type { ApiRequest } from './api-request.js';

/** What is asked all day long by machines that look whether we live. */
const QUIET = /^\/(health\/|metrics$)/;

/**
 * One line for each request: which act or route, which ledger, how it ended, how long it took. Never the address as it
 * came (a query may hold a name), never a header, never a body.
 */
export function requestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    quietResLogger: true,
    genReqId: (request) => (request as ApiRequest).traceId,
    autoLogging: { ignore: ({ url = '' }) => QUIET.test(url) },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customAttributeKeys: { responseTime: 'ms', reqId: 'traceId' },
    customLogLevel: (_request, { statusCode }, error) => {
      if (statusCode === 503 || error) return 'warn';
      return statusCode >= 500 ? 'error' : 'info';
    },
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'not answered',
    customProps,
  });
}

function customProps(request: IncomingMessage, { statusCode }: ServerResponse): object {
  const { method, noted, known } = request as ApiRequest;
  // The route as it is declared, such as /v1/ledgers/:ledger/events; express leaves it on the request.
  const route = (request as { readonly route?: { readonly path?: unknown } }).route?.path;
  return { method, route, status: statusCode, token: known?.tokenId, ...noted };
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
