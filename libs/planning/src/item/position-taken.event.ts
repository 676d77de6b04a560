import { OneOf, Ref, Text } from '#kernel';
import { event, tag } from '../language.js';
import { positions } from './item.terms.js';
import type { Position } from './item.terms.js';

export class TakePosition {
  @Ref('item') itemId!: string;
  @Ref('person') personId!: string;
  @OneOf(positions) position!: Position;
  @Text({ optional: true, publicity: 'internal' }) statement?: Text;
}

export const positionTaken = event('position-taken', 1, TakePosition, {
  label: { de: 'Position bezogen', en: 'Position taken' },
  tells: { de: 'Position bezogen: {position}', en: 'Position taken: {position}' },
  subject: 'item',
  tags: ({ personId }) => [tag('person', personId)],
});
