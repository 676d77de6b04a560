import { faster } from './figures.mjs';
import { migrated } from './filling.mjs';
import { appendsRehearsed } from './rehearsal.mjs';

/** The client's plain call, one event each, without tags, conditions or texts: guarded by the revision before it, or by nothing. */
const plain = (eventStoreUrl, callers, guarded) => ({
  script: './peers/append-to-stream.mjs',
  job: { eventStoreUrl, callers, guarded },
});

/** Beside plain calls, and beside as many callers whose events share calls: so much the server can store at all, one call at a time. */
export function appendOverEventServer(callers, { guarded, target }) {
  return overEventServer('append to an event server', callers, {
    sides: ({ own: { appUrl }, eventStoreUrl }) => {
      const own = (ledger, disclosed) => ({
        script: './subjects/append-to-server.mjs',
        job: { appUrl, eventStoreUrl, ledger, callers, disclosed },
      });
      return {
        planbuch: own('bench', false),
        'planbuch with texts': own('bench-texts', true),
        appendToStream: plain(eventStoreUrl, callers, guarded),
        'shared calls': { script: './peers/append-shared.mjs', job: { eventStoreUrl, callers } },
      };
    },
    ratios: [
      faster('planbuch', 'appendToStream', target),
      faster('planbuch with texts', 'appendToStream'),
      faster('shared calls', 'appendToStream'),
    ],
  });
}

/** A whole act with a text. */
export function actOverEventServer(callers, { guarded }) {
  return overEventServer('act on an event server', callers, {
    sides: ({ own, eventStoreUrl }) => ({
      planbuch: { script: './subjects/act-on-server.mjs', job: { own, eventStoreUrl, callers } },
      appendToStream: plain(eventStoreUrl, callers, guarded),
    }),
    ratios: [faster('planbuch', 'appendToStream')],
  });
}

function overEventServer(name, callers, { sides, ratios }) {
  return {
    name: `${name}, ${callers} caller${callers === 1 ? '' : 's'}`,
    needsEventServer: true,
    sides: async (server) =>
      appendsRehearsed(sides({ own: await migrated(server), eventStoreUrl: await server.eventServer.url() })),
    ratios,
  };
}
