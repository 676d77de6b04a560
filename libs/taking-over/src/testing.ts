import type { BudgetRow, GrantRow } from '#importing';
import { lineKey } from '#planning';
import type { KnownBudget, KnownLine } from './budget-plan.js';
import type { KnownGrants } from './grant-plan.js';
import type { Plan } from './plan.js';
import type { Source } from './source.js';

export const SOURCE: Source = {
  fileName: 'haushalt.csv',
  sha256: 'a'.repeat(64),
  evidence: [{ title: 'haushalt.csv', sha256: 'a'.repeat(64), mediaType: 'text/csv' }],
};

/** A row of a budget; without more it appropriates 700 euro in 2026. */
export function budgetRow(line: number, more: Partial<BudgetRow> = {}): BudgetRow {
  return {
    line,
    identity: JSON.stringify([line]),
    product: '315101',
    account: String(53_180_000 + line),
    kind: 'expense',
    amounts: [{ year: 2026, stage: 'adopted', amountCents: 700_00 }],
    ...more,
  };
}

/** What a ledger knows that has these lines, and no other. Missing ones get ids that say which line they are for. */
export function knowing(
  lines: Readonly<Record<string, KnownLine>> = {},
  ...missing: readonly string[]
): KnownBudget {
  return {
    lines: new Map(Object.entries(lines)),
    freeIds: new Map(missing.map((key) => [key, `id of ${key}`])),
  };
}

export function keyOf(row: BudgetRow, year = 2026): string {
  return lineKey({ ...row, year });
}

export function grantRow(line: number, more: Partial<GrantRow> = {}): GrantRow {
  return {
    line,
    identity: JSON.stringify([line]),
    externalNo: `Z-${String(line)}`,
    recipient: { name: 'Träger A', legalForm: 'eV' },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff',
    amountCents: 500_00,
    ...more,
  };
}

export const NOTHING_KNOWN: KnownGrants = { grants: new Map(), freeIds: new Map(), organisations: new Set() };

/** The acts of a plan in short: what is done, for which line, and the members of its body that a story is about. */
export function inShort({ acts }: Plan, ...members: readonly string[]): readonly unknown[][] {
  return acts.map(({ act, line, body }) => [
    act,
    line,
    ...members.map((name) => (body as Record<string, unknown>)[name]).filter((value) => value !== undefined),
  ]);
}
