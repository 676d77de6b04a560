import { planBudget } from './budget-plan.js';
import type { KnownLine } from './budget-plan.js';
import { SOURCE, budgetRow, inShort, keyOf, knowing } from './testing.js';

const line: KnownLine = {
  budgetLineId: 'L',
  kind: 'expense',
  entries: [{ stage: 'adopted', amountCents: 700_00 }],
};
const row = budgetRow(2);
const key = keyOf(row);
const plan = (rows: Parameters<typeof planBudget>[0], known: Parameters<typeof planBudget>[1]) =>
  planBudget(rows, known, SOURCE, 2026);

describe('A row of a budget', () => {
  it('whose line is missing opens it and sets its appropriation, both with their source', () => {
    const planned = plan([{ ...row, accountName: 'Zuschüsse' }], knowing({}, key));
    expect(planned).toEqual({
      taken: 1,
      unchanged: 0,
      refused: [],
      acts: [
        {
          act: 'open-budget-line',
          line: 2,
          creates: `id of ${key}`,
          body: {
            id: `id of ${key}`,
            year: 2026,
            product: '315101',
            account: '53180002',
            accountName: 'Zuschüsse',
            kind: 'expense',
            evidence: SOURCE.evidence,
          },
        },
        {
          act: 'set-appropriation',
          line: 2,
          body: {
            budgetLineId: `id of ${key}`,
            stage: 'adopted',
            amountCents: 700_00,
            planRef: 'haushalt.csv, Zeile 2',
            evidence: SOURCE.evidence,
          },
        },
      ],
    });
  });

  it('that the ledger holds already needs nothing', () => {
    expect(plan([row], knowing({ [key]: line }))).toEqual({ taken: 0, unchanged: 1, refused: [], acts: [] });
  });

  it('with another amount sets that one, on the line there is', () => {
    const known = knowing({ [key]: { ...line, entries: [{ stage: 'adopted', amountCents: 650_00 }] } });
    expect(inShort(plan([row], known), 'budgetLineId', 'amountCents')).toEqual([
      ['set-appropriation', 2, 'L', 700_00],
    ]);
  });

  it('whose line was opened when its appropriation was not yet set goes on there', () => {
    expect(inShort(plan([row], knowing({ [key]: { ...line, entries: [] } })))).toEqual([
      ['set-appropriation', 2],
    ]);
  });

  it('of several years has a line in each, and takes the stages of a year in their order', () => {
    const wide = {
      ...row,
      amounts: [
        { year: 2027, stage: 'adopted', amountCents: 2 },
        { year: 2027, stage: 'draft', amountCents: 1 },
        { year: 2026, stage: 'adopted', amountCents: 700_00 },
      ],
    } as const;
    const known = knowing({ [key]: line }, keyOf(row, 2027));
    expect(inShort(plan([wide], known), 'year', 'stage')).toEqual([
      ['open-budget-line', 2, 2027],
      ['set-appropriation', 2, 'draft'],
      ['set-appropriation', 2, 'adopted'],
    ]);
  });

  it('takes results and values for comparison for no appropriation: without any the line is opened in the first year', () => {
    const old = {
      ...row,
      amounts: [
        { year: 2024, stage: 'actual', amountCents: 1 },
        { year: 2025, stage: 'comparison', amountCents: 2 },
      ],
    } as const;
    expect(inShort(plan([old], knowing({}, key)), 'year')).toEqual([['open-budget-line', 2, 2026]]);
    expect(plan([old], knowing({ [key]: line }))).toMatchObject({ unchanged: 1, acts: [] });
  });
});

describe('A row that the ledger contradicts is refused as a whole:', () => {
  it('its line is of another kind', () => {
    const revenue = { ...row, kind: 'revenue' } as const;
    const planned = plan([revenue, budgetRow(3)], knowing({ [key]: line }, keyOf(budgetRow(3))));
    expect(planned).toMatchObject({ taken: 1, refused: [{ line: 2, value: key }] });
    expect(planned.refused[0]!.reason.de).toContain('als Aufwand, die Zeile als Ertrag');
    expect(planned.acts.every((act) => act.line === 3)).toBe(true);
  });

  it('its appropriation has gone further, and is another one', () => {
    const published = {
      ...line,
      entries: [...line.entries, { stage: 'published', amountCents: 690_00 }],
    } as const;
    expect(plan([row], knowing({ [key]: published }))).toMatchObject({ unchanged: 1, refused: [] });
    const other = { ...row, amounts: [{ year: 2026, stage: 'adopted', amountCents: 1 }] } as const;
    const { refused } = plan([other], knowing({ [key]: published }));
    expect(refused[0]!.reason.en).toContain('Published already');
  });
});

it('A row sees what the rows before it do: two stages of a line may stand below each other', () => {
  const draft = budgetRow(2, { amounts: [{ year: 2026, stage: 'draft', amountCents: 1 }] });
  const adopted = budgetRow(3, {
    account: draft.account,
    amounts: [{ year: 2026, stage: 'adopted', amountCents: 2 }],
  });
  expect(inShort(plan([draft, adopted], knowing({}, key)), 'stage')).toEqual([
    ['open-budget-line', 2],
    ['set-appropriation', 2, 'draft'],
    ['set-appropriation', 3, 'adopted'],
  ]);
});
