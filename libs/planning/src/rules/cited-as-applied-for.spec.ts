import { application } from '../grant/application.model.js';
import type { Application } from '../grant/application.model.js';
import { appliedFor } from '../testing/decided-grant.js';
import { citedAsAppliedFor } from './cited-as-applied-for.js';

/** The application as the decision model shows it after the event. */
function applied(change: Partial<Application>): Application {
  const { model } = application.of('g');
  const state = model.evolve(undefined, { ...appliedFor(), number: 4, effectiveOn: '2027-03-15' }, 'g');
  if (!state) throw new Error('nothing was applied for');
  return { ...state, ...change };
}

const measure = { number: 3, needIds: ['n'], goalIds: ['z'] };
const cited = (needIds: string[], goalIds: string[], by: typeof measure | undefined = measure) =>
  citedAsAppliedFor(
    { grantId: 'g', needIds, goalIds },
    applied({ needIds: ['a', 'b'], goalIds: ['x', 'y'] }),
    by,
  );

describe('R2: what an allocation cites was applied for', () => {
  it('is some of the needs', () => {
    expect(cited(['b'], ['x'])).toBeUndefined();
    expect(cited(['b', 'n'], ['x'])).toEqual({
      code: 'need-not-applied-for',
      facts: { needId: 'n', grantId: 'g' },
      restsOn: [4],
    });
  });

  it('is some of the goals, or of those of the measure', () => {
    expect(cited(['a'], ['y', 'z'])).toBeUndefined();
    expect(
      citedAsAppliedFor(
        { grantId: 'g', needIds: ['a'], goalIds: ['z'] },
        applied({ needIds: ['a'], goalIds: ['x'] }),
        undefined,
      ),
    ).toMatchObject({
      code: 'goal-not-applied-for',
      facts: { goalId: 'z', grantId: 'g' },
    });
  });
});
