import { project, readModel } from '#kernel';
import type { Opened, Row } from '#kernel';
import { eventCorrected, grantAppliedFor, grantTakenOver } from '#planning';
import type { ApplyForGrant, GrantTakenOver } from '#planning';
import { correctedSubject } from '../corrections.js';
import { grantColumns } from './grant.columns.js';
import { decidingSteps, grantsIn, payingSteps } from './steps.js';
import { wayOf } from './way.js';
import type { Step } from './way.js';

type GrantRow = Row<typeof grantColumns>;

/** A grant of which nothing is known yet. */
const blank = Object.fromEntries(Object.keys(grantColumns).map((name) => [name, null])) as GrantRow;

/** What a take-over knows of a grant. */
function takenOverRow(data: Opened<GrantTakenOver>, takenOverBy: number, takenOverOn: string): GrantRow {
  const [line] = data.lines ?? [];
  const { organisationId } = data.recipient;
  return {
    ...blank,
    externalNo: data.externalNo,
    recipientId: organisationId ?? null,
    recipientName: data.recipient.name ?? null,
    organisationIds: organisationId === undefined ? [] : [organisationId],
    authority: data.authority,
    purpose: data.purpose,
    kind: data.kind ?? null,
    financing: data.financing ?? null,
    amountCents: data.amountCents,
    ...wayOf('taken-over', [{ number: takenOverBy, as: 'begun', lines: data.lines ?? [] }]),
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
  };
}

/** What an application knows of a grant; what comes of it is told by later events. */
function appliedRow(data: Opened<ApplyForGrant>): GrantRow {
  const { applicantId, partners = [], period } = data;
  return {
    ...blank,
    ...wayOf('applied', []),
    recipientId: applicantId,
    organisationIds: [applicantId, ...partners.map(({ organisationId }) => organisationId)],
    purpose: data.title,
    description: data.description,
    kind: data.kind,
    financing: data.financing,
    form: data.form,
    appliedOn: data.appliedOn,
    cycleId: data.cycleId,
    callId: data.callId ?? null,
    guidelineVersionId: data.guidelineVersionId,
    measureId: data.measureId,
    needIds: data.needIds,
    goalIds: data.goalIds,
    spaceIds: data.spaceIds,
    partners,
    requestedCents: data.requestedCents,
    periodFrom: period.from,
    periodUntil: period.until,
    plannedStartOn: data.plannedStartOn,
    contradicts: [],
  };
}

/** The row with a step more, or with those that hold after a correction; a grant that was corrected itself goes no further. */
function onItsWay(row: GrantRow, next: (steps: readonly Step[]) => readonly Step[]): Partial<GrantRow> {
  if (row.correctedBy !== null) return {};
  return wayOf(row.takenOverBy === null ? 'applied' : 'taken-over', next((row.steps ?? []) as Step[]));
}

/** All grants, each with what is known of it. */
export const grants = readModel('grants', {
  label: { de: 'Zuwendungen', en: 'Grants' },
  version: 4,
  columns: grantColumns,
  indexed: ['externalNo', 'recipientId', 'budgetLineId', 'year', 'cycleId', 'callId'],
  on: ({ put, patch }) => [
    project(grantTakenOver, (data, { effectiveOn, number }, id) => [
      put(id, takenOverRow(data, number, effectiveOn)),
    ]),
    project(grantAppliedFor, (data, _, id) => [put(id, appliedRow(data))]),
    ...decidingSteps((id, step) => patch(id, (row) => onItsWay(row, (steps) => [...steps, step]))),
    ...payingSteps((id, step) => patch(id, (row) => onItsWay(row, (steps) => [...steps, step]))),
    project(eventCorrected, (data, { number }) => {
      const id = correctedSubject(grantTakenOver, data) ?? correctedSubject(grantAppliedFor, data);
      if (id !== undefined) return [patch(id, { state: 'corrected', boundCents: 0, correctedBy: number })];
      const { eventNumber, eventTags, lines = [] } = data;
      const rest = (steps: readonly Step[]) => steps.filter((step) => step.number !== eventNumber);
      return grantsIn(eventTags).map((grantId) =>
        patch(grantId, (row) =>
          onItsWay(row, (steps) => [...rest(steps), { number, as: 'corrected', lines }]),
        ),
      );
    }),
  ],
});
