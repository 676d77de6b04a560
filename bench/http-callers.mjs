import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GRANTS_OPEN, GRANTS_REHEARSED } from './funding.mjs';
import { takePart } from './side.mjs';
import { allocationAt } from './town.mjs';

/** In the process of a server: starts it as told, and says where it listens. It ends with whoever calls it. */
export async function serve(start) {
  process.once('disconnect', () => process.exit());
  const [job] = await once(process, 'message');
  process.send(await start(job));
}

/** The same callers for every server: each sends an act over its own connection and waits for the answer. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await takePart(async (job) => {
    const { server, told } = await started(job);
    const { port, path, headers } = told;
    const agent = new Agent({ keepAlive: true, maxSockets: job.callers });
    const options = { host: '127.0.0.1', port, path, method: 'POST', agent };
    const act = (nth, query = '') =>
      post({ ...options, headers, path: path + query }, JSON.stringify(allocationAt(nth)));
    let asked = 0;
    return {
      perform: () => act(asked++),
      // The plain server knows no rehearsal: it stores one event more.
      rehearse: (serial) => act(serial % GRANTS_REHEARSED, '?dry-run=true'),
      most: GRANTS_OPEN,
      async end() {
        agent.destroy();
        server.disconnect();
        await once(server, 'exit');
      },
    };
  });
}

/** Its log goes into a file, as on a real machine: a pipe would have the measuring process read it line by line. */
async function started(job) {
  const folder = await mkdtemp(join(tmpdir(), 'planbuch-bench-log-'));
  const log = await open(join(folder, 'log'), 'w+');
  const server = fork(fileURLToPath(new URL(job.server, import.meta.url)), [], {
    stdio: ['ignore', 'ignore', log.fd, 'ipc'],
  });
  server.send(job);
  const failed = once(server, 'exit').then(async () => {
    throw new Error(`the server ended: ${await readFile(join(folder, 'log'), 'utf8')}`);
  });
  try {
    const [told] = await Promise.race([once(server, 'message'), failed]);
    return { server, told };
  } finally {
    // It ends when the measure does, and its file with it.
    failed.catch(() => undefined);
    await log.close();
    await rm(folder, { recursive: true });
  }
}

async function post(options, body) {
  const headers = {
    ...options.headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const sent = request({ ...options, headers }).end(body);
  const [response] = await once(sent, 'response');
  let answer = '';
  for await (const chunk of response.setEncoding('utf8')) answer += chunk;
  if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${answer}`);
}
