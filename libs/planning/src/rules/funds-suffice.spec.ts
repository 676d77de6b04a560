import type { Funds, FundsByLine } from '../budget-line/funds.model.js';
import { fundsSuffice, leftFor } from './funds-suffice.js';

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
