import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import helmet from 'helmet';
import type { Planbuch } from '#assembly';
import { portTaken } from '#platform';
import { ApiModule } from './api.module.js';
import { ApiMetrics } from './health/api-metrics.js';
import { arrival } from './edge/arrival.js';
import { ARRIVES_WITHIN_MS, arrivesInTime, UPLOAD_ARRIVES_WITHIN_MS } from './edge/arrives-in-time.js';
import { Departure } from './edge/departure.js';
import { BODY_LIMIT_BYTES } from './edge/json-body.js';
import { isUpload } from './edge/multipart.js';
import { answerUnreadable } from './edge/unreadable.js';
import { USUAL_REQUESTS } from './edge/rate-limit.js';
import { frameworkLog, requestLog } from './edge/request-log.js';
import { securityHeaders } from './edge/security-headers.js';
import { serveDocument } from './openapi/serve-document.js';

export interface ApiOptions {
  /** Default: the configuration's. */
  readonly host?: string;
  /** 0 for any free one. Default: the configuration's. */
  readonly port?: number;
  /** What one token may ask in ten seconds. */
  readonly requestsInTenSeconds?: number;
}

/** An api that listens. */
export interface RunningApi {
  readonly url: string;
  readonly port: number;
  /**
   * For so long it is not ready for load balancers, and ends each connection with its next answer; it still takes and answers
   * whatever comes. To be followed by `close`.
   */
  drain(ms: number): Promise<void>;
  /** Takes nothing new, finishes what it accepted, ends streams. The Planbuch itself stays open. */
  close(): Promise<void>;
}

/** Idle connections of a client are closed after this; longer than the proxies before it keep theirs, so that none is closed in use. */
const KEEP_ALIVE_MS = 65_000;

/** Whoever is still busy after this long when the api closes is cut off. */
const CLOSES_WITHIN_MS = 15_000;

const IDLE_EVERY_MS = 100;

/** Throws OperatorError `port-taken`. */
export async function startApi(planbuch: Planbuch, options: ApiOptions = {}): Promise<RunningApi> {
  const { host = planbuch.config.host, port = planbuch.config.port } = options;
  const limits = { requestsInTenSeconds: options.requestsInTenSeconds ?? USUAL_REQUESTS };
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(planbuch, limits), {
    bodyParser: false,
    logger: frameworkLog(planbuch.logger),
    abortOnError: false,
  });
  prepare(app, planbuch);
  serveDocument(app);
  await app.init();
  const server = app.getHttpServer();
  await listen(server, host, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(actual)}`,
    port: actual,
    drain: async (ms) => {
      app.get(Departure).begin();
      await sleep(ms);
    },
    close: () => close(app, server),
  };
}

function prepare(app: NestExpressApplication, { logger }: Planbuch): void {
  app.disable('x-powered-by');
  // Answers are made afresh for each caller and never cached, so there is nothing to compare with.
  app.disable('etag');
  const server = app.getHttpServer();
  app.use(
    app.get(Departure).lastAnswer,
    arrivesInTime,
    arrival,
    app.get(ApiMetrics).watch,
    requestLog(logger),
    helmet(securityHeaders),
  );
  // A file is read by who takes it.
  app.useBodyParser('raw', { type: (request) => !isUpload(request), limit: BODY_LIMIT_BYTES });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = ARRIVES_WITHIN_MS;
  server.requestTimeout = UPLOAD_ARRIVES_WITHIN_MS;
  server.on('clientError', answerUnreadable);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(host, port) : error;
  }
}

async function close(app: NestExpressApplication, server: Server): Promise<void> {
  app.get(Departure).begin();
  const cut = setTimeout(() => server.closeAllConnections(), CLOSES_WITHIN_MS);
  const closed = new Promise((resolve) => server.close(resolve));
  // Also those that become idle while others are still busy.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
  server.closeIdleConnections();
  await app.close();
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
