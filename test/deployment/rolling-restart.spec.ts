import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announceMet, announceServer, announceSkip } from '#test/announce';
import { balancer } from './balancer.js';
import { Caller } from './caller.js';
import { doorTo } from './compose-file.js';
import type { Program } from './programs.js';
import { freePort } from './servers.js';
import { topology } from './topology.js';
import type { Topology } from './topology.js';

let town: Topology;
let token: string;

beforeAll(async () => {
  town = await topology();
  token = await town.token();
}, 60_000);

afterAll(() => town.close());

/** Between two calls a connection lies idle for a moment, as that of a person does: then it is most in danger of being closed. */
const PAUSE_MS = 15;

/** Callers that act and read and try nothing twice; what became of each request. */
function load(url: string, ledger: string, callers: number) {
  const failures: string[] = [];
  const names = new Set<string>();
  let reads = 0;
  let ended = false;
  const calling = Array.from({ length: callers }, async (_, index) => {
    const caller = new Caller(token, () => url);
    for (let call = 0; !ended && failures.length === 0; call += 1) {
      const name = `Träger ${String(index)}-${String(call)}`;
      try {
        const { status, body, number } = await caller.registerOrganisation(ledger, name);
        if (status !== 201) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
        names.add(name);
        await sleep(PAUSE_MS);
        if (call % 10 > 0) continue;
        await caller.organisations(ledger, number);
        reads += 1;
      } catch (error) {
        failures.push(String(error));
      }
    }
    caller.close();
  });
  return {
    end: async () => {
      ended = true;
      await Promise.all(calling);
      return { failures, names, reads };
    },
  };
}

it('apis and a worker are restarted one after the other under load, and no request fails', async () => {
  const { programs } = town;
  const [worker, ...apis] = await Promise.all([
    programs.start('worker'),
    programs.start('api'),
    programs.start('api'),
  ]);
  const door = await balancer(apis.map(({ port }) => port));
  const opener = new Caller(token, () => door.url);
  expect((await opener.openLedger('lastfall')).status).toBe(201);

  const running = load(door.url, 'lastfall', 6);
  await sleep(500);
  for (const [place, api] of apis.entries()) {
    expect(await api.end()).toBe(0);
    const next = await programs.start('api');
    apis[place] = next;
    await door.replace(place, next.port);
  }
  const nextWorker = await programs.start('worker');
  expect(await worker.end()).toBe(0);
  await sleep(500);
  const { failures, names, reads } = await running.end();

  expect(failures).toEqual([]);
  // Every act that was answered is there once, and nothing besides: no request was taken twice.
  const events = await numberOf(opener, 'lastfall');
  expect(events).toBe(1 + names.size + 1);
  expect(reads).toBeGreaterThan(10);
  announceMet(`restarts under load: ${String(names.size)} acts, ${String(reads)} reads, 0 failed`);
  opener.close();
  await door.close();
  await Promise.all([...apis, nextWorker].map((program) => program.end()));
}, 150_000);

it('the door of docker-compose.yml does as well', async () => {
  const version = spawnSync('haproxy', ['-v'], { encoding: 'utf8' });
  if (version.error) return announceSkip('restarts behind HAProxy', 'no haproxy on this machine');
  announceServer(`HAProxy ${/version (\S+)/.exec(version.stdout)?.[1] ?? '?'}`, 'of this machine');
  const { programs } = town;
  // A container keeps its address when it is started anew, and stays away for longer than the door's look.
  const ports = [String(await freePort()), String(await freePort())];
  const apiAt = (port: string): Promise<Program> =>
    programs.start('api', { PLANBUCH_PORT: port, PLANBUCH_DRAIN_SECONDS: '3' });
  const worker = await programs.start('worker');
  const apis = await Promise.all(ports.map(apiAt));
  const door = `127.0.0.1:${String(await freePort())}`;
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-door-'));
  writeFileSync(join(folder, 'haproxy.cfg'), doorTo(ports.map((port) => `127.0.0.1:${port}`), door)); // prettier-ignore
  const haproxy = spawn('haproxy', ['-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
  const opener = new Caller(token, () => `http://${door}`);
  while ((await fetch(`http://${door}/health/ready`).catch(() => undefined))?.ok !== true) await sleep(100);
  expect((await opener.openLedger('tuer')).status).toBe(201);

  const running = load(`http://${door}`, 'tuer', 6);
  for (const [place, port] of ports.entries()) {
    expect(await apis[place]?.end()).toBe(0);
    apis[place] = await apiAt(port);
    await ready(apis[place]);
    await sleep(1_500);
  }
  const { failures, names } = await running.end();
  expect(failures).toEqual([]);
  expect(await numberOf(opener, 'tuer')).toBe(1 + names.size + 1);
  opener.close();
  haproxy.kill('SIGKILL');
  await once(haproxy, 'exit');
  rmSync(folder, { recursive: true });
  await Promise.all([...apis, worker].map((program) => program.end()));
}, 150_000);

async function ready({ url }: Program): Promise<void> {
  while ((await fetch(`${url}/health/ready`)).status !== 200) await sleep(50);
  // Long enough for the balancer to see it too.
  await sleep(500);
}

/** The number of the next event of a ledger. */
async function numberOf(caller: Caller, ledger: string): Promise<number> {
  return (await caller.registerOrganisation(ledger, 'zuletzt')).number;
}
