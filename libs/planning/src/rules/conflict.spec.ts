import { conflictOf, noConflictCounts, seatTies, stakesOn } from './conflict.js';
import type { Tie } from './conflict.js';

const tie: Tie = {
  organisationId: 'applicant',
  link: 'employee',
  secondedByMunicipality: false,
  from: '2027-01-01',
  until: '2027-06-30',
  number: 4,
};
const on = '2027-03-15';
const stakesThen = () =>
  stakesOn(
    on,
    [
      { organisationId: 'applicant', as: 'applicant', number: 1 },
      { organisationId: 'partner', as: 'partner', number: 1 },
    ],
    () => ({
      parents: [
        { organisationId: 'holding', kind: 'control', from: '2027-03-15' },
        { organisationId: 'association', kind: 'member', from: '2020-01-01' },
        { organisationId: 'later', kind: 'control', from: '2027-03-16' },
      ],
      number: 2,
    }),
  );
const conflicts = (change: Partial<Tie>, day = on) => conflictOf([{ ...tie, ...change }], stakesThen(), day);

describe('R6: a conflict', () => {
  it.each(['applicant', 'partner', 'holding', 'association'])('is a link to the %s', (organisationId) => {
    expect(conflicts({ organisationId })?.stake).toMatchObject({ organisationId });
  });

  it('is no link to anybody else, nor to who stands behind the applicant from tomorrow on', () => {
    expect([conflicts({ organisationId: 'stranger' }), conflicts({ organisationId: 'later' })]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('lasts from the first to the last day of the link', () => {
    expect(
      ['2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01'].map((day) => conflicts({}, day) !== undefined),
    ).toEqual([false, true, true, false]);
  });

  it('is the seat in a body for an organisation, of the person who sits there and of no other', () => {
    const seat = { sector: 'free-nonprofit' as const, voting: true, inPerson: true, from: '2027-01-01' };
    const members = [
      { ...seat, personId: 'anna', organisationId: 'applicant', number: 7 },
      { ...seat, personId: 'bela', number: 8 },
    ];
    expect(seatTies(members, 'anna')).toEqual([
      {
        organisationId: 'applicant',
        link: 'representative',
        secondedByMunicipality: false,
        from: '2027-01-01',
        number: 7,
      },
    ]);
    expect([seatTies(members, 'bela'), seatTies(members, 'cem')]).toEqual([[], []]);
  });

  it('is no link by secondment of the municipality', () => {
    expect(conflicts({ secondedByMunicipality: true })).toBeUndefined();
  });

  it('only discloses a league behind the applicant; a league that applies itself conflicts', () => {
    expect(conflicts({ organisationId: 'association', organisationLevel: 'league' })).toBeUndefined();
    expect(conflicts({ organisationId: 'holding', organisationLevel: 'league' })).toBeUndefined();
    expect(conflicts({ organisationLevel: 'league' })?.stake.as).toBe('applicant');
    expect(conflicts({ organisationId: 'association', organisationLevel: 'association' })).toMatchObject({
      stake: { as: 'association' },
    });
  });

  it('is a link to a rival in the same call', () => {
    const rival = { organisationId: 'rival', as: 'rival' as const, numbers: [8] };
    expect(
      noConflictCounts([{ personId: 'p', ties: [{ ...tie, organisationId: 'rival' }] }], [rival], on),
    ).toEqual({
      code: 'conflict-without-recusal',
      facts: { personId: 'p', organisationId: 'rival', link: 'employee', as: 'rival', on },
      restsOn: [4, 8],
    });
  });

  it('names the events it rests on', () => {
    const holding = [{ personId: 'p', ties: [{ ...tie, organisationId: 'holding' }] }];
    expect(noConflictCounts(holding, stakesThen(), on)?.restsOn).toEqual([1, 2, 4]);
    expect(noConflictCounts([{ personId: 'p', ties: [], declared: 7 }], [], on)).toMatchObject({
      restsOn: [7],
    });
  });
});
