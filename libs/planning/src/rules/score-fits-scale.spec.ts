import { validate } from '#kernel';
import { AssessApplication } from '../assessment/application-assessed.event.js';
import { scoreFitsScale } from './score-fits-scale.js';

const criterionVersionId = '00000000-0000-7000-8000-000000000001.v1';
const found = (score?: number, met: 'yes' | 'partly' | 'no' = 'yes') => ({
  criterionVersionId,
  met,
  reason: 'geprüft',
  ...(score === undefined ? {} : { score }),
});

describe('a score', () => {
  it.each([
    ['0-5', 0, undefined],
    ['0-5', 5, undefined],
    ['0-5', 6, 'score-off-scale'],
    ['0-5', undefined, 'score-missing'],
    ['percent', 100, undefined],
    ['percent', 101, 'score-off-scale'],
    ['percent', undefined, 'score-missing'],
    ['boolean', undefined, undefined],
    ['boolean', 0, 'score-superfluous'],
  ] as const)('fits the scale %s: %s', (scale, score, code) => {
    expect(scoreFitsScale(scale, found(score))?.code).toBe(code);
  });

  it('is never below zero', () => {
    const input = { grantId: criterionVersionId.slice(0, -3), items: [found(-1)] };
    expect(validate(AssessApplication, input).ok).toBe(false);
    expect(validate(AssessApplication, { ...input, items: [found(0)] }).ok).toBe(true);
  });

  it('tells the highest one there is', () => {
    expect(scoreFitsScale('0-5', found(6))).toMatchObject({
      facts: { criterionVersionId, score: 6, highest: 5 },
    });
    expect(scoreFitsScale('percent', found())).toMatchObject({ facts: { criterionVersionId, highest: 100 } });
  });

  it('of yes and no knows nothing between', () => {
    expect(scoreFitsScale('boolean', found(undefined, 'partly'))).toMatchObject({
      code: 'met-partly-on-yes-or-no',
      facts: { criterionVersionId },
    });
    expect(scoreFitsScale('boolean', found(undefined, 'no'))).toBeUndefined();
    expect(scoreFitsScale('0-5', found(2, 'partly'))).toBeUndefined();
  });
});
