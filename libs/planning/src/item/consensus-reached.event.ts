import { Each, EventTags, Flag, OneOf, Ref, Text, Whole } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_SUBJECTS } from './consensus-sought.event.js';
import { itemKinds } from './item.terms.js';
import type { ItemKind } from './item.terms.js';

export class ReachConsensus {
  @Ref('item') itemId!: string;
  /** What was agreed, in its wording. */
  @Text({ optional: true }) wording?: Text;
}

/** Who counted, for one grant of a package or for the whole item (rule R5). */
export class Tally {
  @Ref('grant', { optional: true }) grantId?: string;
  @Whole({ min: 0 }) eligibleCount!: number;
  @Whole({ min: 0 }) presentCount!: number;
  @Whole({ min: 0 }) agreeCount!: number;
  @Whole({ min: 0 }) standAsideCount!: number;
  @Whole({ min: 0 }) recusedCount!: number;
  /** Whether more than half of all voting members were recused, so that two present were enough. */
  @Flag() mostRecused!: boolean;
}

class Consensus extends ReachConsensus {
  @OneOf(itemKinds) kind!: ItemKind;
  @Ref('meeting') meetingId!: string;
  @Ref('body') bodyId!: string;
  @EventTags({ max: MAX_SUBJECTS }) about!: Tag[];
  @Each(() => Tally, { min: 1, max: MAX_SUBJECTS }) tallies!: Tally[];
}

export const consensusReached = event('consensus-reached', 1, Consensus, {
  label: { de: 'Konsens erreicht', en: 'Consensus reached' },
  tells: { de: 'Konsens erreicht ({kind})[: {wording}]', en: 'Consensus reached ({kind})[: {wording}]' },
  subject: 'item',
  tags: ({ meetingId, bodyId, about }) => [tag('meeting', meetingId), tag('body', bodyId), ...about],
});
