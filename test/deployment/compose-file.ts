import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the specs look at of a service. */
export interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly restart: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly mem_limit: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

export const composeText = readFileSync(`${root}docker-compose.yml`, 'utf8');

/** The lines `NAME=value` of .env.example. */
export const exampleSettings: Readonly<Record<string, string>> = Object.fromEntries(
  readFileSync(`${root}.env.example`, 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

/** The names that the compose file wants from `.env`, and whether it can do without. */
export function wantedSettings(): Map<string, 'needed' | 'optional'> {
  const found = [...composeText.matchAll(/(?<!\$)\$\{(\w+)(:[?-])?/g)];
  return new Map(found.map(([, name = '', mark]) => [name, mark === ':-' ? 'optional' : 'needed']));
}

/** The compose file as the compose tool sees it with such settings. */
export function composed(settings: Readonly<Record<string, string>>): ComposeFile {
  const text = composeText.replaceAll(
    /(?<!\$)\$\{(\w+)(?::([?-])([^}]*))?\}/g,
    (_, name: string, mark: string | undefined, rest = '') => {
      const value = settings[name] ?? '';
      if (value !== '') return value;
      if (mark === '-') return rest as string;
      throw new Error(`${name} ${rest as string}`);
    },
  );
  return parse(text, { merge: true }) as ComposeFile;
}

/** The door's configuration for apis (and an address of the door itself) on this machine. */
export function doorTo(apis: readonly string[], door = ':8420'): string {
  const config = readFileSync(`${root}docker/haproxy/haproxy.cfg`, 'utf8');
  return apis
    .reduce((text, api, index) => text.replace(`api-${String(index + 1)}:8420`, api), config)
    .replace('bind :8420', `bind ${door}`);
}
