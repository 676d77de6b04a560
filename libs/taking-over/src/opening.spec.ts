import type { Profile, YearTotals } from '#importing';
import { ImportFault, parseProfile } from '#importing';
import { openingOfLedger, planFrame, planYears } from './opening.js';
import { SOURCE } from './testing.js';

function profile(amounts: string, more = ''): Profile {
  return parseProfile(
    `name: town
kind: budget
title: { de: Stadt, en: town }
file: { encoding: utf-8, delimiter: ";", headerRows: 1 }
numbers: { unit: euro, decimalSign: "," }
sign: as-given
identity: [a]
fields: { product: a, account: b, kind: expense }
amounts: ${amounts}
${more}`,
    'made up',
  );
}

const wide = profile(
  '[{ from: { column: x }, year: 2024, stage: actual }, { from: { column: y }, year: 2026, stage: adopted }]',
);
const totals = (...byYear: readonly (readonly [number, YearTotals['stage']])[]) => ({
  revenueCents: 0,
  expenseCents: 0,
  byYear: byYear.map(([year, stage]) => ({ year, stage, revenueCents: 0, expenseCents: 0 })),
});

describe('The years of a budget', () => {
  it('are those it appropriates for, with the furthest stage; results and comparisons are none', () => {
    const file = totals(
      [2024, 'actual'],
      [2025, 'comparison'],
      [2026, 'adopted'],
      [2026, 'draft'],
      [2027, 'draft'],
    );
    expect(planYears(wide, file, 'f')).toEqual({
      first: 2026,
      years: [
        { year: 2026, status: 'adopted' },
        { year: 2027, status: 'draft' },
      ],
    });
  });

  it('are told by the profile where no row appropriates anything, else by what the rows have', () => {
    expect(planYears(wide, totals([2024, 'actual']), 'f')).toEqual({
      first: 2026,
      years: [{ year: 2026, status: undefined }],
    });
    const long = profile('[{ from: { column: x }, year: { column: y }, stage: actual }]');
    expect(planYears(long, totals([2024, 'actual'], [2023, 'actual']), 'f')).toMatchObject({ first: 2023 });
    expect(() => planYears(long, totals(), 'f')).toThrow(ImportFault);
  });
});

describe('What must be there before the rows', () => {
  const years = [
    { year: 2026, status: 'adopted' as const },
    { year: 2027, status: 'draft' as const },
  ];
  const acts = (known: Parameters<typeof planFrame>[0]) =>
    planFrame(known, years, () => ({ title: 'x' }), SOURCE).map(({ act, body }) => ({
      act,
      ...(body as object),
      evidence: undefined,
    }));

  it('is the ledger, its years and how far their budget has come', () => {
    const nothing = { isOpen: false, years: years.map(() => ({ isOpen: false, status: undefined })) };
    expect(acts(nothing)).toEqual([
      { act: 'open-ledger', title: 'x' },
      { act: 'open-fiscal-year', year: 2026 },
      { act: 'set-budget-status', year: 2026, status: 'adopted' },
      { act: 'open-fiscal-year', year: 2027 },
      { act: 'set-budget-status', year: 2027, status: 'draft' },
    ]);
  });

  it('is left alone where it is there, and a budget never goes back', () => {
    const further = [
      { isOpen: true, status: 'published' as const },
      { isOpen: true, status: undefined },
    ];
    expect(acts({ isOpen: true, years: further })).toEqual([
      { act: 'set-budget-status', year: 2027, status: 'draft' },
    ]);
  });
});

describe('A ledger that is missing', () => {
  it('is opened in earnest, as the profile says and the caller says better', () => {
    const kiel = profile(
      '[{ from: { column: x }, year: 2024, stage: actual }]',
      'ledger: { kind: district, federalState: SH, ags: "01002000" }',
    );
    expect(openingOfLedger('kiel', kiel, {})).toEqual({
      title: 'kiel',
      mode: 'real',
      kind: 'district',
      federalState: 'SH',
      ags: '01002000',
    });
    expect(openingOfLedger('kiel', kiel, { title: 'Kiel', kind: 'municipality' })).toMatchObject({
      title: 'Kiel',
      kind: 'municipality',
      federalState: 'SH',
    });
  });

  it('is not opened on a guess', () => {
    expect(() => openingOfLedger('stadt', wide, { kind: 'municipality' })).toThrow(/--federal-state/);
    expect(openingOfLedger('stadt', wide, { kind: 'joint', federalState: 'HE' })).toMatchObject({
      kind: 'joint',
    });
  });
});
