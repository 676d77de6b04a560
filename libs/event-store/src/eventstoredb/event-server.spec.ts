import { DatabaseUnavailable } from '#platform';
import { EventServer } from './event-server.js';

/** Every kind of call, one after the other. */
async function expectAway(server: EventServer): Promise<void> {
  const calls = [
    () => server.read('planbuch', 0, 1),
    () => server.mayVanish('planbuch'),
    () => server.append('planbuch', 0, []),
  ];
  for (const call of calls) await expect(call()).rejects.toBeInstanceOf(DatabaseUnavailable);
}

it('takes a server for away whose channel the client closed beneath a call', async () => {
  const server = new EventServer('esdb://127.0.0.1:1?tls=false');
  const channel = await server['client']['getChannel']();
  channel.close();

  await expectAway(server);
  await server.close();
});

it('takes a cluster for away of which no node answers, and does not end the process', async () => {
  const server = new EventServer('esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=2');

  await expectAway(server);
  await server.close();
});
