import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensurePeers } from './ensure-peers.mjs';

const HELP = `npm run bench [-- options]: Planbuch beside its peers, in the same run on the same server.

  --only <part>      only measures whose name holds this
  --rounds <n>       how often each side runs, in turns (default 3)
  --seconds <n>      how long each side runs in a round (default 3)

Writes bench/results.json. Other work on this machine spoils the figures: the load is printed beside them.
`;

const options = optionsOf(process.argv.slice(2));
await bootstrap();
await ensurePeers();
// Only now: they import what was built and installed.
const [{ measures }, { endChildren, race }, { openServer }, { resultsOf }, table] = await Promise.all(
  ['measures', 'race', 'server', 'figures', 'table'].map((module) => import(`./${module}.mjs`)),
);
process.exitCode = await run();

async function run() {
  const interrupted = interruption();
  const server = await openServer();
  const measuring = measureAll(server);
  try {
    const results = await Promise.race([measuring, interrupted]);
    if (typeof results === 'string') process.stderr.write(`Ended by ${results}; nothing was written.\n`);
    else tell(results);
    return typeof results === 'string' ? 130 : 0;
  } finally {
    endChildren();
    await measuring.catch(() => undefined);
    await server.close();
  }
}

async function measureAll(server) {
  const results = [];
  table.head();
  for (const measure of measures.filter(({ name }) => name.includes(options.only))) {
    if (measure.needsEventServer && !server.eventServer.isThere) {
      process.stdout.write(`${measure.name}: did not run, TEST_EVENTSTORE_COMMAND names no event server\n`);
      continue;
    }
    const sides = await measure.sides(server);
    const lines = resultsOf(measure, await race(sides, { ...options, calm: () => server.calm() }));
    results.push(...lines);
    lines.forEach(table.line);
  }
  return results;
}

function tell(results) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
  table.foot(results);
}

/** Resolves with the signal's name on Ctrl-C and the like. */
function interruption() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(signal));
  });
}

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  return { only: values.only, rounds: Number(values.rounds), seconds: Number(values.seconds) };
}
