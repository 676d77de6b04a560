import type { Rejection } from '#kernel';
import type { Scale } from '../criterion/criterion.terms.js';
import { highestScore } from '../criterion/criterion.terms.js';
import type { AssessApplication } from '../assessment/application-assessed.event.js';
import { reject } from '../language.js';

/**
 * What was found by a criterion is told on its scale: points or per cent where it has them, and on a scale of yes and no
 * neither a score nor anything between.
 */
export function scoreFitsScale(
  scale: Scale,
  { criterionVersionId, met, score }: AssessApplication['items'][number],
): Rejection | undefined {
  const highest = highestScore[scale];
  if (highest === undefined) {
    if (score !== undefined) return reject('score-superfluous', { criterionVersionId, score });
    return met === 'partly' ? reject('met-partly-on-yes-or-no', { criterionVersionId }) : undefined;
  }
  if (score === undefined) return reject('score-missing', { criterionVersionId, highest });
  return score > highest ? reject('score-off-scale', { criterionVersionId, score, highest }) : undefined;
}
