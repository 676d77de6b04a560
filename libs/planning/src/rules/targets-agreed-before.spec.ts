import { targetsAgreedBefore, targetsNeeded } from './targets-agreed-before.js';

const version = { number: 5, effectiveOn: '2027-03-15', measureId: 'm', indicators: {} };
const cited = (change: Partial<typeof version> = {}) => [
  { targetVersionId: 't.v1', version: { ...version, ...change } },
];
const decision = { number: 10, decidedOn: '2027-03-15' };

describe('R8: targets that an allocation cites', () => {
  it('applied on the day of the decision at the latest', () => {
    expect(targetsAgreedBefore('m', cited(), decision)).toBeUndefined();
    expect(targetsAgreedBefore('m', cited({ effectiveOn: '2027-03-16' }), decision)).toEqual({
      code: 'targets-after-decision',
      facts: { targetVersionId: 't.v1', effectiveOn: '2027-03-16', decidedOn: '2027-03-15' },
      restsOn: [5, 10],
    });
  });

  it('were recorded before the decision', () => {
    expect(targetsAgreedBefore('m', cited({ number: 9 }), decision)).toBeUndefined();
    expect(targetsAgreedBefore('m', cited({ number: 11 }), decision)).toMatchObject({
      code: 'targets-after-decision',
    });
  });

  it('are there, and of the same measure', () => {
    expect(targetsAgreedBefore('other', cited(), decision)).toMatchObject({
      code: 'targets-of-another-measure',
    });
    expect(
      targetsAgreedBefore('m', [...cited(), { targetVersionId: 'u.v1', version: undefined }], decision),
    ).toMatchObject({ code: 'targets-unknown', facts: { targetVersionId: 'u.v1' } });
  });
});

describe('R8: targets', () => {
  const needed = (kind: string, amountCents: number) =>
    targetsNeeded('g', [], { kind, amountCents, pettyLimitCents: 100 });

  it('are needed from the first cent beyond the petty limit', () => {
    expect(needed('project', 100)).toBeUndefined();
    expect(needed('project', 101)).toEqual({
      code: 'targets-missing',
      facts: { grantId: 'g', kind: 'project', amountCents: 101, pettyLimitCents: 100 },
      restsOn: [],
    });
  });

  it('are needed for every innovation, and one will do', () => {
    expect(needed('innovation', 1)).toMatchObject({ code: 'targets-missing' });
    const asked = { kind: 'innovation', amountCents: 101, pettyLimitCents: 100 };
    expect(targetsNeeded('g', cited(), asked)).toBeUndefined();
  });
});
