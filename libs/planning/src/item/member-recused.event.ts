import { Ref, Refs } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_SUBJECTS } from './consensus-sought.event.js';

export class RecuseMember {
  @Ref('item') itemId!: string;
  @Ref('person') personId!: string;
  /** The grants of a package from which the member stays away; without them the whole item. */
  @Refs('grant', { min: 1, max: MAX_SUBJECTS, optional: true }) grantIds?: string[];
}

/** Why stands in the reason of the event. */
export const memberRecused = event('member-recused', 1, RecuseMember, {
  label: { de: 'Mitglied ausgeschlossen', en: 'Member recused' },
  tells: { de: 'Mitglied ausgeschlossen', en: 'Member recused' },
  subject: 'item',
  tags: ({ personId, grantIds = [] }) => [tag('person', personId), ...grantIds.map((id) => tag('grant', id))],
});
