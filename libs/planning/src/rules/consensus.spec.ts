import { consensusHolds, countOf } from './consensus.js';
import type { Deliberation } from './consensus.js';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `m${String(index + 1)}`);
const themselves = (...present: readonly string[]) =>
  present.map((personId) => ({ memberId: personId, personId }));
const agreeing = (...persons: readonly string[]) =>
  persons.map((personId, index) => ({ personId, position: 'agree' as const, number: index + 1 }));

/** Of `members` the first `recused` are recused and the last `present` are there and agree. */
const round = (members: number, recused: number, present: number, share = [1, 2]): Deliberation => {
  const votingIds = ids(members);
  const there = votingIds.slice(members - present);
  return {
    votingIds,
    recusedIds: votingIds.slice(0, recused),
    voices: themselves(...there),
    positions: agreeing(...there),
    quorumShare: { numerator: share[0] ?? 1, denominator: share[1] ?? 2 },
    restsOn: [],
  };
};

describe('R5: consensus', () => {
  it.each([
    ['half of six', round(6, 0, 3), 'quorum-missing'],
    ['more than half of six', round(6, 0, 4), undefined],
    ['more than half of five', round(5, 0, 3), undefined],
    ['two thirds of nine', round(9, 0, 6, [2, 3]), 'quorum-missing'],
    ['more than two thirds of nine', round(9, 0, 7, [2, 3]), undefined],
    ['half recused, two of four left', round(8, 4, 2), 'quorum-missing'],
    ['more than half recused, two of four left', round(9, 5, 2), undefined],
    ['more than half recused, one of four left', round(9, 5, 1), 'quorum-missing'],
    ['all recused', round(3, 3, 3), 'quorum-missing'],
    ['no members', round(0, 0, 0), 'quorum-missing'],
  ])('%s', (_, deliberation, code) => {
    expect(consensusHolds(deliberation)?.code).toBe(code);
  });

  it('flags that more than half are recused, and not exactly half', () => {
    expect([countOf(round(8, 4, 3)).mostRecused, countOf(round(9, 5, 3)).mostRecused]).toEqual([false, true]);
  });

  it('hears a substitute for a member, and a person for one seat only', () => {
    const base = round(3, 0, 0);
    const voices = [
      { memberId: 'm1', personId: 'm2' },
      { memberId: 'm2', personId: 'm2' },
      { memberId: 'm3', personId: 'guest' },
    ];
    expect(countOf({ ...base, voices }).present.map(({ memberId }) => memberId)).toEqual(['m2', 'm3']);
  });

  it('hears no substitute who is recused, and none for a member who is', () => {
    const base = { ...round(3, 0, 0), voices: [{ memberId: 'm1', personId: 'guest' }] };
    expect(countOf({ ...base, recusedIds: ['guest'] }).present).toEqual([]);
    expect(countOf({ ...base, recusedIds: ['m1'] }).present).toEqual([]);
  });

  it('waits for the objection of a member who has left, and for none of a recused one', () => {
    const base = round(5, 0, 3);
    const objecting = [...base.positions, { personId: 'm1', position: 'object' as const, number: 9 }];
    expect(consensusHolds({ ...base, positions: objecting })).toMatchObject({
      code: 'objection-open',
      facts: { personId: 'm1' },
      restsOn: [9],
    });
    expect(consensusHolds({ ...base, positions: objecting, recusedIds: ['m1'] })).toBeUndefined();
  });
});
