import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { startApi } from '#api';
import type { ApiOptions, RunningApi } from '#api';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import type { TokenRequest } from '#access';
import { openPool, readConfig } from '#platform';
import type { Clock, Logger } from '#platform';
import { testDatabase } from '#platform/testing';
import { storeSettings } from '../event-server/settings.js';

/** An api on a database of its own, and what a story needs to begin. */
export interface Running {
  readonly planbuch: Planbuch;
  readonly api: RunningApi;
  readonly url: string;
  /** Asks in the name of the administrator, or of whoever holds the token. */
  readonly as: (token?: string) => TestAgent;
  readonly administrator: string;
  /** Runs a statement as the owner of the schema. */
  readonly asOwner: (statement: string) => Promise<void>;
  readonly token: (request: Partial<TokenRequest>) => Promise<string>;
  /** Performs an act as administrator; the id of its subject. */
  readonly act: (ledger: string, act: string, input: object) => Promise<string>;
  /** Opens a ledger of this name. */
  readonly ledger: (name: string, mode?: 'real' | 'rehearsal') => Promise<void>;
  /** Resolves when the registers are where the ledgers are. */
  readonly caughtUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RunningOptions extends ApiOptions {
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** Beside those of its database, such as an event server of the story's own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The address by which the api reaches its database, for stories in which that one goes away. */
  readonly through?: (appUrl: string) => Promise<string>;
}

export async function runningPlanbuch({
  logger,
  clock,
  settings = {},
  through = (appUrl) => Promise.resolve(appUrl),
  ...options
}: RunningOptions = {}): Promise<Running> {
  const place = await testDatabase(migrations);
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-api-'));
  const config = readConfig({
    DATABASE_URL: await through(place.appUrl),
    DATABASE_OWNER_URL: place.ownerUrl,
    PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
    PLANBUCH_DATA: folder,
    PLANBUCH_LOG_LEVEL: 'silent',
    ...storeSettings(),
    ...settings,
  });
  const planbuch = await openPlanbuch(config, {
    name: 'spec',
    ...(logger ? { logger } : {}),
    ...(clock ? { clock } : {}),
  });
  const api = await startApi(planbuch, { host: '127.0.0.1', port: 0, ...options });
  const token: Running['token'] = async (wanted) =>
    (await planbuch.tokens.create({ name: 'spec', roles: ['administrator'], ...wanted })).secret;
  const administrator = await token({});
  const as: Running['as'] = (secret = administrator) =>
    request.agent(api.url).set('Authorization', `Bearer ${secret}`);
  const act: Running['act'] = async (ledger, name, input) => {
    const { body } = await as().post(`/v1/ledgers/${ledger}/acts/${name}`).send(input).expect(201);
    return (body.events[0].subject as string).replace(/^[^:]*:/, '');
  };
  return {
    planbuch,
    api,
    url: api.url,
    as,
    administrator,
    asOwner: async (statement) => {
      const owner = openPool(place.ownerUrl, { max: 1, name: 'spec' });
      await owner.execute(statement);
      await owner.close();
    },
    token,
    act,
    ledger: async (name, mode = 'real') => {
      await act(name, 'open-ledger', {
        title: 'Planungsbuch',
        mode,
        kind: 'municipality',
        federalState: 'HE',
      });
    },
    caughtUp: () => planbuch.projections.catchUp(),
    close: async () => {
      await api.close();
      await planbuch.close();
      await place.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A grant as the old records have it. */
export function oldGrant(externalNo: string, recipient: object, more: object = {}): object {
  return {
    externalNo,
    recipient,
    authority: 'Fachdienst Soziales',
    purpose: `Offener Treff ${externalNo}`,
    amountCents: 500_00,
    source: { fileSha256: 'a'.repeat(64), line: 2 },
    ...more,
  };
}
