import { startApi } from '#api';
import { openTownPlace } from './town-place.js';
import type { TownPlace } from './town-place.js';

/** A Planbuch in which it is always the same noon, asked over HTTP. */
export interface TownApi extends TownPlace {
  /** Asks in German, as administrator or as whoever holds the token. One that hangs fails after `HANGS_AFTER_MS`. */
  readonly ask: (path: string, asking?: Asking) => Promise<Answer>;
}

export interface Asking {
  /** The body; with one it is a POST. */
  readonly json?: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer takes some milliseconds; on the busiest machine not this long. */
const HANGS_AFTER_MS = 10_000;

export async function openTownApi(): Promise<TownApi> {
  const place = await openTownPlace();
  const api = await startApi(place.planbuch, { host: '127.0.0.1', port: 0 });
  const { secret } = await place.planbuch.tokens.create({ name: 'town', roles: ['administrator'] });
  return {
    ...place,
    ask: async (path, { json, token = secret } = {}) => {
      const response = await fetch(`${api.url}${path}`, {
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': 'de',
          'content-type': 'application/json',
        },
        signal: AbortSignal.timeout(HANGS_AFTER_MS),
        ...(json === undefined ? {} : { method: 'POST', body: json }),
      });
      // Parsed here and not by fetch, whose objects are of another realm than those of a test: they never are deeply equal.
      const body = JSON.parse(await response.text()) as Answer['body'];
      return { status: response.status, body };
    },
    close: async () => {
      await api.close();
      await place.close();
    },
  };
}
