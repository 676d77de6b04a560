import type { LineOfGrant } from '../grant/bound-on-line.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { nothingBuiltUpon } from './nothing-built-upon.js';

const nothing = grantMoney.of('g').model.initial;
const moved = (number: number, as: LineOfGrant['as'], amountCents = 100): LineOfGrant => ({
  as,
  budgetLineId: 'l',
  amountCents,
  number,
});
const built = (...lines: LineOfGrant[]) =>
  nothingBuiltUpon({ number: 5, grantId: 'g' }, { ...nothing, lines });

describe('R16: nothing is built upon what is corrected', () => {
  it('where it came last', () => {
    expect(built(moved(4, 'encumbered'), moved(5, 'encumbered'))).toBeUndefined();
    expect(built(moved(5, 'encumbered'), moved(6, 'ordered'), moved(7, 'encumbered'))).toEqual({
      code: 'later-money-event',
      facts: { number: 5, grantId: 'g', by: 7 },
      restsOn: [5, 7],
    });
  });

  it('also where it is a notice, or a condition that was lifted, that came later', () => {
    const subject = { number: 5, grantId: 'g' };
    expect(
      nothingBuiltUpon(subject, { ...nothing, lifted: [{ allocationId: 'a', number: 6 }] }),
    ).toMatchObject({ code: 'later-money-event', restsOn: [5, 6] });
    expect(
      nothingBuiltUpon(subject, { ...nothing, lifted: [{ allocationId: 'a', number: 4 }] }),
    ).toBeUndefined();
  });

  it('while what was paid has not come back to the cent', () => {
    expect(built(moved(6, 'paid'), moved(7, 'paid', -99))).toMatchObject({
      code: 'later-money-event',
    });
    expect(built(moved(6, 'paid'), moved(7, 'paid', -100))).toBeUndefined();
  });
});
