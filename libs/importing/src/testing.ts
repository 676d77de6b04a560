import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { ImportFault } from './import-fault.js';
import type { RowOf } from './mapping/row-reader.js';
import { loadProfile, parseProfile } from './profile/load-profile.js';
import type { BudgetProfile, GrantsProfile, Profile } from './profile/profile.js';
import { readRows } from './read-rows.js';
import { scanFile } from './scan-file.js';

/** Files made up for one suite, in a folder of their own. */
export class MadeUpFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'planbuch-importing-'));
  #count = 0;

  /** Writes the text in this encoding and gives its path. */
  text(text: string, encoding = 'utf-8'): string {
    return this.bytes(iconv.encode(text, encoding));
  }

  bytes(bytes: Uint8Array): string {
    this.#count += 1;
    const path = join(this.folder, `file-${String(this.#count)}.csv`);
    writeFileSync(path, bytes);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Scans and reads a file that has to fit. */
export async function allRows<P extends Profile>(profile: P, path: string) {
  const scan = await scanFile(profile, path);
  if (scan.refusals.length > 0) throw new Error(JSON.stringify(scan.refusals));
  const rows: RowOf<P>[] = [];
  for await (const reading of readRows(profile, path, scan)) if ('row' in reading) rows.push(reading.row);
  return { scan, rows };
}

export async function loadBudget(name: string): Promise<BudgetProfile> {
  return ofBudget(await loadProfile(name));
}

export async function loadGrants(name: string): Promise<GrantsProfile> {
  return ofGrants(await loadProfile(name));
}

function ofBudget(profile: Profile): BudgetProfile {
  if (profile.kind !== 'budget') throw new Error('The profile is none for budgets.');
  return profile;
}

function ofGrants(profile: Profile): GrantsProfile {
  if (profile.kind !== 'grants') throw new Error('The profile is none for grants.');
  return profile;
}

/** A small budget profile: `product;account;amount`, one year. `changes` replace whole sections by YAML text. */
export function budgetProfile(changes: Readonly<Record<string, string>> = {}): BudgetProfile {
  return ofBudget(parseProfile(yaml({ ...SMALL_BUDGET, ...changes }), 'made up'));
}

export function grantsProfile(changes: Readonly<Record<string, string>> = {}): GrantsProfile {
  return ofGrants(parseProfile(yaml({ ...SMALL_GRANTS, ...changes }), 'made up'));
}

export const SMALL_BUDGET = {
  name: 'small',
  kind: 'budget',
  title: '{ de: klein, en: small }',
  file: '{ encoding: utf-8, delimiter: ";", headerRows: 1 }',
  numbers: '{ unit: euro, decimalSign: "," }',
  sign: 'as-given',
  identity: '[{ column: product }, { column: account }]',
  fields: '{ product: { column: product }, account: { column: account }, kind: expense }',
  amounts: '[{ from: { column: amount }, year: 2026, stage: adopted }]',
};

export const SMALL_GRANTS = {
  name: 'small',
  kind: 'grants',
  title: '{ de: klein, en: small }',
  file: '{ encoding: utf-8, delimiter: ";", headerRows: 1 }',
  numbers: '{ unit: euro, decimalSign: "," }',
  dates: '{ formats: [DD.MM.YYYY] }',
  identity: '[{ column: no }]',
  fields:
    '{ externalNo: { column: no }, recipient: { name: { column: recipient } }, authority: Amt, purpose: { column: purpose },' +
    ' amount: { column: amount }, period: { from: { column: from }, until: { column: until } } }',
};

export function yaml(sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** The fault that a call ends in. */
export async function faultOf(call: () => unknown): Promise<ImportFault> {
  try {
    await call();
  } catch (error) {
    if (error instanceof ImportFault) return error;
    throw error;
  }
  throw new Error('The call ended without a fault.');
}
