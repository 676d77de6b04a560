import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { budgetLineOpened } from '../budget-line/budget-line-opened.event.js';
import type { BudgetLine } from '../budget-line/budget-line-opened.event.js';
import { correctEvent } from '../correction/correct-event.act.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { grantTakenOver } from './grant-taken-over.event.js';
import type { GrantTakenOver, TakeOverGrant } from './grant-taken-over.event.js';
import { takeOverGrant } from './take-over-grant.act.js';
import { yearOf } from './budget-join.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [grant, other, line, second] = [idOf(1), idOf(2), idOf(3), idOf(4)];

const recorded: TakeOverGrant = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
};
const named: TakeOverGrant = { ...recorded, year: 2010, budgetLine: { product: '4450', account: '684.13' } };

const lineOf = (id: string, more: Partial<BudgetLine> = {}) =>
  budgetLineOpened.of(id, { year: 2010, product: '4450', account: '684.13', kind: 'expense', ...more });
const ansatz = (id: string, amountCents: number, coverGroupId?: string) =>
  appropriationSet.of(id, {
    budgetLineId: id,
    stage: 'published',
    amountCents,
    year: 2010,
    ...(coverGroupId === undefined ? {} : { coverGroupId }),
    authorityDeltaCents: amountCents,
  });
const takenOver = (input: TakeOverGrant, ...before: readonly DecidedEvent[]) => {
  const [event] = given(...before)
    .when(takeOverGrant, input, { id: grant })
    .events();
  return event as DecidedEvent<GrantTakenOver>;
};

describe('the budget line of a grant taken over', () => {
  it('is bound where the year has it, and everything it touches is tagged', () => {
    const event = takenOver(
      named,
      lineOf(line, { coverGroup: { id: 'DK-7', relation: 'mutual' } }),
      ansatz(line, 500_00, '2010__DK-7'),
    );
    expect(event.data).toEqual({
      ...named,
      budgetJoin: 'own-year',
      lines: [
        {
          budgetLineId: line,
          year: 2010,
          coverGroupId: '2010__DK-7',
          amountCents: 500_00,
          boundDeltaCents: 500_00,
        },
      ],
    });
    expect(event.tags).toEqual([
      `budget-line:${line}`,
      'budget-position:_4450_684.13',
      'cover-group:2010__DK-7',
      'fiscal-year:2010',
      'grant-no:37874',
      `grant:${grant}`,
    ]);
  });

  it('is shown from another year where its own has none, the last before it first', () => {
    const { data, tags } = takenOver(
      named,
      lineOf(idOf(6), { year: 2007 }),
      lineOf(line, { year: 2008 }),
      lineOf(second, { year: 2011 }),
    );
    expect(data).toEqual({ ...named, budgetJoin: 'other-years', positionBudgetLineId: line });
    expect(tags).toContain(`budget-line:${line}`);
    expect(takenOver(named, lineOf(second, { year: 2011 })).data.positionBudgetLineId).toBe(second);
  });

  it('is shown but not bound where the year of the grant is unknown', () => {
    const { data } = takenOver(
      { ...recorded, budgetLine: { product: '4450', account: '684.13' } },
      lineOf(line),
      lineOf(second, { year: 2011 }),
    );
    expect(data).toMatchObject({ budgetJoin: 'year-unknown', positionBudgetLineId: second });
    expect(data).not.toHaveProperty('lines');
  });

  it('is missing where the budget has no such position, or has it for another mandant', () => {
    expect(takenOver(named).data).toEqual({ ...named, budgetJoin: 'no-position' });
    expect(takenOver(named, lineOf(line, { mandant: '02' })).data.budgetJoin).toBe('no-position');
  });

  it('is not looked for where the source names no title', () => {
    const vague = {
      ...named,
      budgetLine: { product: 'Q01' },
      budgetText: 'E8: Kosten für Transferleistungen',
    };
    expect(takenOver(vague, lineOf(line)).data).toEqual(vague);
  });

  it('is not guessed between two cost centres, but found by one, or as the line without any', () => {
    const [north, south] = [lineOf(line, { costCentre: 'N' }), lineOf(second, { costCentre: 'S' })];
    expect(takenOver(named, north, south).data).toMatchObject({
      budgetJoin: 'several-lines',
      positionBudgetLineId: line,
    });
    const precise = { ...named, budgetLine: { product: '4450', account: '684.13', costCentre: 'S' } };
    expect(takenOver(precise, north, south).data.lines).toMatchObject([{ budgetLineId: second }]);
    expect(takenOver(named, north, south, lineOf(idOf(6))).data.lines).toMatchObject([
      { budgetLineId: idOf(6) },
    ]);
  });

  it('is not one that was opened by mistake', () => {
    const wrong = lineOf(line);
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    });
    expect(takenOver(named, wrong, corrected).data.budgetJoin).toBe('no-position');
  });
});

describe('a grant taken over and rule R3', () => {
  const contradicts = (leftCents: number, restsOn: number[]) => ({
    contradicts: [
      {
        rule: 'R3',
        code: 'budget-line-exhausted',
        facts: [
          { name: 'budgetLineId', code: line },
          { name: 'leftCents', number: leftCents },
          { name: 'wantedCents', number: 500_00 },
        ],
        restsOn,
      },
    ],
  });

  it('takes the last cent of the line without a finding', () => {
    expect(takenOver(named, lineOf(line), ansatz(line, 500_00)).data).not.toHaveProperty('contradicts');
  });

  it('overdraws the line by a cent, and says so', () => {
    expect(takenOver(named, lineOf(line), ansatz(line, 499_99)).data).toMatchObject(contradicts(499_99, [2]));
  });

  it('counts what earlier grants have bound, until they are corrected', () => {
    const earlier = grantTakenOver.of(other, {
      ...named,
      externalNo: '1',
      lines: [{ budgetLineId: line, year: 2010, amountCents: 200_00, boundDeltaCents: 200_00 }],
    });
    const before = [lineOf(line), ansatz(line, 600_00), earlier];
    expect(takenOver(named, ...before).data).toMatchObject(contradicts(400_00, [3]));

    const [correction] = given(...before)
      .when(correctEvent, { eventNumber: 3 }, { reasoned: true })
      .events();
    expect(correction?.data).toMatchObject({
      lines: [{ budgetLineId: line, amountCents: 0, boundDeltaCents: -200_00 }],
    });
    expect(takenOver(named, ...before, correction!).data).not.toHaveProperty('contradicts');
  });

  it('is covered by the other lines of its group', () => {
    const group = { coverGroup: { id: 'DK-7', relation: 'mutual' as const } };
    const rich = lineOf(second, { account: '684.14', ...group });
    const { data } = takenOver(named, lineOf(line, group), rich, ansatz(second, 500_00, '2010__DK-7'));
    expect(data).not.toHaveProperty('contradicts');
  });

  it('refuses a sum that cannot be computed exactly', () => {
    const most = { ...named, amountCents: Number.MAX_SAFE_INTEGER };
    const earlier = takenOver({ ...most, externalNo: '1' }, lineOf(line), ansatz(line, 0));
    given(lineOf(line), ansatz(line, 1), earlier).when(takeOverGrant, named).thenRefused('sum-too-large');
  });
});

describe('the budget year of a grant taken over', () => {
  const within = (first: number, last = first) =>
    yearOf({ ...recorded, period: { from: `${String(first)}-01-01`, until: `${String(last)}-12-31` } });

  it('is the one in which its whole period lies, of those a budget can have', () => {
    expect([within(2010), within(2010, 2011)]).toEqual([2010, undefined]);
    expect([1899, 1900, 2200, 2201].map((year) => within(year))).toEqual([undefined, 1900, 2200, undefined]);
  });
});
