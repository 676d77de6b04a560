import { idOf, kindOf, project, readModel } from '#kernel';
import type { Tag } from '#kernel';
import { catalogueAdopted, criterionAgreed, eventCorrected, versionId } from '#planning';
import { correctedBy } from '../corrections.js';

/** The ids of criterion versions among the tags of an event: those that name more than the criterion itself. */
function versionsAmong(tags: readonly Tag[]): string[] {
  return tags
    .filter((each) => kindOf(each) === 'criterion')
    .map(idOf)
    .filter((id) => id.includes('.v'));
}

/** The agreed versions of quality criteria: what grants are assessed by. */
export const criterionVersions = readModel('criterion-versions', {
  label: { de: 'Fassungen der Qualitätskriterien', en: 'Criterion versions' },
  version: 1,
  columns: {
    criterionId: { type: 'code', label: { de: 'Qualitätskriterium', en: 'Criterion' } },
    version: { type: 'integer', label: { de: 'Fassung', en: 'Version' } },
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    definition: { type: 'text', label: { de: 'Definition', en: 'Definition' } },
    scale: { type: 'code', label: { de: 'Skala', en: 'Scale' } },
    weightPermille: { type: 'integer', label: { de: 'Gewicht in Promille', en: 'Weight in thousandths' } },
    mandatory: { type: 'flag', label: { de: 'Verbindlich zu bewerten', en: 'Mandatory' } },
    knockout: { type: 'flag', label: { de: 'Ausschlusskriterium', en: 'Knock-out' } },
    consensusItemId: {
      type: 'code',
      label: { de: 'Konsens zum Beratungsgegenstand', en: 'Consensus on the item' },
    },
    cycleId: { type: 'code', label: { de: 'Abgestimmt für den Zyklus', en: 'Agreed for the cycle' } },
    validFrom: { type: 'day', label: { de: 'Gültig ab', en: 'Valid from' } },
    validTo: { type: 'day', label: { de: 'Gültig bis', en: 'Valid to' } },
    catalogueIds: { type: 'codes', label: { de: 'Kataloge', en: 'Catalogues' } },
    correctedBy,
  },
  indexed: ['criterionId', 'cycleId'],
  on: ({ put, patch }) => [
    project(criterionAgreed, (data) => [
      put(versionId(data.criterionId, data.version), {
        ...data,
        validTo: data.validTo ?? null,
        catalogueIds: [],
        correctedBy: null,
      }),
    ]),
    project(catalogueAdopted, ({ criterionVersionIds }, _, catalogueId) =>
      criterionVersionIds.map((id) =>
        patch(id, ({ catalogueIds }) => ({ catalogueIds: [...(catalogueIds ?? []), catalogueId] })),
      ),
    ),
    project(eventCorrected, ({ eventType, eventSubject, eventTags }, { number }) => {
      const concerned = versionsAmong(eventTags);
      if (eventType === criterionAgreed.type)
        return concerned.map((id) => patch(id, { correctedBy: number }));
      if (eventType !== catalogueAdopted.type) return [];
      const catalogueId = idOf(eventSubject);
      return concerned.map((version) =>
        patch(version, ({ catalogueIds }) => ({
          catalogueIds: (catalogueIds ?? []).filter((each) => each !== catalogueId),
        })),
      );
    }),
  ],
});
