import { setTimeout as sleep } from 'node:timers/promises';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { ActRefused } from '#acting';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import type { EventServerProcess } from '#event-store/testing';
import { readConfig } from '#platform';
import type { Config } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { announceServer, announceSkip } from '#test/announce';

const command = EVENT_SERVER_COMMAND;
const ledger = 'musterstadt';
const caller = { actor: 'operator:test', roles: ['administrator', 'planning'] } as const;
const taken = '00000000-0000-7000-8000-000000000001';

if (command === undefined) {
  it('says that nothing was decided without asking an event server', () => {
    announceSkip('acts decided at the number that a process knows', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('An act that is decided at the number its process knows', () => {
    let server: EventServerProcess;
    let place: TestDatabase;
    let config: Config;
    let here: Planbuch;
    let there: Planbuch;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      place = await testDatabase(migrations);
      config = readConfig({
        DATABASE_URL: place.appUrl,
        DATABASE_OWNER_URL: place.ownerUrl,
        EVENTSTORE_URL: server.url,
        PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
        PLANBUCH_LOG_LEVEL: 'silent',
      });
      here = await openPlanbuch(config, { name: 'here' });
      there = await openPlanbuch(config, { name: 'there' });
      await perform(here, 'open-ledger', {
        title: 'Musterstadt',
        mode: 'real',
        kind: 'municipality',
        federalState: 'HE',
      });
    }, 90_000);

    afterAll(async () => {
      await here.close();
      await there.close();
      await place.drop();
      await server.remove();
    });

    const perform = ({ performer }: Planbuch, act: string, body: object) =>
      performer.perform({ ledger, caller, acts: [{ act, body }] });
    const register = (planbuch: Planbuch, body: object = {}) =>
      perform(planbuch, 'register-organisation', { name: 'Träger', kind: 'organisation', ...body });
    const known = ({ store }: Planbuch): Promise<number | undefined> | undefined => store.knownUpTo?.(ledger);

    /** `here` knows the ledger up to a number, and then something is appended there that it does not know of. */
    async function behind(appendsThere: () => Promise<{ number: number }>): Promise<number> {
      // Whoever met others a moment ago asks.
      await sleep(1_100);
      const { number } = await register(here);
      const next = await appendsThere();
      expect(next.number).toBe(number + 1);
      expect(await known(here)).toBe(number);
      return next.number;
    }

    it('is refused where something has happened since that forbids it', async () => {
      const number = await behind(() => register(there, { id: taken }));

      const error = await register(here, { id: taken }).catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(ActRefused);
      expect((error as ActRefused).rejection).toMatchObject({ code: 'id-taken', restsOn: [number] });
      expect((await here.store.head(ledger)).number).toBe(number);
    });

    it('is performed where what it rests on has only happened since', async () => {
      const eventNumber = await behind(() => register(there));

      const reason = 'Antrag';
      const body = { eventNumber, path: '/data/name', legalBasis: 'personality-rights', reason };
      expect(await perform(here, 'redact-text', body)).toMatchObject({ number: eventNumber + 1 });
    });

    it('stands on what others appended meanwhile where that does not touch it', async () => {
      const number = await behind(() => register(there));

      expect(await register(here)).toMatchObject({ number: number + 1 });
    });

    it('has no such number where others append too, and where the stream was not read yet', async () => {
      const number = await behind(() => register(there));
      await register(here);
      expect(await known(here)).toBeUndefined();

      await sleep(1_100);
      expect(await known(here)).toBe(number + 1);
      const fresh = await openPlanbuch(config, { name: 'fresh' });
      expect(await known(fresh)).toBeUndefined();
      await fresh.close();
    });
  });
}
