import { cycleId } from './cycle.mjs';
import { faster, p99, slower, used } from './figures.mjs';
import { fillLedger, fillLedgers, migrated } from './filling.mjs';
import { actOverEventServer, appendOverEventServer } from './over-event-server.mjs';
import { runSide } from './race.mjs';
import { appendsRehearsed, rehearsed } from './rehearsal.mjs';
import { emptyLineId, fullLineId } from './town.mjs';

/**
 * What is measured, beside whom, and what it shall reach. `sides` prepares the databases and says for each side which
 * script its processes run, with which job; `ratios` compares them.
 */
export const measures = [
  append(1, [faster('planbuch', 'emmett'), faster('planbuch', 'plain', 0.6)]),
  append(8, [faster('planbuch', 'emmett'), faster('planbuch', 'plain')]),
  append(32, [faster('planbuch', 'emmett', 5), faster('planbuch', 'plain', 1.5)]),
  append(256, [faster('planbuch', 'emmett'), faster('planbuch', 'plain', 2)]),
  {
    name: 'append, 4 processes of 64 callers',
    sides: async (server) => {
      const { own, peer } = await emptyDatabases(server);
      const sides = {
        planbuch: { ...own(64), processes: 4 },
        'planbuch in one process': own(64),
        emmett: { ...peer('emmett-append', 64), processes: 4 },
        plain: { ...peer('plain-insert', 64, 16), processes: 4 },
      };
      return appendsRehearsed(sides);
    },
    ratios: [
      faster('planbuch', 'planbuch in one process', 1),
      p99('planbuch', 150),
      faster('planbuch', 'emmett'),
      faster('planbuch', 'plain'),
    ],
  },
  {
    name: 'act, 32 callers',
    sides: async (server) => ({
      planbuch: allocating(server, { callers: 32 }),
      emmett: rehearsed((await emptyDatabases(server)).peer('emmett-append', 32)),
    }),
    ratios: [faster('planbuch', 'emmett', 2)],
  },
  {
    name: 'act of one caller, line of 5,000 grants',
    sides: async (server) => ({
      'full line': allocating(server, { budgetLineId: fullLineId }),
      'empty line': allocating(server, { budgetLineId: emptyLineId }),
    }),
    ratios: [slower('full line', 'empty line', 1.3)],
  },
  {
    name: 'act over HTTP, 32 callers',
    sides: async (server) => ({
      planbuch: spending(server, (own) => http({ server: './subjects/api.mjs', own })),
      'plain NestJS': http({ server: './peers/nest.mjs', peerUrl: (await server.database()).ownerUrl }),
    }),
    ratios: [faster('planbuch', 'plain NestJS', 0.7)],
  },
  {
    name: 'rebuild of all read models, events/s',
    sides: async (server) => {
      const own = await town(server);
      return {
        planbuch: { script: './subjects/rebuild.mjs', job: { own } },
        'read + COPY': { script: './peers/read-and-copy.mjs', job: { own } },
        'emmett consumer': {
          script: './peers/emmett-consumer.mjs',
          job: { peerUrl: await emmettTown(server) },
        },
      };
    },
    ratios: [faster('planbuch', 'read + COPY', 0.85), faster('planbuch', 'emmett consumer', 14)],
  },
  {
    name: 'registers of 100 ledgers by workers, events/s',
    sides: (server) => ({
      'two workers': workers(server, 2),
      'one worker': workers(server, 1),
    }),
    ratios: [slower('two workers', 'one worker', 0.65)],
  },
  {
    name: 'worker on 1,000 quiet ledgers',
    sides: async (server) => ({
      worker: { script: './subjects/quiet.mjs', job: { own: await quietLedgers(server) } },
    }),
    ratios: [used('worker', '% of a core', 'cpuPercent', 1), used('worker', 'MiB', 'memoryMiB', 150)],
  },
  read('why of a grant taken over', 'why', 'why-sql'),
  read('why of an allocated grant', 'why', 'why-allocated-sql', { ofAllocated: true }),
  read('register page of a year', 'page', 'page-sql', { filters: { year: 2025 } }),
  read('register page of a cycle', 'page', 'page-sql', { filters: { cycleId } }),
  appendOverEventServer(1, { guarded: true, target: 0.8 }),
  appendOverEventServer(32, { guarded: false, target: 1.5 }),
  actOverEventServer(1, { guarded: true }),
  actOverEventServer(32, { guarded: false }),
];

function append(callers, ratios) {
  return {
    name: `append, ${callers} caller${callers === 1 ? '' : 's'}`,
    sides: async (server) => {
      const { own, peer } = await emptyDatabases(server);
      // More connections than 32 make the plain statement slower, and the server takes 100.
      const plain = peer('plain-insert', Math.min(callers, 32));
      const sides = { planbuch: own(callers), emmett: peer('emmett-append', callers), plain };
      return appendsRehearsed(sides);
    },
    ratios,
  };
}

/** Reads by one caller, current and as of an event in the middle of the history. */
function read(name, subject, peer, asked = {}) {
  return {
    name,
    sides: async (server) => {
      const own = await town(server);
      const sides = {};
      for (const [when, asOf] of [
        ['now', undefined],
        ['as-of', 80_000],
      ]) {
        sides[`planbuch ${when}`] = { script: `./subjects/${subject}.mjs`, job: { own, asOf, ...asked } };
        sides[`SQL ${when}`] = { script: `./peers/${peer}.mjs`, job: { own, asOf, ...asked } };
      }
      return sides;
    },
    ratios: [
      slower('planbuch now', 'SQL now', 2),
      slower('planbuch as-of', 'SQL as-of', 2),
      slower('planbuch as-of', 'planbuch now', 1.3),
    ],
  };
}

function allocating(server, job) {
  return spending(server, (own) => rehearsed({ script: './subjects/act.mjs', job: { own, ...job } }));
}

/** Each round allocates the same grants, so each has a town of its own, which goes with it. */
function spending(server, sideOf) {
  return async () => {
    const own = await town(server);
    return { ...sideOf(own), done: () => server.drop(own) };
  };
}

function http(job) {
  return rehearsed({ script: './http-callers.mjs', job: { callers: 32, ...job } });
}

async function emptyDatabases(server) {
  const { appUrl } = await migrated(server);
  const { ownerUrl: peerUrl } = await server.database();
  return {
    own: (callers) => ({ script: './subjects/append.mjs', job: { appUrl, ledger: 'bench', callers } }),
    peer: (script, callers, connections = callers) => ({
      script: `./peers/${script}.mjs`,
      job: { peerUrl, callers, connections },
    }),
  };
}

/** A database with the ledger of 100,000 events and its read models. */
function town(server) {
  return server.copyOf('town', async (database) => {
    await server.migrate(database);
    await fillLedger(database);
  });
}

/** Each round computes the same registers, so each has ledgers of its own, which go with it. */
function workers(server, count) {
  const many = { ledgers: 100, events: 3_000, project: false };
  return async () => {
    const own = await server.copyOf('many ledgers', async (database) => {
      await server.migrate(database);
      await fillLedgers(database, many);
    });
    const job = { own, workers: count, events: many.ledgers * many.events };
    return { script: './subjects/workers.mjs', job, done: () => server.drop(own) };
  };
}

function quietLedgers(server) {
  return server.copyOf('quiet ledgers', async (database) => {
    await server.migrate(database);
    await fillLedgers(database, { ledgers: 1_000, events: 5, project: true });
  });
}

async function emmettTown(server) {
  const { ownerUrl } = await server.copyOf('emmett town', ({ ownerUrl: peerUrl }) =>
    runSide({ script: './peers/emmett-fill.mjs', job: { peerUrl } }, 0),
  );
  return ownerUrl;
}
