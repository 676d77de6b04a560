import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gauge } from 'prom-client';
import type { Planbuch } from '#assembly';
import { createMetrics, portTaken } from '#platform';
import type { Registry } from '#platform';

/** The one page of a worker; for machines, like that of the api. */
export interface ServedHealth {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Whoever asks for the health of a worker needs few connections, and no time. */
const CONNECTIONS = 16;
const ARRIVES_WITHIN_MS = 5_000;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * Serves `/health/live`, `/health/ready` (the database answers) and `/metrics` on the configuration's address.
 *
 * @throws OperatorError `port-taken`
 */
export async function serveHealth(planbuch: Planbuch): Promise<ServedHealth> {
  const { host, port } = planbuch.config;
  const metrics = metricsOf(planbuch);
  const server = createServer((request, response) => {
    void answerTo(request.url ?? '', planbuch, metrics).then(({ status, type, text }) => {
      response.writeHead(status, { 'Content-Type': type, Connection: 'close' }).end(text);
    });
  });
  server.maxConnections = CONNECTIONS;
  server.requestTimeout = ARRIVES_WITHIN_MS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(host, port) : error;
  }
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(actual)}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      metrics.clear();
    },
  };
}

function metricsOf({ database, streamCopies }: Planbuch): Registry {
  const registry = createMetrics('planbuch-worker');
  const waiting: Gauge = new Gauge({
    name: 'planbuch_database_waiting',
    help: 'Callers that wait for a database connection',
    registers: [registry],
    collect: () => waiting.set(database.load().waiting),
  });
  const damaged: Gauge = new Gauge({
    name: 'planbuch_streams_damaged',
    help: 'Ledgers of the event server that stand still because their stream is not what was written to it',
    registers: [registry],
    collect: async () => {
      const noted = await streamCopies?.damaged().catch(() => undefined);
      // Where the database does not answer it keeps what it shows.
      if (noted) damaged.set(noted.length);
    },
  });
  return registry;
}

async function answerTo(path: string, { database }: Planbuch, metrics: Registry): Promise<Answer> {
  switch (path) {
    case '/health/live':
      return json(200, { status: 'live' });
    case '/health/ready':
      return database.query('SELECT 1').then(
        () => json(200, { status: 'ready' }),
        () => json(503, { status: 'database-unavailable' }),
      );
    case '/metrics':
      return { status: 200, type: metrics.contentType, text: await metrics.metrics() };
    default:
      return json(404, { status: 'not-found' });
  }
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}
