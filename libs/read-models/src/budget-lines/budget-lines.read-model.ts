import { idOf, project, readModel } from '#kernel';
import type { Change, Opened, Projector } from '#kernel';
import {
  appropriationSet,
  budgetLineOpened,
  budgetReservationLifted,
  coverGroupId,
  eventCorrected,
  fundsCommitted,
  grantAllocated,
  grantTakenOver,
  paymentBooked,
  paymentOrdered,
} from '#planning';
import type { BudgetLine } from '#planning';
import { budgetLineColumns } from './budget-line.columns.js';
import type { BudgetLineRow } from './budget-line.columns.js';
import { correctedSubject } from '../corrections.js';

interface Appropriated {
  readonly stage: 'draft' | 'adopted' | 'published';
  readonly amountCents: number;
  readonly number: number;
}

/** The columns of the appropriations: of each stage the last one. */
function appropriatedBy(appropriations: readonly Appropriated[]) {
  const lastOf = (stage: Appropriated['stage']) =>
    appropriations.findLast((each) => each.stage === stage)?.amountCents ?? null;
  return {
    draftCents: lastOf('draft'),
    adoptedCents: lastOf('adopted'),
    publishedCents: lastOf('published'),
    appropriations,
  };
}

/** A line without money. */
function freshRow(data: Opened<BudgetLine>, openedOn: string): BudgetLineRow {
  return {
    year: data.year,
    mandant: data.mandant ?? null,
    product: data.product,
    productName: data.productName ?? null,
    account: data.account,
    accountName: data.accountName ?? null,
    costCentre: data.costCentre ?? null,
    investmentNo: data.investmentNo ?? null,
    kind: data.kind,
    carriable: data.carriable ?? null,
    coverGroupId: coverGroupId(data) ?? null,
    coverRelation: data.coverGroup?.relation ?? null,
    coverRole: data.coverGroup?.role ?? null,
    earmark: data.earmark?.source ?? null,
    spendUpToRevenue: data.earmark?.spendUpToRevenue ?? null,
    voluntary: data.voluntary ?? null,
    note: data.note ?? null,
    ...appropriatedBy([]),
    authorisedCents: 0,
    boundCents: 0,
    orderedCents: 0,
    paidCents: 0,
    leftCents: 0,
    openedOn,
    correctedBy: null,
  };
}

interface Movement {
  readonly authorityDeltaCents?: number;
  readonly boundDeltaCents?: number;
  readonly orderedDeltaCents?: number;
  readonly paidDeltaCents?: number;
}

/** The columns of the money after a movement (rule R3): what is left is what is authorised and not used. */
function moved(
  { authorisedCents, boundCents, orderedCents, paidCents }: BudgetLineRow,
  { authorityDeltaCents = 0, boundDeltaCents = 0, orderedDeltaCents = 0, paidDeltaCents = 0 }: Movement,
) {
  const authorised = (authorisedCents ?? 0) + authorityDeltaCents;
  const bound = (boundCents ?? 0) + boundDeltaCents;
  return {
    authorisedCents: authorised,
    boundCents: bound,
    orderedCents: (orderedCents ?? 0) + orderedDeltaCents,
    paidCents: (paidCents ?? 0) + paidDeltaCents,
    leftCents: authorised - bound,
  };
}

interface LineMoved extends Movement {
  readonly budgetLineId: string;
}

/** The events that change what is bound, ordered and paid on lines. */
function movingMoney(move: (lines: readonly LineMoved[]) => readonly Change[]): Projector[] {
  return [
    project(grantTakenOver, ({ lines = [] }) => move(lines)),
    project(grantAllocated, ({ lines }) => move(lines)),
    project(budgetReservationLifted, ({ lines }) => move(lines)),
    project(fundsCommitted, ({ lines }) => move(lines)),
    project(paymentOrdered, ({ lines, amountCents }) =>
      move(lines.map((line) => ({ ...line, orderedDeltaCents: amountCents }))),
    ),
    project(paymentBooked, ({ lines, amountCents }) =>
      move(lines.map((line) => ({ ...line, paidDeltaCents: amountCents }))),
    ),
  ];
}

/** The budget: each line with what it may spend, what of it is bound, and what is left. */
export const budgetLines = readModel('budget-lines', {
  label: { de: 'Haushaltspositionen', en: 'Budget lines' },
  version: 2,
  columns: budgetLineColumns,
  indexed: ['year', 'product', 'coverGroupId'],
  on: ({ put, patch }) => [
    project(budgetLineOpened, (data, { effectiveOn }, id) => [put(id, freshRow(data, effectiveOn))]),
    project(appropriationSet, ({ stage, amountCents, authorityDeltaCents }, { number }, id) => [
      patch(id, (row) => ({
        ...appropriatedBy([...(row.appropriations as Appropriated[]), { stage, amountCents, number }]),
        ...moved(row, { authorityDeltaCents }),
      })),
    ]),
    ...movingMoney((lines) => lines.map((line) => patch(line.budgetLineId, (row) => moved(row, line)))),
    project(eventCorrected, (data, { number }) => {
      const opened = correctedSubject(budgetLineOpened, data);
      const { eventType, eventSubject, eventNumber, lines = [], authorities = [] } = data;
      return [
        ...(opened === undefined ? [] : [patch(opened, { correctedBy: number })]),
        ...(eventType === appropriationSet.type
          ? [
              patch(idOf(eventSubject), ({ appropriations }) =>
                appropriatedBy(
                  (appropriations as Appropriated[]).filter((each) => each.number !== eventNumber),
                ),
              ),
            ]
          : []),
        ...[...lines, ...authorities].map((line) => patch(line.budgetLineId, (row) => moved(row, line))),
      ];
    }),
  ],
});
