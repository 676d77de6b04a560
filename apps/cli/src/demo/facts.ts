import { createHash } from 'node:crypto';
import type { Planbuch } from '#assembly';
import { findingsOf } from './findings.js';
import type { Finding } from './findings.js';
import { LEDGER } from './town/founding.js';

/** What the demo's ledger holds. */
export interface DemoFacts {
  readonly ledger: string;
  readonly events: number;
  readonly cycles: number;
  readonly needs: number;
  readonly criteria: number;
  readonly grants: number;
  /** How many of them there are in `found`. */
  readonly findings: number;
  readonly found: readonly Finding[];
  readonly organisations: number;
  readonly persons: number;
  readonly fiscalYears: number;
  readonly budgetLines: number;
  /** Over all events in their order: two demos with the same one hold the same events, ids, times and salts. */
  readonly sha256: string;
}

/** Counts what holds: what was corrected does not. The read models must be up to date. */
export async function demoFacts(planbuch: Planbuch): Promise<DemoFacts> {
  const { store, readModels: registers } = planbuch;
  const { number } = await store.head(LEDGER);
  const asOf = number;
  const count = async (register: string): Promise<number> => {
    const { groups } = await registers.groups(register, { ledger: LEDGER, asOf, by: 'correctedBy' });
    return groups.find(({ value }) => value === null)?.count ?? 0;
  };
  const found = await findingsOf(planbuch);
  return {
    ledger: LEDGER,
    events: number,
    cycles: await count('cycles'),
    needs: await count('needs'),
    criteria: await count('criteria'),
    grants: await count('grants'),
    findings: found.length,
    found,
    organisations: await count('organisations'),
    persons: await count('persons'),
    fiscalYears: await count('fiscal-years'),
    budgetLines: await count('budget-lines'),
    sha256: await historyHash(store),
  };
}

/** Texts are committed to in their events with their salts, so this is a hash of them too. */
async function historyHash(store: Planbuch['store']): Promise<string> {
  const hash = createHash('sha256');
  for await (const event of store.read(LEDGER, { after: 0 })) hash.update(JSON.stringify(event));
  return hash.digest('hex');
}
