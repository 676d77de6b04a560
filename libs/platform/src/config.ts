import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { validateSync } from 'class-validator';
import { Environment, EXPECTATIONS } from './environment.js';
import { parseMasterKey } from './master-key.js';
import { OperatorError, type Bilingual } from './operator-error.js';
import type { LogLevel } from './logger.js';

/** The settings of a Planbuch process. */
export interface Config {
  /** The servers that were named, or the embedded one in `dataFolder`. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | 'embedded';
  /** The event server (KurrentDB, EventStoreDB) in which new ledgers are kept; they are kept in PostgreSQL where none is named. */
  readonly eventStoreUrl?: string;
  /** The Redis that carries the jobs; PostgreSQL carries them where none is named. */
  readonly redisUrl?: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** 32 bytes; absent on the embedded database unless one was given: it keeps its own. */
  readonly masterKey?: Buffer;
  readonly logLevel: LogLevel;
  /** How long an api of its own tells load balancers and callers that it goes before it takes nothing any more. */
  readonly drainMs: number;
}

/** Several looks of a load balancer that asks every second or two. */
const USUAL_DRAIN_S = 5;

/** A variable and what is wrong with it. */
type Fault = Bilingual & { readonly name: string };

/**
 * Reads the settings from environment variables.
 *
 * @throws OperatorError `configuration-invalid` that names every variable at fault and never shows a value
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = pick(variables);
  const key = masterKey(given);
  const faults = [...unknownNames(variables), ...wrongValues(given), ...wrongTogether(given), ...key.faults];
  if (faults.length > 0) throw invalid(faults);
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, EVENTSTORE_URL, REDIS_URL } = given;
  return {
    database: appUrl !== undefined && ownerUrl !== undefined ? { appUrl, ownerUrl } : 'embedded',
    ...(EVENTSTORE_URL === undefined ? {} : { eventStoreUrl: EVENTSTORE_URL }),
    ...(REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL }),
    dataFolder: resolve(given.PLANBUCH_DATA ?? 'planbuch-data'),
    host: given.PLANBUCH_HOST ?? '127.0.0.1',
    port: Number(given.PLANBUCH_PORT ?? 8420),
    ...(key.value === undefined ? {} : { masterKey: key.value }),
    logLevel: (given.PLANBUCH_LOG_LEVEL ?? 'info') as LogLevel,
    drainMs: Number(given.PLANBUCH_DRAIN_SECONDS ?? USUAL_DRAIN_S) * 1_000,
  };
}

function pick(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = new Environment();
  for (const name of EXPECTATIONS.keys()) {
    const value = variables[name]?.trim();
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

/** A misspelt setting would otherwise silently be the default. */
function unknownNames(variables: Readonly<Record<string, string | undefined>>): Fault[] {
  const known: readonly string[] = [...EXPECTATIONS.keys()];
  return Object.keys(variables)
    .filter((name) => name.startsWith('PLANBUCH_') && !known.includes(name))
    .map((name) => ({
      name,
      de: `gibt es nicht; bekannt sind ${known.join(', ')}`,
      en: `does not exist; known are ${known.join(', ')}`,
    }));
}

function wrongValues(given: Environment): Fault[] {
  return validateSync(given, { forbidUnknownValues: true }).map(({ property: name }) => {
    const expected = EXPECTATIONS.get(name as keyof Environment);
    return { name, de: `erwartet wird ${expected?.de ?? ''}`, en: `expected is ${expected?.en ?? ''}` };
  });
}

function wrongTogether(given: Environment): Fault[] {
  const faults: Fault[] = [];
  const { DATABASE_URL, DATABASE_OWNER_URL, PLANBUCH_MASTER_KEY, PLANBUCH_MASTER_KEY_FILE } = given;
  const missing = DATABASE_URL === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  if ((DATABASE_URL === undefined) !== (DATABASE_OWNER_URL === undefined)) {
    faults.push({
      name: missing,
      de: 'fehlt: DATABASE_URL und DATABASE_OWNER_URL gehören zusammen',
      en: 'is missing: DATABASE_URL and DATABASE_OWNER_URL belong together',
    });
  }
  if (
    DATABASE_URL !== undefined &&
    PLANBUCH_MASTER_KEY === undefined &&
    PLANBUCH_MASTER_KEY_FILE === undefined
  ) {
    faults.push({
      name: 'PLANBUCH_MASTER_KEY',
      de: 'fehlt (oder PLANBUCH_MASTER_KEY_FILE): eine eigene Datenbank braucht einen eigenen Schlüssel (openssl rand -hex 32)',
      en: 'is missing (or PLANBUCH_MASTER_KEY_FILE): a database of your own needs a key of your own (openssl rand -hex 32)',
    });
  }
  if (PLANBUCH_MASTER_KEY !== undefined && PLANBUCH_MASTER_KEY_FILE !== undefined) {
    faults.push({
      name: 'PLANBUCH_MASTER_KEY_FILE',
      de: 'steht neben PLANBUCH_MASTER_KEY: nennen Sie nur eines von beiden',
      en: 'stands beside PLANBUCH_MASTER_KEY: give only one of them',
    });
  }
  return faults;
}

function masterKey(given: Environment): { value?: Buffer; faults: Fault[] } {
  const { PLANBUCH_MASTER_KEY: text, PLANBUCH_MASTER_KEY_FILE: file } = given;
  if (file === undefined) {
    const value = text === undefined ? undefined : parseMasterKey(Buffer.from(text));
    return value === undefined ? { faults: [] } : { value, faults: [] };
  }
  const content = read(file);
  const value = content === undefined ? undefined : parseMasterKey(content);
  if (value !== undefined) return { value, faults: [] };
  return {
    faults: [
      {
        name: 'PLANBUCH_MASTER_KEY_FILE',
        de: `${file} ist nicht lesbar oder enthält keine 32 zufälligen Bytes (roh, als 64 Hexadezimalziffern oder Base64)`,
        en: `${file} cannot be read or does not hold 32 random bytes (raw, as 64 hex digits or Base64)`,
      },
    ],
  };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function invalid(faults: readonly Fault[]): OperatorError {
  const list = (language: keyof Bilingual): string =>
    faults.map((fault) => `\n  ${fault.name}: ${fault[language]}`).join('');
  return new OperatorError('configuration-invalid', {
    de: `Diese Einstellungen (Umgebungsvariablen) stimmen nicht:${list('de')}`,
    en: `These settings (environment variables) are wrong:${list('en')}`,
  });
}
