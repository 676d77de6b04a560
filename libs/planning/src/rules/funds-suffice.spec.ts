import type { Funds, FundsByLine } from '../budget-line/funds.model.js';
import { fundsSuffice, fundsSufficeTogether, leftFor } from './funds-suffice.js';

const line = (authorityCents: number, usedCents: number, cover?: Funds['cover']): Funds => ({
  cover,
  authorityCents,
  usedCents,
  number: 7,
});

describe('R3: funds suffice', () => {
  it('lets a grant take the last cent, and refuses one cent more with what it compared', () => {
    const funds = { own: line(700_00, 300_00) };
    expect(fundsSuffice(funds, 'own', 400_00)).toBeUndefined();
    expect(fundsSuffice(funds, 'own', 400_01)).toEqual({
      code: 'budget-line-exhausted',
      facts: { budgetLineId: 'own', leftCents: 400_00, wantedCents: 400_01 },
      restsOn: [7],
    });
  });

  it('never refuses what raises nothing, though the line is overdrawn', () => {
    const funds = { own: line(100_00, 300_00) };
    expect(fundsSuffice(funds, 'own', 0)).toBeUndefined();
    expect(fundsSuffice(funds, 'own', -1)).toBeUndefined();
    expect(fundsSuffice(funds, 'own', 1)).toMatchObject({ facts: { leftCents: -200_00 } });
  });

  it('lets mutual lines cover one another', () => {
    const funds = { own: line(100, 100, 'mutual'), rich: line(50, 0, 'mutual'), poor: line(0, 20, 'mutual') };
    expect(leftFor(funds, 'own')).toBe(30);
  });

  it('lets recipients draw on donors, and donors on nobody', () => {
    const group: FundsByLine = {
      donor: line(100, 40, 'donor'),
      drawing: line(10, 30, 'recipient'),
      resting: line(500, 0, 'recipient'),
    };
    expect(leftFor(group, 'drawing')).toBe(40);
    expect(leftFor(group, 'resting')).toBe(540);
    expect(leftFor(group, 'donor')).toBe(40);
  });

  it('leaves a donor no more than its own, however much other donors have', () => {
    const group: FundsByLine = { donor: line(100, 90, 'donor'), rich: line(1_000, 0, 'donor') };
    expect(leftFor(group, 'donor')).toBe(10);
  });

  it('leaves a recipient its own money when others have overdrawn the donors', () => {
    const group: FundsByLine = {
      donor: line(10, 0, 'donor'),
      drawing: line(0, 50, 'recipient'),
      own: line(70, 0, 'recipient'),
    };
    expect(leftFor(group, 'own')).toBe(70);
  });
});

describe('R3 for the lines of one act together', () => {
  const wanted = (...amounts: number[]) =>
    amounts.map((boundDeltaCents, index) => ({ budgetLineId: `l${String(index)}`, boundDeltaCents }));

  it('counts what lines of one group draw on the same money, in whatever order', () => {
    const group = [{ l0: line(0, 0, 'mutual'), l1: line(100, 0, 'mutual') }];
    expect(fundsSufficeTogether(group, wanted(60, 40))).toBeUndefined();
    expect(fundsSufficeTogether(group, wanted(60, 41))).toMatchObject({
      code: 'budget-line-exhausted',
      facts: { budgetLineId: 'l1', leftCents: 40, wantedCents: 41 },
    });
    expect(fundsSufficeTogether(group, wanted(60, 41).toReversed())).toMatchObject({
      facts: { budgetLineId: 'l0', leftCents: 59, wantedCents: 60 },
    });
  });

  it('lets what one line gives back serve another of the group', () => {
    const group = [{ l0: line(0, 50, 'mutual'), l1: line(50, 0, 'mutual') }];
    expect(fundsSufficeTogether(group, wanted(-50, 50))).toBeUndefined();
  });

  it('keeps lines apart that do not cover one another', () => {
    const apart = [{ l0: line(10, 0) }, { l1: line(100, 0) }];
    expect(fundsSufficeTogether(apart, wanted(10, 100))).toBeUndefined();
    expect(fundsSufficeTogether(apart, wanted(11, 1))).toMatchObject({ facts: { budgetLineId: 'l0' } });
  });

  it('finds nothing on a line whose funds were not read', () => {
    expect(fundsSufficeTogether([], wanted(1))).toMatchObject({ code: 'budget-line-exhausted' });
  });

  it('stays within sums that are exact', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(fundsSufficeTogether([{ l0: line(most, 1) }], wanted(most - 1))).toBeUndefined();
    expect(fundsSufficeTogether([{ l0: line(most, 1) }], wanted(most))).toMatchObject({
      code: 'sum-too-large',
      restsOn: [7],
    });
    expect(fundsSufficeTogether([{ l0: line(-2, 0) }], wanted(most))).toMatchObject({
      code: 'sum-too-large',
    });
  });
});
