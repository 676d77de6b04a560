import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A plain TCP load balancer, as simple as one may be: it knows no HTTP but the question for health. */
export interface Balancer {
  readonly url: string;
  /** Puts an api that was started anew in the place of the one before; resolves when it was seen to be ready. */
  replace(place: number, port: number): Promise<void>;
  close(): Promise<void>;
}

const LOOKS_EVERY_MS = 200;

const WIRE_MS = 10;

interface Api {
  port: number;
  ready: boolean;
}

/**
 * Hands connections to apis that said they are ready, in turns. Where a connection cannot be made, and so nothing was sent, it
 * tries the next; after that it repeats nothing.
 */
export async function balancer(ports: readonly number[]): Promise<Balancer> {
  const apis: Api[] = ports.map((port) => ({ port, ready: false }));
  const sockets = new Set<Socket>();
  const looking = new AbortController();
  let turn = 0;
  const server = createServer((client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client)).on('error', () => undefined);
    const ready = apis.filter((api) => api.ready);
    turn += 1;
    handOver(
      client,
      ready.map((_, index) => ready[(turn + index) % ready.length]?.port ?? 0),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const looks = Promise.all(apis.map((api) => look(api, looking.signal)));
  const allSeen = async (): Promise<void> => {
    while (apis.some(({ ready }) => !ready)) await sleep(20);
  };
  await allSeen();
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    replace: (place, port) => {
      Object.assign(apis[place] ?? {}, { port, ready: false });
      return allSeen();
    },
    close: async () => {
      looking.abort();
      await looks;
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function handOver(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) {
    client.destroy();
    return;
  }
  const api = connect(port, '127.0.0.1');
  const refused = (): void => handOver(client, others);
  api.once('error', refused);
  api.once('connect', () => {
    api.off('error', refused).on('error', () => client.destroy());
    client.pipe(onTheWay()).pipe(api).pipe(onTheWay()).pipe(client);
    client.on('close', () => api.destroy());
    // After what is still on the way.
    api.on('close', () => setTimeout(() => client.destroySoon(), 3 * WIRE_MS));
  });
}

/** On a wire between machines requests cross with the news that a connection was closed; on loopback they hardly ever meet. */
function onTheWay(): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => void setTimeout(() => done(null, chunk), WIRE_MS),
    flush: (done) => void setTimeout(done, WIRE_MS),
  });
}

async function look(api: Api, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { port } = api;
    const ready = await fetch(`http://127.0.0.1:${String(port)}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (port === api.port) api.ready = ready;
    await sleep(LOOKS_EVERY_MS);
  }
}
