import { isDeepStrictEqual } from 'node:util';
import type { Label } from '#kernel';
import { organisationKey, refusal } from '#importing';
import type { GrantRow, Recipient } from '#importing';
import { REDACTED } from '#vault';
import { contradictions } from './contradictions.js';
import type { ImportIds } from './import-ids.js';
import { PlanInProgress } from './plan.js';
import type { Plan, PlannedAct } from './plan.js';
import type { Source } from './source.js';

/** A grant that the ledger has under a number of the old records. */
export interface KnownGrant {
  readonly grantId: string;
  /** The event that took it over. */
  readonly number: number;
  /** What that event says, its texts open. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the ledger knows of what some rows name. */
export interface KnownGrants {
  /** By the number of the old records. */
  readonly grants: ReadonlyMap<string, KnownGrant>;
  /** By that number, for those that are missing: the id that the grant is to have. */
  readonly freeIds: ReadonlyMap<string, string>;
  /** Ids of the recipients that are registered. */
  readonly organisations: ReadonlySet<string>;
}

/** The id under which an import registers a recipient. */
export function organisationIdOf(ids: ImportIds, recipient: Recipient): string {
  return ids.of('organisation', organisationKey(recipient));
}

/**
 * The acts that make the ledger say what the rows say: a recipient that is not registered is, where it first appears,
 * and a grant that is not known is taken over. A known one stays as it is, or refuses a row of other content.
 */
export function planGrants(
  rows: readonly GrantRow[],
  known: KnownGrants,
  source: Source,
  ids: ImportIds,
): Plan {
  const registered = new Set(known.organisations);
  const plan = new PlanInProgress();
  for (const row of rows) {
    const organisationId = organisationIdOf(ids, row.recipient);
    const before = known.grants.get(row.externalNo);
    if (before) {
      const differing = differences(row, organisationId, before.data);
      plan.add(differing.length === 0 ? [] : otherContent(row, before, differing));
      continue;
    }
    const isNew = !registered.has(organisationId);
    registered.add(organisationId);
    plan.add([
      ...(isNew ? [registering(row, organisationId, source)] : []),
      takingOver(row, organisationId, known.freeIds.get(row.externalNo), source),
    ]);
  }
  return plan.plan;
}

/** What is not known of an organisation (its sector, its register) stays a gap. */
function registering({ recipient, line }: GrantRow, id: string, { evidence }: Source): PlannedAct {
  return {
    act: 'register-organisation',
    body: { ...recipient, id, kind: 'organisation', evidence },
    line,
    creates: id,
  };
}

function takingOver(
  { line, identity: _, ...row }: GrantRow,
  organisationId: string,
  id: string | undefined,
  { sha256, fileName, evidence }: Source,
): PlannedAct {
  if (id === undefined) throw new TypeError(`no id is at hand for the grant ${row.externalNo}`);
  const body = {
    ...row,
    id,
    recipient: { organisationId },
    source: { fileSha256: sha256, line, fileName },
    evidence,
  };
  return { act: 'take-over-grant', body, line, creates: id };
}

/** What makes the content of a grant, as people call it. Where it stood in which file does not. */
const CONTENT = {
  recipient: { de: 'Empfänger', en: 'recipient' },
  authority: { de: 'Behörde', en: 'authority' },
  purpose: { de: 'Zweck', en: 'purpose' },
  amountCents: { de: 'Betrag', en: 'amount' },
  kind: { de: 'Förderart', en: 'kind' },
  financing: { de: 'Finanzierungsart', en: 'financing' },
  period: { de: 'Zeitraum', en: 'period' },
  year: { de: 'Haushaltsjahr', en: 'budget year' },
  budgetLine: { de: 'Haushaltsstelle', en: 'place of the budget' },
  budgetText: { de: 'Text zur Haushaltsstelle', en: 'text on the place of the budget' },
} as const satisfies Partial<Record<keyof GrantRow, Label>>;

function differences(row: GrantRow, organisationId: string, data: KnownGrant['data']): readonly Label[] {
  const said: Readonly<Record<string, unknown>> = { ...row, recipient: { organisationId } };
  return Object.entries(CONTENT)
    .filter(([name]) => {
      // A text that was redacted cannot be compared, and must not be brought back by a repetition.
      if (data[name] === REDACTED) return false;
      // Where the source names no year, the ledger may have found it in the period.
      if (name === 'year' && said[name] === undefined) return false;
      return !isDeepStrictEqual(said[name], data[name]);
    })
    .map(([, label]) => label);
}

function otherContent(
  { line, externalNo }: GrantRow,
  { grantId, number }: KnownGrant,
  differing: readonly Label[],
) {
  return refusal(line, '', externalNo, contradictions.otherContent(grantId, number, differing));
}
