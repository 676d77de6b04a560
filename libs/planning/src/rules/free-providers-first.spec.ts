import { sectors } from '../organisation/organisation.terms.js';
import { subsidiarityOutcomes } from '../measure/measure.terms.js';
import { freeProvidersFirst } from './free-providers-first.js';

const measure = { number: 3, needIds: [], goalIds: [] };
const check = (outcome: keyof typeof subsidiarityOutcomes, number = 7) => ({ outcome, number });
const sectorNames = Object.keys(sectors) as (keyof typeof sectors)[];
const outcomeNames = Object.keys(subsidiarityOutcomes) as (keyof typeof subsidiarityOutcomes)[];

describe('R13: free providers come first', () => {
  it('before commercial and public recipients and the administration, before nobody else', () => {
    expect(sectorNames.filter((sector) => freeProvidersFirst('m', measure, [], { sector }))).toEqual([
      'administration',
      'commercial',
      'public',
    ]);
    expect(freeProvidersFirst('m', measure, [], {})).toBeUndefined();
  });

  it('before the municipality itself, whoever is paid', () => {
    const own = { ...measure, provision: 'municipality' as const };
    expect(freeProvidersFirst('m', own, [], { sector: 'free-nonprofit' })).toEqual({
      code: 'subsidiarity-unchecked',
      facts: { measureId: 'm' },
      restsOn: [3],
    });
    const third = { ...measure, provision: 'third-party' as const };
    expect(freeProvidersFirst('m', third, [], { sector: 'free-nonprofit' })).toBeUndefined();
  });

  it('unless a check found none', () => {
    const refused = outcomeNames.filter((outcome) =>
      freeProvidersFirst('m', measure, [check(outcome)], { sector: 'commercial' }),
    );
    expect(refused).toEqual(['free-provider-found']);
  });

  it('as the last check says', () => {
    const found = [check('declined', 7), check('free-provider-found', 8)];
    expect(freeProvidersFirst('m', measure, found, { sector: 'public' })).toEqual({
      code: 'free-provider-available',
      facts: { measureId: 'm', checked: 8 },
      restsOn: [8],
    });
    expect(freeProvidersFirst('m', measure, found.toReversed(), { sector: 'public' })).toBeUndefined();
  });
});
