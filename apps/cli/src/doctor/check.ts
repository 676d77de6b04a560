import type { Label } from '#kernel';
import { OperatorError } from '#platform';
import { label } from '../language.js';

/** What doctor looks at, in this order. */
export const checkTitles = {
  node: { de: 'Node', en: 'Node' },
  configuration: { de: 'Einstellungen', en: 'Settings' },
  'data-folder': { de: 'Datenordner und Rechte', en: 'Data folder and rights' },
  'master-key': { de: 'Hauptschlüssel', en: 'Master key' },
  'disk-space': { de: 'Platz auf dem Datenträger', en: 'Disk space' },
  connections: { de: 'Verbindungen zur Datenbank', en: 'Connections to the database' },
  database: { de: 'Datenbank', en: 'Database' },
  durability: { de: 'Dauerhaftigkeit', en: 'Durability' },
  forgetting: { de: 'Spurlos vergessen', en: 'Forgetting without a trace' },
  migrations: { de: 'Schema', en: 'Schema' },
  'key-of-place': { de: 'Schlüssel dieses Ortes', en: 'Key of this place' },
  'rights-of-application': { de: 'Rechte der Anwendung', en: 'Rights of the application' },
  'rights-of-owner': { de: 'Schutz vor dem Eigentümer', en: 'Protection from the owner' },
  'role-settings': { de: 'Einstellungen der Anwendung', en: 'Settings of the application' },
  'rights-to-forget': { de: 'Rechte zum Vergessen', en: 'Rights to forget' },
  clock: { de: 'Uhren', en: 'Clocks' },
  listen: { de: 'Wecken der Leser', en: 'Waking readers' },
  projections: { de: 'Lesestände', en: 'Read models' },
  jobs: { de: 'Aufträge', en: 'Jobs' },
  carrier: { de: 'Träger der Aufträge', en: 'Carrier of the jobs' },
  redis: { de: 'Redis', en: 'Redis' },
  'event-server': { de: 'Ereignisserver', en: 'Event server' },
  serving: { de: 'Laufender Dienst', en: 'Running service' },
} as const satisfies Record<string, Label>;

export type CheckName = keyof typeof checkTitles;

/** One thing that was looked at. What was found never holds a secret. */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  readonly found: Label;
  /** What to do; only where something is to do. */
  readonly advice?: Label;
}

export function fine(name: CheckName, found: Label | string): Check {
  return { name, ok: true, found: both(found) };
}

export function wrong(name: CheckName, found: Label | string, advice: Label): Check {
  return { name, ok: false, found: both(found), advice };
}

function both(found: Label | string): Label {
  return typeof found === 'string' ? label(found, found) : found;
}

/** A check that could not even be made is one that failed, with the reason the system gave; some reasons bring their advice. */
export async function attempted(name: CheckName, advice: Label, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof OperatorError) return wrong(name, error.code, error.text);
    return wrong(name, error instanceof Error ? error.message : String(error), advice);
  }
}
