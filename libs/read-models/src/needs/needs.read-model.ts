import { idOf, project, readModel } from '#kernel';
import type { Opened, Row } from '#kernel';
import { eventCorrected, needAssessed, needIdentified } from '#planning';
import type { Need } from '#planning';
import { correctedSubject } from '../corrections.js';
import { needColumns } from './need.columns.js';

interface Assessed {
  readonly urgency: string;
  readonly on: string;
  readonly number: number;
}

/** The last grade of a need, and those before it; grades that were corrected are gone. */
function urgencyIn(assessments: readonly Assessed[]) {
  return { urgency: assessments.at(-1)?.urgency ?? null, assessments };
}

function identifiedRow(data: Opened<Need>, identifiedOn: string): Row<typeof needColumns> {
  return {
    title: data.title,
    description: data.description,
    kind: data.kind,
    ...urgencyIn([]),
    cycleId: data.cycleId ?? null,
    groups: data.groups ?? [],
    spaceIds: data.spaceIds ?? [],
    fields: data.fields ?? [],
    legalBases: data.legalBases ?? [],
    goalIds: data.goalIds ?? [],
    challengeIds: data.challengeIds ?? [],
    reportedBySector: data.reportedBy.sector,
    reportedByOrganisationId: data.reportedBy.organisationId ?? null,
    reportedByPersonId: data.reportedBy.personId ?? null,
    citizenBenefit: data.citizenBenefit ?? null,
    responsibleAuthorityId: data.responsibleAuthorityId ?? null,
    identifiedOn,
    correctedBy: null,
  };
}

/** The needs, each with how much it calls for action. */
export const needs = readModel('needs', {
  label: { de: 'Bedarfe', en: 'Needs' },
  version: 1,
  columns: needColumns,
  indexed: ['cycleId'],
  on: ({ put, patch }) => [
    project(needIdentified, (data, { effectiveOn }, id) => [put(id, identifiedRow(data, effectiveOn))]),
    project(needAssessed, ({ urgency }, { effectiveOn: on, number }, id) => [
      patch(id, ({ assessments }) =>
        urgencyIn([...(assessments as readonly Assessed[]), { urgency, on, number }]),
      ),
    ]),
    project(eventCorrected, (data, { number }) => {
      const identified = correctedSubject(needIdentified, data);
      if (identified !== undefined) return [patch(identified, { correctedBy: number })];
      if (data.eventType !== needAssessed.type) return [];
      const holds = (each: Assessed): boolean => each.number !== data.eventNumber;
      return [
        patch(idOf(data.eventSubject), ({ assessments }) =>
          urgencyIn((assessments as readonly Assessed[]).filter(holds)),
        ),
      ];
    }),
  ],
});
