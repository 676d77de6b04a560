import { Each, OneOf, Ref, Text } from '#kernel';
import { Contradiction } from '../contradiction.js';
import { event, tag } from '../language.js';
import { deviationKinds } from './decision.terms.js';

export class ExplainDeviation {
  @Ref('decision') decisionId!: string;
  @Ref('grant') grantId!: string;
  @OneOf(deviationKinds) kind!: keyof typeof deviationKinds;
  @Text({ optional: true }) text?: Text;
}

class Explanation extends ExplainDeviation {
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

export const deviationExplained = event('deviation-explained', 1, Explanation, {
  label: { de: 'Abweichung erklärt', en: 'Deviation explained' },
  tells: { de: 'Abweichung erklärt ({kind})[: {text}]', en: 'Deviation explained ({kind})[: {text}]' },
  subject: 'decision',
  tags: ({ grantId }) => [tag('grant', grantId)],
});
