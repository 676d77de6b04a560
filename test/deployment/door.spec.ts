import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announceSkip } from '#test/announce';
import { doorTo } from './compose-file.js';
import { freePort } from './servers.js';

const isThere = spawnSync('haproxy', ['-v']).error === undefined;
if (!isThere) announceSkip('a busy api behind HAProxy', 'no haproxy on this machine');

const folder = mkdtempSync(join(tmpdir(), 'planbuch-door-'));
let api: Server;
let haproxy: ChildProcess | undefined;
let answersAfterMs = 0;

beforeAll(async () => {
  api = createServer((_, response) => void sleep(answersAfterMs).then(() => response.end('{}')));
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
});

afterAll(async () => {
  if (haproxy) {
    haproxy.kill('SIGKILL');
    await once(haproxy, 'exit');
  }
  api.closeAllConnections();
  api.close();
  rmSync(folder, { recursive: true });
});

(isThere ? it : it.skip)(
  'the door does not take an api out that is so busy that it answers late',
  async () => {
    const address = `127.0.0.1:${String((api.address() as AddressInfo).port)}`;
    const door = `127.0.0.1:${String(await freePort())}`;
    // The other one is just being restarted.
    const restarting = `127.0.0.1:${String(await freePort())}`;
    writeFileSync(join(folder, 'haproxy.cfg'), doorTo([address, restarting], door));
    haproxy = spawn('haproxy', ['-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
    const asked = (): Promise<number | undefined> =>
      fetch(`http://${door}/`).then(
        ({ status }) => status,
        () => undefined,
      );
    while ((await asked()) !== 200) await sleep(50);

    answersAfterMs = 2_500;
    await sleep(4_000);
    expect(await asked()).toBe(200);
  },
  30_000,
);
