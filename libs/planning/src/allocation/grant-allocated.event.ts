import { Cents, Each, Flag, OneOf, Ref, Refs } from '#kernel';
import { LineAmount, MAX_LINES, tagsOfLines } from '../budget-line/line-amount.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { Contradiction } from '../contradiction.js';
import { provisionalBases } from '../fiscal-year/fiscal-year.terms.js';
import type { ProvisionalBasis } from '../fiscal-year/fiscal-year.terms.js';
import { event, tag } from '../language.js';
import { VersionRefs } from '../version.js';
import type { VersionId } from '../version.js';

/** Everything cited is a tag of the event; together they stay below what an event may carry. */
class Citations {
  @Ref('grant') grantId!: string;
  /** The operative decision: the one that contains the grant and its amount. */
  @Ref('decision') decisionId!: string;
  /** Preliminary and supplementary decisions. */
  @Refs('decision', { optional: true, max: 2 }) furtherDecisionIds?: string[];
  @Refs('need', { min: 1, max: 4 }) needIds!: string[];
  @Refs('goal', { min: 1, max: 4 }) goalIds!: string[];
  @Refs('assessment', { max: 3 }) assessmentIds!: string[];
  @VersionRefs({ max: 3 }) targetVersionIds!: VersionId[];
  /** Whether the money is allocated only on condition that the budget provides it (Haushaltsvorbehalt, rule R25). */
  @Flag() conditional!: boolean;
  /** On what ground money is allocated before the budget is published (rule R24). */
  @OneOf(provisionalBases, { optional: true }) provisionalBasis?: ProvisionalBasis;
}

export class AllocateGrant extends Citations {
  @Each(() => LineAmount, { min: 1, max: MAX_LINES }) lines!: LineAmount[];
}

/** A grant with the money set aside for it. A conditional allocation binds nothing yet (`boundDeltaCents` 0). */
class Allocation extends Citations {
  @Cents({ min: 1 }) amountCents!: number;
  @Each(() => LineBinding, { min: 1, max: MAX_LINES }) lines!: LineBinding[];
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

export const grantAllocated = event('grant-allocated', 1, Allocation, {
  label: { de: 'Mittel zugeteilt', en: 'Grant allocated' },
  tells: { de: '{amountCents} zugeteilt', en: '{amountCents} allocated' },
  subject: 'allocation',
  creates: true,
  tags: ({ grantId, decisionId, furtherDecisionIds = [], lines, ...cited }) => [
    tag('grant', grantId),
    ...[decisionId, ...furtherDecisionIds].map((id) => tag('decision', id)),
    ...cited.needIds.map((id) => tag('need', id)),
    ...cited.goalIds.map((id) => tag('goal', id)),
    ...cited.assessmentIds.map((id) => tag('assessment', id)),
    ...cited.targetVersionIds.map((id) => tag('target', id)),
    ...tagsOfLines(lines),
  ],
});
