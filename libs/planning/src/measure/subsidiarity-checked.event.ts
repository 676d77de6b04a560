import { OneOf, Ref, Refs, Text } from '#kernel';
import { event, tag } from '../language.js';
import { subsidiarityOutcomes } from './measure.terms.js';

/** Whether a free non-profit provider could carry out a measure (rule R13). */
export class CheckSubsidiarity {
  @Ref('measure') measureId!: string;
  /** The application on whose occasion it was asked. */
  @Ref('grant', { optional: true }) grantId?: string;
  /** At most twenty, each a tag of the event. */
  @Refs('organisation', { max: 20 }) askedOrganisationIds!: string[];
  @OneOf(subsidiarityOutcomes) outcome!: keyof typeof subsidiarityOutcomes;
  /** Why nobody was asked; needed where no organisation is named. */
  @Text({ max: 2_000, optional: true }) explanation?: Text;
}

export const subsidiarityChecked = event('subsidiarity-checked', 1, CheckSubsidiarity, {
  label: { de: 'Subsidiarität geprüft', en: 'Subsidiarity checked' },
  tells: { de: 'Subsidiarität geprüft: {outcome}', en: 'Subsidiarity checked: {outcome}' },
  subject: 'measure',
  tags: ({ grantId, askedOrganisationIds }) => [
    grantId === undefined ? undefined : tag('grant', grantId),
    ...askedOrganisationIds.map((id) => tag('organisation', id)),
  ],
});
