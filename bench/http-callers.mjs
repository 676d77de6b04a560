import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
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
    const server = fork(fileURLToPath(new URL(job.server, import.meta.url)), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    server.send(job);
    const [{ port, path, headers }] = await once(server, 'message');
    const agent = new Agent({ keepAlive: true, maxSockets: job.callers });
    const options = { host: '127.0.0.1', port, path, method: 'POST', agent };
    const act = (nth, query = '') =>
      post({ ...options, headers, path: path + query }, JSON.stringify(allocationAt(nth)));
    let open = 0;
    return {
      perform: () => act(open++),
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
