import type { Planbuch } from '#assembly';
import { readModels } from '#read-models';
import { LEDGER } from './town.js';

/** What the demo's ledger holds; what no act can tell yet is 0. */
export interface DemoFacts {
  readonly ledger: string;
  readonly events: number;
  readonly cycles: number;
  readonly needs: number;
  readonly criteria: number;
  readonly grants: number;
  /** Rules that records contradict. */
  readonly findings: number;
  readonly organisations: number;
  readonly persons: number;
  readonly fiscalYears: number;
  readonly budgetLines: number;
  /** Of the last event: two demos with the same one hold the same events. */
  readonly leafHash: string;
}

/** Counts what holds: what was corrected does not. The read models must be up to date. */
export async function demoFacts({ store, readModels: registers }: Planbuch): Promise<DemoFacts> {
  const { number, leafHash } = await store.head(LEDGER);
  const asOf = number;
  const count = async (register: string): Promise<number> => {
    if (!readModels.some(({ name }) => name === register)) return 0;
    const { groups } = await registers.groups(register, { ledger: LEDGER, asOf, by: 'correctedBy' });
    return groups.find(({ value }) => value === null)?.count ?? 0;
  };
  return {
    ledger: LEDGER,
    events: number,
    cycles: await count('cycles'),
    needs: await count('needs'),
    criteria: await count('criteria'),
    grants: await count('grants'),
    findings: await findings(registers, asOf),
    organisations: await count('organisations'),
    persons: await count('persons'),
    fiscalYears: await count('fiscal-years'),
    budgetLines: await count('budget-lines'),
    leafHash: leafHash.toString('hex'),
  };
}

async function findings(registers: Planbuch['readModels'], asOf: number): Promise<number> {
  let found = 0;
  const query = { ledger: LEDGER, asOf, filters: { correctedBy: null } };
  for await (const { rows } of registers.pages('grants', query))
    for (const { contradicts } of rows) found += Array.isArray(contradicts) ? contradicts.length : 0;
  return found;
}
