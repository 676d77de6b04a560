import { OneOf, Ref, SubjectTags, Text, Title, Whole } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_AGENDA } from '../meeting/meeting-convened.event.js';
import { itemKinds, subjectsOfItem } from './item.terms.js';
import type { ItemKind } from './item.terms.js';

/** A package of grants deliberated at once; with its own tags the event stays below what an event may carry. */
export const MAX_SUBJECTS = 25;

export class SeekConsensus {
  @Ref('meeting') meetingId!: string;
  /** Its place on the agenda, from 1. */
  @Whole({ min: 1, max: MAX_AGENDA }) agendaNo!: number;
  @OneOf(itemKinds) kind!: ItemKind;
  /** What it is about: one subject or a package. */
  @SubjectTags(subjectsOfItem.other, { max: MAX_SUBJECTS }) about!: Tag[];
  @Title() title!: Text;
  /** What is put forward, in its wording. */
  @Text({ optional: true }) proposal?: Text;
}

class ItemOfBody extends SeekConsensus {
  @Ref('body') bodyId!: string;
}

export const consensusSought = event('consensus-sought', 1, ItemOfBody, {
  label: { de: 'Konsens gesucht', en: 'Consensus sought' },
  tells: { de: 'Konsens gesucht: {title} ({kind})', en: 'Consensus sought: {title} ({kind})' },
  subject: 'item',
  creates: true,
  tags: ({ meetingId, bodyId, about }) => [tag('meeting', meetingId), tag('body', bodyId), ...about],
});
