import { Ref, Title } from '#kernel';
import type { Text } from '#kernel';
import { event, tag } from '../language.js';
import { VersionRefs } from '../version.js';
import type { VersionId } from '../version.js';

/** The criterion versions that bind in a cycle from here on. Another catalogue of the same cycle replaces it. */
export class Catalogue {
  @Title() title!: Text;
  @Ref('cycle') cycleId!: string;
  /** At most 28, each a tag of the event; no catalogue one can still weigh by is longer. */
  @VersionRefs({ min: 1, max: 28 }) criterionVersionIds!: VersionId[];
  @Ref('decision', { optional: true }) decisionId?: string;
}

export const catalogueAdopted = event('catalogue-adopted', 1, Catalogue, {
  label: { de: 'Kriterienkatalog in Kraft gesetzt', en: 'Catalogue adopted' },
  tells: { de: 'Kriterienkatalog „{title}“ in Kraft gesetzt', en: 'Catalogue “{title}” adopted' },
  subject: 'catalogue',
  creates: true,
  tags: ({ cycleId, criterionVersionIds, decisionId }) => [
    tag('cycle', cycleId),
    ...criterionVersionIds.map((id) => tag('criterion', id)),
    decisionId === undefined ? undefined : tag('decision', decisionId),
  ],
});
