import { daysAfter } from '#kernel';
import type { Label, RowOf } from '#kernel';
import type { Role } from '#planning';
import type { notices } from '../notices/notices.read-model.js';
import type { paymentOrders } from '../payments/payment-orders.read-model.js';
import type { proofsOfUse } from '../proofs-of-use/proofs-of-use.read-model.js';
import type { obligations } from '../obligations/obligations.read-model.js';
import type { OccurrenceTold } from '../obligations/occurrences.js';
import type { actuals } from '../targets/actuals.read-model.js';
import type { targets } from '../targets/targets.read-model.js';

/** What somebody owes on a day, and in which role; where it is one organisation or body, the due date names it instead. */
export const dueKinds = {
  'proof-of-use': { owedBy: 'provider', label: { de: 'Verwendungsnachweis', en: 'Proof of use' } },
  'interim-proof': { owedBy: 'provider', label: { de: 'Zwischennachweis', en: 'Interim proof' } },
  actuals: { owedBy: 'provider', label: { de: 'Istwerte zu Zielen', en: 'Actuals of targets' } },
  instalment: { owedBy: 'treasury', label: { de: 'Anordnung einer Rate', en: 'Order of an instalment' } },
  payment: { owedBy: 'cash-office', label: { de: 'Auszahlung', en: 'Payment' } },
  obligation: { label: { de: 'Aufgabe', en: 'Obligation' } },
} as const satisfies Record<string, { readonly owedBy?: Role; readonly label: Label }>;

export type DueKind = keyof typeof dueKinds;

/** Something that is not done yet and has its day. */
export interface DueDate {
  readonly kind: DueKind;
  readonly dueOn: string;
  /** The grant, the target or the obligation that it is about. */
  readonly subject: string;
  /** The organisation or the body that owes an obligation. */
  readonly owedByTag?: string;
  /** The day that was planned for this time of an obligation: by it acts name it. */
  readonly occurrenceOn?: string;
  /** The notice, the order or the instalment, where it is one of several. */
  readonly noticeNo?: string;
  readonly instalmentNo?: number;
  readonly paymentOrderId?: string;
  /** What is still to be paid. */
  readonly amountCents?: number;
}

type Columns<Model, Names extends keyof RowOf<Model>> = Pick<
  RowOf<Model>,
  Names | ('correctedBy' & keyof RowOf<Model>)
>;
type Known = { readonly id: string };

/** What the rows of the registers say of what is due and what is done. */
export interface DueRows {
  readonly notices: readonly (Columns<
    typeof notices,
    'grantId' | 'proofDueOn' | 'interimDue' | 'instalments'
  > &
    Known)[];
  readonly proofs: readonly Columns<typeof proofsOfUse, 'grantId' | 'kind'>[];
  readonly orders: readonly (Columns<
    typeof paymentOrders,
    'grantId' | 'noticeNo' | 'instalmentNo' | 'dueOn' | 'amountCents' | 'paidCents'
  > &
    Known)[];
  readonly targets: readonly (Columns<typeof targets, 'measuredUntil'> & Known)[];
  readonly actuals: readonly Columns<typeof actuals, 'targetId'>[];
  readonly obligations: readonly (Columns<typeof obligations, 'organisationId' | 'bodyId' | 'occurrences'> &
    Known)[];
}

/** What will be due is told so many days before. */
const SOON_DAYS = 14;

/** How the due dates of a ledger stand on a day. */
export interface DueOnDay {
  readonly overdue: readonly DueDate[];
  readonly soon: readonly DueDate[];
}

/**
 * What is open on a day (`YYYY-MM-DD`): what was due before it is overdue, as in the gaps of the trace; the oldest first. What a
 * correction took back neither owes nor counts as done.
 */
export function dueDatesOn(rows: DueRows, on: string): DueOnDay {
  const until = daysAfter(on, SOON_DAYS);
  const all = [ofProofs, ofInstalments, ofPayments, ofActuals, ofObligations].flatMap((due) => due(rows));
  const open = all
    .filter(({ dueOn }) => dueOn <= until)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return { overdue: open.filter(({ dueOn }) => dueOn < on), soon: open.filter(({ dueOn }) => dueOn >= on) };
}

const holds = ({ correctedBy }: { readonly correctedBy: unknown }): boolean => correctedBy === null;

/** The final proof on the last day that some notice of the grant names; interim ones on each of theirs, in their order. */
function ofProofs({ notices, proofs }: DueRows): DueDate[] {
  const held = proofs.filter(holds);
  return [...byGrant(notices.filter(holds))].flatMap(([grant, its]) => {
    const submitted = held.filter(({ grantId }) => grantId === grant);
    if (submitted.some(({ kind }) => kind === 'final')) return [];
    const finalOn = its
      .map(({ proofDueOn }) => proofDueOn)
      .filter((day) => day !== null)
      .sort()
      .at(-1);
    const interims = its.flatMap(({ interimDue }) => interimDue as { readonly dueOn: string }[]);
    const late = interims
      .map(({ dueOn }) => dueOn)
      .sort()
      .slice(submitted.length);
    return [
      ...late.map((dueOn): DueDate => ({ kind: 'interim-proof', dueOn, subject: `grant:${grant}` })),
      ...(finalOn === undefined
        ? []
        : [{ kind: 'proof-of-use' as const, dueOn: finalOn, subject: `grant:${grant}` }]),
    ];
  });
}

function byGrant(held: DueRows['notices']): Map<string, DueRows['notices'][number][]> {
  const grants = new Map<string, DueRows['notices'][number][]>();
  for (const notice of held) {
    const grant = notice.grantId ?? '';
    grants.set(grant, [...(grants.get(grant) ?? []), notice]);
  }
  return grants;
}

interface Instalment {
  readonly dueOn: string;
  readonly amountCents: number;
  readonly trigger: string;
}

/** An instalment of a day that nobody has ordered. One that waits for a drawdown or a proof is due with that. */
function ofInstalments({ notices, orders }: DueRows): DueDate[] {
  const ordered = new Set(
    orders.filter(holds).map(({ noticeNo, instalmentNo }) => `${String(noticeNo)} ${String(instalmentNo)}`),
  );
  return notices.filter(holds).flatMap(({ id: noticeNo, grantId, instalments }) =>
    (instalments as Instalment[]).flatMap(({ dueOn, amountCents, trigger }, index) => {
      const instalmentNo = index + 1;
      if (trigger !== 'date' || ordered.has(`${noticeNo} ${String(instalmentNo)}`)) return [];
      const subject = `grant:${String(grantId)}`;
      return [{ kind: 'instalment' as const, dueOn, subject, noticeNo, instalmentNo, amountCents }];
    }),
  );
}

function ofPayments({ orders }: DueRows): DueDate[] {
  return orders.filter(holds).flatMap(({ id, grantId, dueOn, amountCents, paidCents }) => {
    const left = (amountCents ?? 0) - (paidCents ?? 0);
    if (left <= 0 || dueOn === null) return [];
    const subject = `grant:${String(grantId)}`;
    return [{ kind: 'payment' as const, dueOn, subject, paymentOrderId: id, amountCents: left }];
  });
}

function ofActuals({ targets, actuals }: DueRows): DueDate[] {
  const measured = new Set(actuals.filter(holds).map(({ targetId }) => targetId));
  return targets.filter(holds).flatMap(({ id, measuredUntil }) => {
    if (measuredUntil === null || measured.has(id)) return [];
    return [{ kind: 'actuals' as const, dueOn: measuredUntil, subject: `target:${id}` }];
  });
}

/** Each time that is open: who did not deliver in spring owes that in summer too. */
function ofObligations({ obligations }: DueRows): DueDate[] {
  return obligations.filter(holds).flatMap(({ id, organisationId, bodyId, occurrences }) => {
    const owedByTag = bodyId === null ? `organisation:${String(organisationId)}` : `body:${bodyId}`;
    return (occurrences as readonly OccurrenceTold[])
      .filter(({ state }) => state === 'open')
      .map(({ on: occurrenceOn, dueOn }) => ({
        kind: 'obligation' as const,
        dueOn,
        subject: `obligation:${id}`,
        owedByTag,
        occurrenceOn,
      }));
  });
}
