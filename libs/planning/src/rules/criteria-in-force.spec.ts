import type { CriteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { agreedForCycle, criterionInForce, mandatoryCriteria } from './criteria-in-force.js';

const cycleId = '00000000-0000-7000-8000-000000000001';
const [participation, reach] = ['a.v1', 'b.v1'];
const valid = { scale: 'boolean' as const, knockout: false, validFrom: '2027-03-01', validTo: '2027-05-31' };

/** Agreed with events 5 and 6, in force since event 10; event 20 replaced the catalogue by one without `reach`. */
const criteria: CriteriaOfCycle = {
  agreed: {
    [participation]: { ...valid, mandatory: true, number: 5 },
    [reach]: { scale: 'boolean', knockout: true, mandatory: false, validFrom: '2027-03-01', number: 6 },
  },
  catalogues: [
    { catalogueId: 'k1', criterionVersionIds: [participation, reach], number: 10 },
    { catalogueId: 'k2', criterionVersionIds: [participation], number: 20 },
  ],
};
const before = (number: number) => ({ cycleId, criteria, before: number });

describe('a criterion version that binds (R1)', () => {
  it('was agreed before: not yet at its own event, but right after it', () => {
    expect(agreedForCycle(before(5), participation)).toMatchObject({ code: 'criterion-not-agreed' });
    expect(agreedForCycle(before(6), participation)).toBeUndefined();
    expect(agreedForCycle({ cycleId, criteria }, 'c.v1')).toMatchObject({
      code: 'criterion-not-agreed',
      facts: { criterionVersionId: 'c.v1', cycleId },
    });
  });

  it('stands in a catalogue adopted before the decision', () => {
    expect(criterionInForce(before(10), participation, '2027-04-01')).toMatchObject({
      code: 'criterion-not-in-catalogue',
    });
    expect(criterionInForce(before(11), participation, '2027-04-01')).toBeUndefined();
  });

  it('no longer binds once another catalogue replaced that one', () => {
    expect(criterionInForce(before(20), reach, '2027-04-01')).toBeUndefined();
    expect(criterionInForce(before(21), reach, '2027-04-01')).toMatchObject({
      code: 'criterion-not-in-catalogue',
      restsOn: [20],
    });
  });

  it.each([
    ['2027-02-28', 'criterion-not-in-force'],
    ['2027-03-01', undefined],
    ['2027-05-31', undefined],
    ['2027-06-01', 'criterion-not-in-force'],
  ])('is valid on the day: %s', (on, code) => {
    expect(criterionInForce(before(21), participation, on)?.code).toBe(code);
  });

  it('is valid for ever where its validity is open', () => {
    expect(criterionInForce(before(20), reach, '2099-12-31')).toBeUndefined();
  });

  it('must be assessed where the binding catalogue has it as mandatory', () => {
    expect(mandatoryCriteria(before(10))).toEqual([]);
    expect(mandatoryCriteria(before(11))).toEqual([participation]);
  });
});
