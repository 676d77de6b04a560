import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { startApi } from '#api';
import type { ApiOptions } from '#api';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import type { TokenRequest } from '#access';
import { readConfig } from '#platform';
import { testDatabase } from '#platform/testing';

/** An api on a database of its own, and what a story needs to begin. */
export interface Running {
  readonly planbuch: Planbuch;
  readonly url: string;
  /** Asks in the name of the administrator, or of whoever holds the token. */
  readonly as: (token?: string) => TestAgent;
  readonly token: (request: Partial<TokenRequest>) => Promise<string>;
  /** Opens a ledger of this name. */
  readonly ledger: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function runningPlanbuch(options: ApiOptions = {}): Promise<Running> {
  const place = await testDatabase(migrations);
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-api-'));
  const config = readConfig({
    DATABASE_URL: place.appUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
    PLANBUCH_DATA: folder,
    PLANBUCH_LOG_LEVEL: 'silent',
  });
  const planbuch = await openPlanbuch(config, { name: 'spec' });
  const api = await startApi(planbuch, { host: '127.0.0.1', port: 0, ...options });
  const token: Running['token'] = async (wanted) =>
    (await planbuch.tokens.create({ name: 'spec', roles: ['administrator'], ...wanted })).secret;
  const administrator = await token({});
  const as: Running['as'] = (secret = administrator) =>
    request.agent(api.url).set('Authorization', `Bearer ${secret}`);
  return {
    planbuch,
    url: api.url,
    as,
    token,
    ledger: async (name) => {
      const input = { title: 'Planungsbuch', mode: 'real', kind: 'municipality', federalState: 'HE' };
      await as().post(`/v1/ledgers/${name}/acts/open-ledger`).send(input).expect(201);
    },
    close: async () => {
      await api.close();
      await planbuch.close();
      await place.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
