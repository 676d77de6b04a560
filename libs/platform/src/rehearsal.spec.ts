import { systemClock, todayInBerlin } from './clock.js';
import { systemIds } from './ids.js';
import { systemRandomness } from './randomness.js';
import { rehearsal, type Rehearsal } from './rehearsal.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the time', () => {
  it('is UTC with three digits', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('is another day in Berlin than in UTC shortly before midnight, an hour earlier in summer', () => {
    expect(todayInBerlin('2026-01-31T22:59:59.999Z')).toBe('2026-01-31');
    expect(todayInBerlin('2026-01-31T23:00:00.000Z')).toBe('2026-02-01');
    expect(todayInBerlin('2026-07-31T22:00:00.000Z')).toBe('2026-08-01');
  });
});

describe('what must not repeat', () => {
  it('gives every id once, in the order of time', () => {
    const ids = Array.from({ length: 5000 }, () => systemIds.uuidv7());
    expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(5000);
    expect([...ids].sort()).toEqual(ids);
  });

  it('gives random bytes once, across the end of a pool, and keeps what it gave', () => {
    const randomness = systemRandomness();
    const given = Array.from({ length: 5000 }, () => randomness.bytes32());
    expect(new Set(given.map((bytes) => bytes.toString('hex'))).size).toBe(5000);
    expect(given.every((bytes) => bytes.length === 32)).toBe(true);
    const first = given[0]!.toString('hex');
    given[1]!.fill(0);
    expect(given[0]!.toString('hex')).toBe(first);
  });
});

describe('a rehearsal', () => {
  const day = (run: Rehearsal): string[] => {
    const said: string[] = [];
    for (const now of ['2027-03-01T08:00:00Z', '2027-03-01T08:00:00.001Z']) {
      run.clock.setTo(now);
      said.push(
        run.clock.now(),
        run.ids.uuidv7(),
        run.ids.uuidv7(),
        run.randomness.bytes32().toString('hex'),
      );
    }
    return said;
  };

  it('is the same every time, whatever happened in between, and another one with another seed', () => {
    const first = day(rehearsal('musterstadt', '2027-01-01T00:00:00Z'));
    systemIds.uuidv7();
    expect(day(rehearsal('musterstadt', '2027-01-01T00:00:00Z'))).toEqual(first);
    const other = day(rehearsal('elsewhere', '2027-01-01T00:00:00Z'));
    expect(other.filter((word) => first.includes(word))).toEqual([
      '2027-03-01T08:00:00.000Z',
      '2027-03-01T08:00:00.001Z',
    ]);
  });

  it('is written down here, so that a new version of a library cannot change the demo unnoticed', () => {
    expect(day(rehearsal('musterstadt', '2027-01-01T00:00:00Z'))).toMatchInlineSnapshot(`
      [
        "2027-03-01T08:00:00.000Z",
        "01a4001a-7c00-7000-8000-05138eab5abf",
        "01a4001a-7c00-7000-8000-098be43dce9b",
        "5fb1e2a5599ca28504026935cbe40744be0a99715eeeaeb3e1826862bda874d8",
        "2027-03-01T08:00:00.001Z",
        "01a4001a-7c01-7000-8000-0e10178ff890",
        "01a4001a-7c01-7000-8000-105452d720d0",
        "5cb7b24d53c506d6011c95511739c9e6c41a9fd959c2a4ac0f17040b382f1c33",
      ]
    `);
  });

  it('gives ids in the order of its own time', () => {
    const { ids, clock } = rehearsal('musterstadt', '2027-01-01T00:00:00Z');
    const given = Array.from({ length: 300 }, (_, index) => {
      if (index === 150) clock.setTo('2027-01-02T00:00:00Z');
      return ids.uuidv7();
    });
    expect(given.every((id) => UUID_V7.test(id))).toBe(true);
    expect([...new Set(given)].sort()).toEqual(given);
  });

  it('never goes back in time', () => {
    const { clock } = rehearsal('musterstadt', '2027-01-02T00:00:00Z');
    expect(() => {
      clock.setTo('2027-01-01T23:59:59Z');
    }).toThrow(RangeError);
  });
});
