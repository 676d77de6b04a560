import { idOf, project, readModel } from '#kernel';
import { criterionAgreed, criterionDrafted, eventCorrected } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

interface Agreed {
  readonly version: number;
  readonly number: number;
}

function versionsIn(versions: readonly Agreed[]) {
  return {
    state: versions.length === 0 ? 'drafted' : 'agreed',
    lastVersion: versions.at(-1)?.version ?? null,
    versions,
  };
}

/** The quality criteria as they were drafted; what was agreed of them stands in the register of versions. */
export const criteria = readModel('criteria', {
  label: { de: 'Qualitätskriterien', en: 'Criteria' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    definition: { type: 'text', label: { de: 'Definition', en: 'Definition' } },
    scale: { type: 'code', label: { de: 'Skala', en: 'Scale' } },
    fields: { type: 'codes', label: { de: 'Handlungsfelder', en: 'Fields of action' } },
    cycleId: { type: 'code', label: { de: 'Entworfen im Zyklus', en: 'Drafted in the cycle' } },
    organisationId: { type: 'code', label: { de: 'Eingebracht von', en: 'Brought in by' } },
    state: { type: 'code', label: { de: 'Stand', en: 'State' } },
    lastVersion: { type: 'integer', label: { de: 'Letzte Fassung', en: 'Last version' } },
    versions: { type: 'json', label: { de: 'Fassungen', en: 'Versions' } },
    draftedOn: { type: 'day', label: { de: 'Entworfen zum', en: 'Drafted as of' } },
    correctedBy,
  },
  indexed: ['cycleId'],
  on: ({ put, patch }) => [
    project(criterionDrafted, (data, { effectiveOn }, id) => [
      put(id, {
        title: data.title,
        definition: data.definition,
        scale: data.scale,
        fields: data.fields ?? [],
        cycleId: data.cycleId ?? null,
        organisationId: data.organisationId ?? null,
        ...versionsIn([]),
        draftedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(criterionAgreed, ({ version }, { number }, id) => [
      patch(id, ({ versions }) => versionsIn([...(versions as readonly Agreed[]), { version, number }])),
    ]),
    project(eventCorrected, (data, { number }) => {
      const drafted = correctedSubject(criterionDrafted, data);
      if (drafted !== undefined) return [patch(drafted, { correctedBy: number })];
      if (data.eventType !== criterionAgreed.type) return [];
      const holds = (each: Agreed): boolean => each.number !== data.eventNumber;
      return [
        patch(idOf(data.eventSubject), ({ versions }) =>
          versionsIn((versions as readonly Agreed[]).filter(holds)),
        ),
      ];
    }),
  ],
});
