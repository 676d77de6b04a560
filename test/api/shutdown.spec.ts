import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker } from '#worker';
import { streamed } from './event-source.js';
import { runningPlanbuch } from './running-planbuch.js';

it('an api that closes finishes what it accepted, ends streams, and takes nothing new', async () => {
  const running = await runningPlanbuch();
  const worker = await startWorker(running.planbuch);
  await running.ledger('musterstadt');
  const stream = streamed(`${running.url}/v1/ledgers/musterstadt/events/stream`, running.administrator);
  await stream.until(1);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const send = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${running.url}/v1/ledgers/musterstadt/acts/register-organisation`,
        {
          agent,
          method: 'POST',
          headers: { authorization: `Bearer ${running.administrator}`, 'content-type': 'application/json' },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.on('error', reject);
      sent.end('{"name":"Träger A","kind":"organisation"}');
    });
  // Callers that never pause: some are answered, some find the door closed, none is left without an answer.
  let closing = false;
  let stored = 0;
  const callers = Array.from({ length: 8 }, async () => {
    for (;;) {
      try {
        expect(await send()).toBe(201);
        stored += 1;
      } catch (error) {
        expect(closing).toBe(true);
        expect((error as NodeJS.ErrnoException).code).toMatch(/ECONNREFUSED|ECONNRESET/);
        return;
      }
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  closing = true;
  const startedMs = performance.now();
  await running.api.close();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  await Promise.all(callers);
  await stream.ended();
  agent.destroy();
  const { number } = await running.planbuch.store.head('musterstadt');
  expect(number).toBe(1 + stored);
  await worker.close();
  await running.close();
});

it('a connection ends with its answer too where the request came before the api drained', async () => {
  const running = await runningPlanbuch();
  await running.ledger('musterstadt');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sent = request(`${running.url}/v1/ledgers/musterstadt/acts/register-organisation`, {
    agent,
    method: 'POST',
    headers: { authorization: `Bearer ${running.administrator}`, 'content-type': 'application/json' },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.write('{"name":"Träger A",');
  await sleep(200);
  const drained = running.api.drain(300);
  sent.end('"kind":"organisation"}');

  const [answer] = await answered;
  answer.resume();
  expect([answer.statusCode, answer.headers.connection]).toEqual([201, 'close']);
  await drained;
  agent.destroy();
  await running.close();
});

it('an api that drains is not ready any more, still takes what comes, and ends each connection with its answer', async () => {
  const running = await runningPlanbuch();
  const ready = () => fetch(`${running.url}/health/ready`);
  expect((await ready()).status).toBe(200);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const connection = (): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(`${running.url}/health/live`, { agent }, (answer) => {
        answer.resume().on('end', () => resolve(answer.headers.connection));
      });
      sent.on('error', reject).end();
    });
  expect(await connection()).toBe('keep-alive');
  const drained = running.api.drain(300);
  expect(await connection()).toBe('close');
  expect(await (await ready()).json()).toEqual({ status: 'closing' });
  await running.ledger('zuletzt');
  await drained;
  agent.destroy();
  await running.close();
});
