import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { DatabaseUnavailable, openPool } from '../index.js';

/** A message of PostgreSQL's protocol: its letter, its length, what it says. */
function message(letter: string, ...parts: readonly (string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      const number = Buffer.alloc(4);
      number.writeInt32BE(part);
      return number;
    }),
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const WELCOME = Buffer.concat([message('R', 0), message('Z', 'I')]);
const FAREWELL = message(
  'E',
  'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0',
);

/** A server that is killed at the very moment at which it has let somebody in. */
async function dyingServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(Buffer.concat([WELCOME, FAREWELL])));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

it('a server that says farewell in the same breath as welcome ends a query, not the process', async () => {
  const server = await dyingServer();
  const { port } = server.address() as AddressInfo;
  const database = openPool(`postgres://somebody@127.0.0.1:${String(port)}/book`, {
    max: 1,
    name: 'farewell',
  });

  await expect(database.query('SELECT 1')).rejects.toThrow(DatabaseUnavailable);

  await database.close();
  server.close();
});
