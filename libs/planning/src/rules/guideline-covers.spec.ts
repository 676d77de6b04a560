import { adoptGuideline } from '../guideline/adopt-guideline.act.js';
import { guidelineCovers } from './guideline-covers.js';

const guidelineVersionId = '00000000-0000-7000-8000-000000000001.v1';
const { title: _, ...laidDown } = adoptGuideline.example;
const guideline = { ...laidDown, validFrom: '2027-03-01', kinds: ['project' as const], number: 4 };
const named = { guidelineVersionId, guideline };

describe('a guideline that covers a grant', () => {
  it('exists and holds', () => {
    expect(
      guidelineCovers({ guidelineVersionId, guideline: undefined }, ['project'], '2027-03-01'),
    ).toMatchObject({
      code: 'unknown-id',
      facts: { field: '/guidelineVersionId', kind: 'guideline', id: guidelineVersionId },
    });
    expect(
      guidelineCovers(
        { guidelineVersionId, guideline: { ...guideline, correctedBy: 9 } },
        ['project'],
        '2027-03-01',
      ),
    ).toMatchObject({ code: 'entry-corrected', restsOn: [9] });
  });

  it('applies from its first day on and not the day before', () => {
    expect(guidelineCovers(named, ['project'], '2027-03-01')).toBeUndefined();
    expect(guidelineCovers(named, ['project'], '2027-02-28')).toMatchObject({
      code: 'guideline-not-valid',
      facts: { guidelineVersionId, validFrom: '2027-03-01', on: '2027-02-28' },
      restsOn: [4],
    });
  });

  it('is for every kind that is named', () => {
    expect(guidelineCovers(named, ['project', 'lump-sum'], '2027-03-01')).toMatchObject({
      code: 'kind-not-in-guideline',
      facts: { guidelineVersionId, kind: 'lump-sum' },
      restsOn: [4],
    });
  });
});
