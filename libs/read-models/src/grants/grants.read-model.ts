import { project, readModel } from '#kernel';
import type { Opened, Row } from '#kernel';
import { eventCorrected, grantTakenOver } from '#planning';
import type { GrantTakenOver } from '#planning';
import { correctedSubject } from '../corrections.js';
import { grantColumns } from './grant.columns.js';

/** What a take-over knows of a grant. */
function takenOverRow(
  data: Opened<GrantTakenOver>,
  takenOverBy: number,
  takenOverOn: string,
): Row<typeof grantColumns> {
  const [line] = data.lines ?? [];
  return {
    externalNo: data.externalNo,
    state: 'taken-over',
    recipientId: data.recipient.organisationId ?? null,
    recipientName: data.recipient.name ?? null,
    authority: data.authority,
    purpose: data.purpose,
    kind: data.kind ?? null,
    financing: data.financing ?? null,
    amountCents: data.amountCents,
    boundCents: line?.amountCents ?? 0,
    periodFrom: data.period?.from ?? null,
    periodUntil: data.period?.until ?? null,
    year: data.year ?? null,
    mandant: data.budgetLine?.mandant ?? null,
    product: data.budgetLine?.product ?? null,
    account: data.budgetLine?.account ?? null,
    costCentre: data.budgetLine?.costCentre ?? null,
    budgetText: data.budgetText ?? null,
    budgetJoin: data.budgetJoin ?? null,
    budgetLineId: line?.budgetLineId ?? null,
    positionBudgetLineId: data.positionBudgetLineId ?? null,
    contradicts: data.contradicts ?? [],
    sourceSha256: data.source.fileSha256,
    sourceLine: data.source.line,
    sourceFile: data.source.fileName ?? null,
    takenOverBy,
    takenOverOn,
    correctedBy: null,
  };
}

/** All grants, each with what is known of it. */
export const grants = readModel('grants', {
  label: { de: 'Zuwendungen', en: 'Grants' },
  version: 1,
  columns: grantColumns,
  indexed: ['externalNo', 'recipientId', 'budgetLineId', 'year'],
  on: ({ put, patch }) => [
    project(grantTakenOver, (data, { effectiveOn, number }, id) => [
      put(id, takenOverRow(data, number, effectiveOn)),
    ]),
    project(eventCorrected, (data, { number }) => {
      const id = correctedSubject(grantTakenOver, data);
      return id === undefined ? [] : [patch(id, { state: 'corrected', boundCents: 0, correctedBy: number })];
    }),
  ],
});
