import { project, readModel } from '#kernel';
import { measureProposed } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** The measures that were proposed. */
export const measures = readModel('measures', {
  label: { de: 'Maßnahmen', en: 'Measures' },
  version: 1,
  columns: {
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
    proposedOn: { type: 'day', label: { de: 'Vorgeschlagen zum', en: 'Proposed as of' } },
    correctedBy,
  },
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
        proposedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksCorrected(measureProposed, patch),
  ],
});
