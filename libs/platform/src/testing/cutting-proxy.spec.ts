import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cuttingProxy, type CuttingProxy } from './cutting-proxy.js';

/** Writes down what it hears and says it back in capitals. */
let server: Server;
let heard: string;
let wire: CuttingProxy;
let client: Socket;

beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      heard += data.toString();
      socket.write(data.toString().toUpperCase());
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  wire = await cuttingProxy(
    `postgres://somebody:secret@127.0.0.1:${(server.address() as AddressInfo).port}/books`,
  );
  client = await newClient();
});

afterEach(async () => {
  client.destroy();
  await wire.close();
  server.close();
});

function openClient(): Socket {
  const { hostname, port } = new URL(wire.url);
  return connect(Number(port), hostname).on('error', () => undefined);
}

async function newClient(): Promise<Socket> {
  const socket = openClient();
  await once(socket, 'connect');
  return socket;
}

function say(words: string): Promise<string> {
  return new Promise((resolve) => {
    client.once('data', (answer: Buffer) => {
      resolve(answer.toString());
    });
    client.once('close', () => {
      resolve('cut');
    });
    client.write(words);
  });
}

it('is the server’s own address but for the place', () => {
  expect(wire.url).toMatch(/^postgres:\/\/somebody:secret@127\.0\.0\.1:\d+\/books$/);
});

it('passes on what is said and answered', async () => {
  expect(await say('hello')).toBe('HELLO');
});

it.each([
  ['before', ''],
  ['once-sent', 'commit'],
  ['answered', 'commit'],
] as const)('cuts %s: the server has heard "%s"', async (moment, expected) => {
  const cut = wire.cut(moment, 'commit');
  expect(await say('commit')).toBe('cut');
  await cut;
  await sleep(20);
  expect(heard).toBe(expected);
  expect(wire.cuts).toBe(1);
  client = await newClient();
  expect(await say('commit')).toBe('COMMIT');
});

it('sees a text that came in two pieces, and cuts once', async () => {
  const cut = wire.cut('answered', 'commit');
  expect(await say('com')).toBe('COM');
  expect(await say('mit')).toBe('cut');
  await cut;
  expect(wire.cuts).toBe(1);
});

it('holds everything back while frozen, and loses nothing', async () => {
  wire.freeze();
  const answer = say('hello');
  await sleep(50);
  expect(heard).toBe('');
  wire.thaw();
  expect(await answer).toBe('HELLO');
});

it('lets nobody in while it refuses', async () => {
  wire.refuse();
  client = openClient();
  expect(await say('hello')).toBe('cut');
  expect(heard).toBe('');
  wire.accept();
  client = await newClient();
  expect(await say('hello')).toBe('HELLO');
});
