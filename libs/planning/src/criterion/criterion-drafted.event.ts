import { OneOf, Ref, Text, Title } from '#kernel';
import { event, tag } from '../language.js';
import { FieldsOfAction } from '../place-in-town.js';
import { scales } from './criterion.terms.js';

/** A quality criterion as somebody proposes it. It binds nobody before it is agreed and in a catalogue. */
export class DraftCriterion {
  @Title() title!: Text;
  @Text() definition!: Text;
  @OneOf(scales) scale!: keyof typeof scales;
  @FieldsOfAction({ optional: true }) fields?: string[];
  @Ref('cycle', { optional: true }) cycleId?: string;
  /** Who brings it in. */
  @Ref('organisation', { optional: true }) organisationId?: string;
}

export const criterionDrafted = event('criterion-drafted', 1, DraftCriterion, {
  label: { de: 'Qualitätskriterium entworfen', en: 'Criterion drafted' },
  tells: { de: 'Qualitätskriterium „{title}“ entworfen', en: 'Criterion “{title}” drafted' },
  subject: 'criterion',
  creates: true,
  tags: ({ cycleId, organisationId }) => [
    cycleId === undefined ? undefined : tag('cycle', cycleId),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
  ],
});
