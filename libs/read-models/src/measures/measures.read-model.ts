import { idOf, project, readModel } from '#kernel';
import type { Columns, Row } from '#kernel';
import { eventCorrected, measureProposed, subsidiarityChecked } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/**
 * A subsidiarity check as the register shows it. On whose application's occasion it was made is not told here, and then
 * not the explanation either, which may name it (rule R22).
 */
interface Check {
  readonly number: number;
  readonly outcome: string;
  readonly askedOrganisationIds: readonly string[];
  readonly explanation?: string;
  readonly checkedOn: string;
}

const columns = {
  title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
  description: { type: 'text', label: { de: 'Beschreibung', en: 'Description' } },
  needIds: { type: 'codes', label: { de: 'Bedarfe', en: 'Needs' } },
  goalIds: { type: 'codes', label: { de: 'Ziele', en: 'Goals' } },
  cycleId: { type: 'code', label: { de: 'Planungszyklus', en: 'Cycle' } },
  spaceIds: { type: 'codes', label: { de: 'Sozialräume', en: 'Social spaces' } },
  fields: { type: 'codes', label: { de: 'Handlungsfelder', en: 'Fields of action' } },
  groups: { type: 'codes', label: { de: 'Zielgruppen', en: 'Target groups' } },
  provision: { type: 'code', label: { de: 'Erbringung', en: 'Provision' } },
  proposedByOrganisationId: { type: 'code', label: { de: 'Vorgeschlagen von', en: 'Proposed by' } },
  subsidiarityOutcome: {
    type: 'code',
    label: { de: 'Ergebnis der letzten Subsidiaritätsprüfung', en: 'Outcome of the last subsidiarity check' },
  },
  subsidiarityChecks: { type: 'json', label: { de: 'Subsidiaritätsprüfungen', en: 'Subsidiarity checks' } },
  proposedOn: { type: 'day', label: { de: 'Vorgeschlagen zum', en: 'Proposed as of' } },
  correctedBy,
} as const satisfies Columns;

type MeasureRow = Row<typeof columns>;

function checksOf({ subsidiarityChecks }: MeasureRow): readonly Check[] {
  return (subsidiarityChecks ?? []) as readonly Check[];
}

function checkedBy(checks: readonly Check[]): Pick<MeasureRow, 'subsidiarityOutcome' | 'subsidiarityChecks'> {
  return { subsidiarityOutcome: checks.at(-1)?.outcome ?? null, subsidiarityChecks: checks };
}

/** The measures that were proposed. */
export const measures = readModel('measures', {
  label: { de: 'Maßnahmen', en: 'Measures' },
  version: 2,
  columns,
  indexed: ['cycleId'],
  on: ({ put, patch }) => [
    project(measureProposed, (data, { effectiveOn }, id) => [
      put(id, {
        title: data.title,
        description: data.description,
        needIds: data.needIds,
        goalIds: data.goalIds ?? [],
        cycleId: data.cycleId ?? null,
        spaceIds: data.spaceIds ?? [],
        fields: data.fields ?? [],
        groups: data.groups ?? [],
        provision: data.provision ?? null,
        proposedByOrganisationId: data.proposedByOrganisationId ?? null,
        ...checkedBy([]),
        proposedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(subsidiarityChecked, (data, { effectiveOn, number }, id) => {
      const { grantId, outcome, askedOrganisationIds, explanation } = data;
      const check = { number, outcome, askedOrganisationIds, checkedOn: effectiveOn };
      const isTold = grantId === undefined && explanation !== undefined;
      return [patch(id, (row) => checkedBy([...checksOf(row), isTold ? { ...check, explanation } : check]))];
    }),
    project(eventCorrected, (data, { number }) => {
      const proposed = correctedSubject(measureProposed, data);
      if (proposed !== undefined) return [patch(proposed, { correctedBy: number })];
      if (data.eventType !== subsidiarityChecked.type) return [];
      const holds = (check: Check): boolean => check.number !== data.eventNumber;
      return [patch(idOf(data.eventSubject), (row) => checkedBy(checksOf(row).filter(holds)))];
    }),
  ],
});
