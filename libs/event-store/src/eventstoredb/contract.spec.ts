import { announceServer, announceSkip } from '#test/announce';
import {
  EVENT_SERVER_COMMAND,
  eventStoreContract,
  NO_EVENT_SERVER,
  openEventStoreDB,
  startEventServer,
} from '../testing.js';
import type { EventServerProcess } from '../testing.js';

const command = EVENT_SERVER_COMMAND;

if (command === undefined) {
  it('says that the contract was not tried over an event server', () => {
    announceSkip('the contract over EventStoreDB', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  let server: EventServerProcess;

  beforeAll(async () => {
    server = await startEventServer(command);
    announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
  }, 90_000);

  afterAll(() => server.remove());

  eventStoreContract('EventStoreDB', () => openEventStoreDB(server.url));
}
