import { IsOptional, ValidateBy } from 'class-validator';
import { isIP } from 'node:net';
import type { Bilingual } from './operator-error.js';
import { LOG_LEVELS } from './logger.js';
import { parseMasterKey } from './master-key.js';

/** Service managers kill what has not ended after about so long. */
const LONGEST_DRAIN_S = 120;

/** What each variable must be. Its keys are all the variables there are. */
export const EXPECTATIONS = new Map<keyof Environment, Bilingual>();

/** Every environment variable that Planbuch reads, under its own name. Empty ones count as absent. */
export class Environment {
  @Expect(isPostgresUrl, {
    de: 'eine Adresse der Form postgres://rolle:passwort@server:5432/datenbank (Rolle der Anwendung), ohne Platzhalter',
    en: 'an address such as postgres://role:password@server:5432/database (the application’s role), no placeholder',
  })
  DATABASE_URL?: string;

  @Expect(isPostgresUrl, {
    de: 'eine Adresse wie DATABASE_URL, aber mit der Rolle, der das Schema gehört, ohne Platzhalter',
    en: 'an address like DATABASE_URL, but with the role that owns the schema, no placeholder',
  })
  DATABASE_OWNER_URL?: string;

  @Expect((value) => isServerUrl(value, /^(?:esdb|kurrentdb)(?:\+discover)?:$/), {
    de: 'eine Adresse der Form esdb://benutzer:passwort@server:2113 (im Verbund esdb+discover://…), ohne Platzhalter',
    en: 'an address such as esdb://user:password@server:2113 (in a cluster esdb+discover://…), no placeholder',
  })
  EVENTSTORE_URL?: string;

  @Expect((value) => isServerUrl(value, /^rediss?:$/), {
    de: 'eine Adresse der Form redis://benutzer:passwort@server:6379/0 oder rediss://…, ohne Platzhalter',
    en: 'an address such as redis://user:password@server:6379/0 or rediss://…, no placeholder',
  })
  REDIS_URL?: string;

  @Expect((value) => !value.includes('\0'), { de: 'ein Ordner', en: 'a folder' })
  PLANBUCH_DATA?: string;

  @Expect((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, {
    de: 'eine Portnummer von 0 bis 65535 (0: irgendein freier)',
    en: 'a port number from 0 to 65535 (0: any free one)',
  })
  PLANBUCH_PORT?: string;

  @Expect((value) => isIP(value) !== 0 || /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(value), {
    de: 'eine IP-Adresse oder ein Rechnername',
    en: 'an IP address or a host name',
  })
  PLANBUCH_HOST?: string;

  @Expect((value) => parseMasterKey(Buffer.from(value)) !== undefined, {
    de: '32 zufällige Bytes als 64 Hexadezimalziffern oder als Base64, kein Platzhalter (openssl rand -hex 32)',
    en: '32 random bytes as 64 hex digits or as Base64, no placeholder (openssl rand -hex 32)',
  })
  PLANBUCH_MASTER_KEY?: string;

  @Expect((value) => !value.includes('\0'), { de: 'eine Datei', en: 'a file' })
  PLANBUCH_MASTER_KEY_FILE?: string;

  @Expect((value) => LOG_LEVELS.some((level) => level === value), {
    de: `eines von ${LOG_LEVELS.join(', ')}`,
    en: `one of ${LOG_LEVELS.join(', ')}`,
  })
  PLANBUCH_LOG_LEVEL?: string;

  @Expect((value) => /^\d{1,3}$/.test(value) && Number(value) <= LONGEST_DRAIN_S, {
    de: `eine Zahl von Sekunden von 0 bis ${String(LONGEST_DRAIN_S)}: so lange nimmt eine Schnittstelle, die gehen soll, noch an und sagt jedem, dass sie geht`,
    en: `a number of seconds from 0 to ${String(LONGEST_DRAIN_S)}: for so long an api that is to go still takes requests and tells everybody that it goes`,
  })
  PLANBUCH_DRAIN_SECONDS?: string;
}

/** What example files and tutorials put where a secret belongs. */
const PLACEHOLDERS =
  /^(?:change-?me|changeit|bitte-?(?:aendern|ändern)|password|passwort|geheim|secret|postgres|example|beispiel|placeholder|todo|test|x{3,}|\.{3}|<.*>|\$\{.*\})$/i;

function isPostgresUrl(value: string): boolean {
  if (!isServerUrl(value, /^postgres(?:ql)?:$/)) return false;
  const { username, pathname } = new URL(value);
  return pathname.length >= 2 && username !== '';
}

/** No password is possible (a certificate, PGPASSFILE, a socket); a placeholder is a forgotten one. */
function isServerUrl(value: string, protocols: RegExp): boolean {
  // Several nodes of a cluster stand one after the other: the first one stands for all.
  const first = value.replace(/(?<=^[^/]*\/\/[^/?]*),[^/?]*/, '');
  if (!URL.canParse(first)) return false;
  const { protocol, hostname, password } = new URL(first);
  return protocols.test(protocol) && hostname !== '<host>' && !PLACEHOLDERS.test(decoded(password));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One check of a variable, and what it expects; class-validator itself drops the context of such checks. */
function Expect(holds: (value: string) => boolean, expected: Bilingual): PropertyDecorator {
  return (prototype, key) => {
    EXPECTATIONS.set(key as keyof Environment, expected);
    IsOptional()(prototype, key);
    const validate = (value: unknown): boolean => typeof value === 'string' && holds(value);
    ValidateBy({ name: 'expect', validator: { validate } })(prototype, key);
  };
}
