import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#access';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { ImportFault, parseProfile } from '#importing';
import type { Profile } from '#importing';
import type { OpenedEvent } from '#kernel';
import { readConfig } from '#platform';
import { testDatabase } from '#platform/testing';
import type { ImportReport, ImportRequest } from '#taking-over';
import { storeSettings } from '../event-server/settings.js';

const clerk: Caller = { actor: 'operator:clerk', roles: ['administrator'] };

/** A Planbuch on a database of its own, and a folder for made-up files. */
export class ImportingTown {
  private files = 0;

  private constructor(
    readonly planbuch: Planbuch,
    readonly folder: string,
    /** Settings by which another process opens the same Planbuch. */
    readonly environment: Readonly<Record<string, string>>,
    readonly close: () => Promise<void>,
  ) {}

  /** `through` may put a wire between the Planbuch and its database. */
  static async open(through: (url: string) => Promise<string> = async (url) => url): Promise<ImportingTown> {
    const place = await testDatabase(migrations);
    const folder = mkdtempSync(join(tmpdir(), 'planbuch-taking-over-'));
    const environment = {
      DATABASE_URL: await through(place.appUrl),
      DATABASE_OWNER_URL: place.ownerUrl,
      PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
      PLANBUCH_DATA: folder,
      PLANBUCH_LOG_LEVEL: 'silent',
      ...storeSettings(),
    };
    const planbuch = await openPlanbuch(readConfig(environment), { name: 'import spec' });
    return new ImportingTown(planbuch, folder, environment, async () => {
      await planbuch.close();
      await place.drop();
      rmSync(folder, { recursive: true });
    });
  }

  /** Writes a file and gives its path. */
  file(content: string | Uint8Array, name?: string): string {
    this.files += 1;
    const path = join(this.folder, name ?? `datei-${String(this.files)}.csv`);
    writeFileSync(path, content);
    return path;
  }

  import(
    ledger: string,
    profile: Profile,
    path: string,
    more: Partial<ImportRequest> = {},
  ): Promise<ImportReport> {
    return this.planbuch.importFile({ ledger, profile, path, caller: clerk, ...more });
  }

  /** The fault that an import ends in. */
  async faultOf(...request: Parameters<ImportingTown['import']>): Promise<ImportFault> {
    try {
      await this.import(...request);
    } catch (error) {
      if (error instanceof ImportFault) return error;
      throw error;
    }
    throw new Error('The import ended without a fault.');
  }

  /** The events of a ledger with their texts; none where there is no such ledger. */
  async events(ledger: string): Promise<OpenedEvent[]> {
    const { store, openEvent } = this.planbuch;
    if (!(await store.ledgers()).some((each) => each.ledger === ledger)) return [];
    const events: OpenedEvent[] = [];
    for await (const recorded of store.readRecorded(ledger, { after: 0 })) events.push(openEvent(recorded));
    return events;
  }

  async perform(ledger: string, act: string, body: object): Promise<number> {
    return (await this.planbuch.performer.perform({ ledger, acts: [{ act, body }], caller: clerk })).number;
  }

  /** Every event as two runs have it alike: ids by the order in which they appear, no times, no salts. */
  async story(ledger: string): Promise<string[]> {
    const ids = new Map<string, string>();
    return (await this.events(ledger)).map(({ id: _, correlationId: __, recordedAt: ___, ...event }) =>
      JSON.stringify({ ...event, ledger: '' })
        .replaceAll(`ledger:${ledger}`, 'ledger:')
        .replaceAll(`"title":"${ledger}"`, '"title":""')
        .replace(UUID, (uuid) => {
          const known = ids.get(uuid) ?? `id ${String(ids.size + 1)}`;
          ids.set(uuid, known);
          return known;
        }),
    );
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export const BUDGET = `name: town-budget
kind: budget
title: { de: Haushalt einer erfundenen Stadt, en: budget of an invented town }
ledger: { kind: municipality, federalState: HE, ags: "06999001" }
file: { encoding: utf-8, delimiter: ";", headerRows: 1 }
numbers: { unit: euro, decimalSign: ",", placeholders: [{ text: "", means: none, because: { de: leer, en: empty } }] }
sign: as-given
identity: [{ column: product }, { column: account }]
fields:
  product: { column: product }
  account: { column: account }
  accountName: { column: name }
  kind: { column: account, cases: [{ matches: ^4, gives: revenue }, { matches: ^5, gives: expense }] }
amounts:
  - { from: { column: "2025" }, year: 2025, stage: comparison }
  - { from: { column: "2026" }, year: 2026, stage: adopted }
  - { from: { column: "2027" }, year: 2027, stage: draft }
`;

export const GRANTS = `name: town-grants
kind: grants
title: { de: Zuwendungen einer erfundenen Stadt, en: grants of an invented town }
ledger: { kind: municipality, federalState: HE }
file: { encoding: utf-8, delimiter: "\\t", headerRows: 1 }
numbers: { unit: euro, decimalSign: "," }
identity: [{ column: no }]
fields:
  externalNo: { column: no }
  recipient: { name: { column: recipient } }
  authority: Fachdienst Soziales
  purpose: { column: purpose }
  amount: { column: amount }
  year: { column: year }
  budgetLine: { product: { column: product }, account: { column: account } }
`;

/** Profiles of an invented town; `change` alters their text. */
export function budgetProfile(change: (yaml: string) => string = (yaml) => yaml): Profile {
  return parseProfile(change(BUDGET), 'town-budget');
}

export function grantsProfile(change: (yaml: string) => string = (yaml) => yaml): Profile {
  return parseProfile(change(GRANTS), 'town-grants');
}

const BUDGET_HEADER = 'product;account;name;2025;2026;2027';
const GRANTS_HEADER = 'no\trecipient\tpurpose\tamount\tyear\tproduct\taccount';

export function budgetText(...rows: readonly string[]): string {
  return [BUDGET_HEADER, ...rows, ''].join('\n');
}

export function grantsText(...rows: readonly string[]): string {
  return [GRANTS_HEADER, ...rows, ''].join('\n');
}

/** Rows of a budget of any length, two years each; every seventh row is a revenue. */
export function manyLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const account = `${index % 7 === 0 ? '4' : '5'}${String(100_000 + index)}`;
    return `31.${String(index % 50)};${account};Aufgabe ${String(index)};;${String(index)},25;${String(index)},75`;
  });
}

/** Grants of any length, to a fifth as many providers, in part on places of `manyLines`. */
export function manyGrants(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = `31.${String(index % 60)}\t5${String(100_000 + index)}`;
    return `Z-${String(index)}\tTräger ${String(index % Math.ceil(count / 5))}\tZweck ${String(index)}\t${String(index)},50\t2026\t${place}`;
  });
}

/** A small budget: a line of two years, a revenue, and a place without any amount in the plan. */
export const LINES = [
  '31.1;531800;Zuschüsse;650,00;700,00;710,50',
  '31.1;448200;Erstattungen;;412,25;',
  '31.2;531900;Selbsthilfe;80,00;;',
];

/** Small grants, two of them to the same provider: on a line, on a place of another year, on no place, and none named. */
export const GRANT_ROWS = [
  'Z-1\tTräger A e. V.\tOffener Treff\t500,00\t2026\t31.1\t531800',
  'Z-2\tTRÄGER A e.V.\tFreizeiten\t120,50\t2025\t31.1\t531800',
  'Z-3\tTräger B\tBeratung\t80,00\t2026\t31.9\t531800',
  'Z-4\tTräger B\tNothilfe\t10,00\t2026\t\t',
];

/** An event by its type and what tells it from others of its type. */
export function inShort({ type, data }: OpenedEvent): readonly unknown[] {
  const { year, status, account, stage, amountCents, externalNo } = data as Record<string, string | number>;
  return [
    type,
    ...[year, status, account, stage, amountCents, externalNo].filter((part) => part !== undefined),
  ];
}
