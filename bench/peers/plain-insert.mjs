// The plain way: one prepared autocommit statement inserts the event and its four tag rows; a connection for each caller.
import { sampleEvent } from '../sample.mjs';
import { takePart } from '../side.mjs';
import { openPlain } from './plain.mjs';

await takePart(async ({ peerUrl, callers, connections = callers }) => {
  const plain = await openPlain(peerUrl, connections);
  return {
    perform: (serial) => plain.insert('bench', sampleEvent('bench', serial)),
    end: () => plain.close(),
  };
});
