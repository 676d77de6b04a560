import type { Planbuch } from '#assembly';
import type { StoredEvent } from '#kernel';
import { todayInBerlin } from '#platform';
import { LEDGER } from './town/founding.js';

/** What an auditor would stop at in the demo, and where to look: the number of an event, or the id of a grant. */
export interface Finding {
  readonly finding: string;
  readonly at: number | string;
}

/** What facts and inheritance contradict, and what the registers show; whatever was corrected is left out. */
export async function findingsOf(planbuch: Planbuch): Promise<Finding[]> {
  const { number: asOf, recordedAt } = await planbuch.store.head(LEDGER);
  const { readModels } = planbuch;
  return [
    ...(await findingsInEvents(planbuch.store)),
    ...(await missingProofs(readModels, { asOf, today: todayInBerlin(recordedAt) })),
    ...(await identicalSums(readModels, asOf)),
  ];
}

async function findingsInEvents(store: Planbuch['store']): Promise<Finding[]> {
  const found: (Finding & { readonly number: number })[] = [];
  const corrected = new Set<number>();
  const phaseBeganOn = new Map<string, string>();
  for await (const event of store.read(LEDGER, { after: 0 })) {
    const { number, type, subject, effectiveOn, data } = event;
    if (type === 'event-corrected') corrected.add((data as { readonly eventNumber: number }).eventNumber);
    if (type === 'phase-entered') phaseBeganOn.set(subject, effectiveOn);
    found.push(...contradictionsOf(event).map((finding) => ({ finding, at: number, number })));
    const began = event.tags.map((tag) => phaseBeganOn.get(tag)).find((day) => day !== undefined);
    if (began !== undefined && effectiveOn < began) found.push({ finding: 'backdated', at: number, number });
  }
  return found.filter(({ number }) => !corrected.has(number)).map(({ finding, at }) => ({ finding, at }));
}

function contradictionsOf({ data }: StoredEvent): string[] {
  const { contradicts = [] } = data as {
    readonly contradicts?: readonly { readonly rule: string; readonly code: string }[];
  };
  return contradicts.map(({ rule, code }) => `${rule} ${code}`);
}

interface Moment {
  readonly asOf: number;
  readonly today: string;
}

/** Money that nobody has accounted for in time, and accounts that nobody has looked at. */
async function missingProofs(registers: Planbuch['readModels'], { asOf, today }: Moment): Promise<Finding[]> {
  const [notices, proofs] = await Promise.all([
    rowsOf(registers, 'notices', asOf),
    rowsOf(registers, 'proofs-of-use', asOf),
  ]);
  const accounted = new Set(proofs.map(({ grantId }) => grantId));
  const overdue = notices.filter(
    ({ grantId, proofDueOn }) => textOf(proofDueOn) < today && !accounted.has(grantId),
  );
  const unexamined = proofs.filter(({ outcome }) => outcome === null);
  return [
    ...overdue.map(({ grantId }) => ({ finding: 'proof-overdue', at: textOf(grantId) })),
    ...unexamined.map(({ grantId }) => ({ finding: 'proof-unexamined', at: textOf(grantId) })),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Chance gives two grants the same sum, three look like a cap that nobody decided. */
const TOO_MANY = 3;

async function identicalSums(registers: Planbuch['readModels'], asOf: number): Promise<Finding[]> {
  const sums = new Map<number, number>();
  for (const { allocatedCents } of await rowsOf(registers, 'grants', asOf))
    if (typeof allocatedCents === 'number') sums.set(allocatedCents, (sums.get(allocatedCents) ?? 0) + 1);
  return [...sums]
    .filter(([, count]) => count >= TOO_MANY)
    .map(([cents]) => ({ finding: 'identical-sums', at: `allocatedCents=${String(cents)}` }));
}

async function rowsOf(registers: Planbuch['readModels'], register: string, asOf: number) {
  const rows = [];
  const query = { ledger: LEDGER, asOf, filters: { correctedBy: null } };
  for await (const page of registers.pages(register, query)) rows.push(...page.rows);
  return rows;
}
