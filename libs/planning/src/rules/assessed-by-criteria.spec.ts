import type { CriteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { assessedBefore, criteriaAssessed, knockoutUnmet } from './assessed-by-criteria.js';
import type { CitedAssessment } from './assessed-by-criteria.js';

type Met = CitedAssessment['items'][number]['met'];

const cited = (assessmentId: string, number: number, items: Record<string, Met>): CitedAssessment => ({
  assessmentId,
  grantId: 'g',
  items: Object.entries(items).map(([criterionVersionId, met]) => ({ criterionVersionId, met })),
  number,
});
const valid = { scale: 'boolean' as const, validFrom: '2027-01-01', validTo: '2027-03-15' };
const criteria: CriteriaOfCycle = {
  agreed: {
    'a.v1': { ...valid, mandatory: true, knockout: true, number: 2 },
    'b.v1': { ...valid, mandatory: false, knockout: false, number: 3 },
  },
  catalogues: [{ catalogueId: 'k', criterionVersionIds: ['a.v1', 'b.v1'], number: 4 }],
};
const asked = { cycleId: 'c', criteria, before: 10 };

describe('R1: an assessment that an allocation cites', () => {
  it('was recorded before the decision', () => {
    expect(assessedBefore('g', [cited('x', 9, {})], { number: 10 })).toBeUndefined();
    expect(assessedBefore('g', [cited('x', 11, {})], { number: 10 })).toEqual({
      code: 'assessment-after-decision',
      facts: { assessmentId: 'x', number: 11, decided: 10 },
      restsOn: [10, 11],
    });
  });

  it('is of the grant, each of them', () => {
    const assessments = [cited('x', 8, {}), { ...cited('y', 9, {}), grantId: 'other' }];
    expect(assessedBefore('g', assessments, { number: 10 })).toMatchObject({
      code: 'assessment-of-another-grant',
      facts: { assessmentId: 'y', grantId: 'other' },
    });
  });
});

describe('R1: the criteria that bind', () => {
  it('are all assessed where they are mandatory, in one assessment or in several', () => {
    const both = [cited('x', 8, { 'b.v1': 'no' }), cited('y', 9, { 'a.v1': 'yes' })];
    expect(criteriaAssessed(asked, both, '2027-03-15')).toBeUndefined();
    expect(criteriaAssessed(asked, [cited('x', 8, { 'b.v1': 'no' })], '2027-03-15')).toEqual({
      code: 'criterion-not-assessed',
      facts: { criterionVersionId: 'a.v1', cycleId: 'c' },
      restsOn: [2],
    });
  });

  it('are in force on the day: after it nobody may, and nobody must, be assessed by them', () => {
    expect(criteriaAssessed(asked, [cited('x', 8, { 'b.v1': 'yes' })], '2027-03-16')).toMatchObject({
      code: 'criterion-not-in-force',
    });
    expect(criteriaAssessed(asked, [], '2027-03-16')).toBeUndefined();
    expect(criteriaAssessed(asked, [], '2027-03-15')).toMatchObject({ code: 'criterion-not-assessed' });
  });
});

describe('R1: a knock-out criterion', () => {
  it('is unmet by a no, not by a partly', () => {
    expect(knockoutUnmet(asked, [cited('x', 8, { 'a.v1': 'partly' })])).toBeUndefined();
    expect(knockoutUnmet(asked, [cited('x', 8, { 'a.v1': 'no' })])).toEqual({
      code: 'knockout-unmet',
      facts: { criterionVersionId: 'a.v1', assessmentId: 'x' },
      restsOn: [8],
    });
  });

  it('is no other criterion', () => {
    expect(knockoutUnmet(asked, [cited('x', 8, { 'b.v1': 'no' })])).toBeUndefined();
  });

  it('is judged by the assessment recorded last, in whatever order they are cited', () => {
    const [no, yes] = [cited('x', 8, { 'a.v1': 'no' }), cited('y', 9, { 'a.v1': 'yes' })];
    expect(knockoutUnmet(asked, [no, yes])).toBeUndefined();
    expect(knockoutUnmet(asked, [yes, no])).toBeUndefined();
    expect(
      knockoutUnmet(asked, [
        { ...no, number: 9 },
        { ...yes, number: 8 },
      ]),
    ).toMatchObject({ code: 'knockout-unmet', restsOn: [9] });
  });
});
