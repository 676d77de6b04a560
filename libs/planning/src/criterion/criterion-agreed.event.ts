import { Day, Flag, OneOf, Ref, Text, Title, Whole } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_VERSION, versionId } from '../version.js';
import { scales } from './criterion.terms.js';

/** A version of a criterion, with the consensus it rests on and the cycle it was agreed for. */
export class AgreeCriterion {
  @Ref('criterion') criterionId!: string;
  @Whole({ min: 1, max: MAX_VERSION }) version!: number;
  @Title() title!: Text;
  @Text() definition!: Text;
  @OneOf(scales) scale!: keyof typeof scales;
  @Whole({ min: 0, max: 1000 }) weightPermille!: number;
  /** Whether every application must be assessed by it (rule R1). */
  @Flag() mandatory!: boolean;
  /** Whether an application that does not meet it can be funded only with an explanation (rule R1). */
  @Flag() knockout!: boolean;
  @Ref('item') consensusItemId!: string;
  @Ref('cycle') cycleId!: string;
  @Day() validFrom!: string;
  @Day({ optional: true }) validTo?: string;
}

export const criterionAgreed = event('criterion-agreed', 1, AgreeCriterion, {
  label: { de: 'Qualitätskriterium abgestimmt', en: 'Criterion agreed' },
  tells: {
    de: 'Qualitätskriterium „{title}“ in Fassung {version} abgestimmt, gültig ab {validFrom}[ bis {validTo}]',
    en: 'Criterion “{title}” agreed in version {version}, valid from {validFrom}[ to {validTo}]',
  },
  subject: 'criterion',
  tags: ({ criterionId, version, consensusItemId, cycleId }) => [
    tag('criterion', versionId(criterionId, version)),
    tag('item', consensusItemId),
    tag('cycle', cycleId),
  ],
});
