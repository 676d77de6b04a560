import { Ref, Refs, Text } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_SUBJECTS } from './consensus-sought.event.js';

export class DeclareConflict {
  @Ref('item') itemId!: string;
  @Ref('person') personId!: string;
  /** The grants of a package that it concerns; without them the whole item. */
  @Refs('grant', { min: 1, max: MAX_SUBJECTS, optional: true }) grantIds?: string[];
  @Ref('organisation', { optional: true }) organisationId?: string;
  @Text({ optional: true, publicity: 'internal' }) statement?: Text;
}

export const conflictDeclared = event('conflict-declared', 1, DeclareConflict, {
  label: { de: 'Interessenwiderstreit angezeigt', en: 'Conflict declared' },
  tells: { de: 'Interessenwiderstreit angezeigt', en: 'Conflict of interest declared' },
  subject: 'item',
  tags: ({ personId, grantIds = [], organisationId }) => [
    tag('person', personId),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
    ...grantIds.map((id) => tag('grant', id)),
  ],
});
