import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';

/** The budget of Musterstadt: the same places through five years. Amounts in whole euros. */

const YEARS = [2023, 2024, 2025, 2026, 2027] as const;
export type BudgetYear = (typeof YEARS)[number];

interface Place {
  readonly product: string;
  readonly productName: string;
  readonly account: string;
  readonly accountName: string;
  readonly kind?: string;
  readonly voluntary?: boolean;
  readonly coverGroup?: { readonly id: string; readonly relation: string; readonly role?: string };
  readonly earmark?: { readonly source: string; readonly spendUpToRevenue: boolean };
  readonly carriable?: boolean;
  /** Appropriation of 2023 to 2027. */
  readonly euros: readonly [number, number, number, number, number];
}

const WELFARE = { product: '315101', productName: 'Förderung der Wohlfahrtspflege' };
const YOUTH = { product: '362001', productName: 'Jugendarbeit' };
const FAMILY = { product: '363201', productName: 'Förderung der Erziehung in der Familie' };
const INTEGRATION = { product: '313901', productName: 'Hilfen für Zugewanderte' };
const SENIORS = { product: '315401', productName: 'Soziale Einrichtungen für Ältere' };
const SUBSIDIES = { account: '53180000', accountName: 'Zuschüsse an übrige Bereiche' };
const MUTUAL = { id: 'DK-50', relation: 'mutual' };
const GIVES = { id: 'DK-51', relation: 'one-sided', role: 'donor' };
const TAKES = { id: 'DK-51', relation: 'one-sided', role: 'recipient' };

const PLACES = {
  welfare: { ...WELFARE, ...SUBSIDIES, voluntary: true, coverGroup: MUTUAL, euros: [176_000, 182_000, 184_000, 186_500, 186_500] },
  enterprises: { ...WELFARE, account: '53170000', accountName: 'Zuschüsse an private Unternehmen', voluntary: true, euros: [24_000, 24_000, 24_000, 24_000, 20_000] },
  fees: { ...WELFARE, account: '52910000', accountName: 'Honorare', coverGroup: MUTUAL, euros: [12_000, 12_000, 12_000, 12_000, 12_500] },
  youth: { ...YOUTH, ...SUBSIDIES, voluntary: true, coverGroup: TAKES, euros: [92_000, 96_000, 96_000, 98_000, 101_000] },
  houses: { ...YOUTH, account: '52710000', accountName: 'Sachaufwand Jugendhäuser', coverGroup: GIVES, euros: [30_000, 31_000, 31_000, 31_500, 32_000] },
  family: { ...FAMILY, ...SUBSIDIES, carriable: true, euros: [136_000, 140_000, 140_000, 145_000, 149_000] },
  integration: { ...INTEGRATION, ...SUBSIDIES, earmark: { source: 'Landesmittel „WIR“ (erfunden)', spendUpToRevenue: true }, euros: [58_000, 60_000, 60_000, 62_000, 64_000] },
  state: { ...INTEGRATION, account: '41410000', accountName: 'Zuweisungen des Landes', kind: 'revenue', euros: [58_000, 60_000, 60_000, 62_000, 64_000] },
  seniors: { ...SENIORS, ...SUBSIDIES, voluntary: true, euros: [48_000, 48_000, 48_000, 49_000, 52_000] },
} as const satisfies Readonly<Record<string, Place>>; // prettier-ignore

export type BudgetPlace = keyof typeof PLACES;

const places = Object.entries(PLACES) as readonly [BudgetPlace, Place][];

export function lineId(year: number, place: BudgetPlace): string {
  const index = places.findIndex(([each]) => each === place);
  return idFor(`budget-line/${String(year)}/${place}`, 100 * (year - YEARS[0]) + index);
}

/** The place as a list of grants names it. */
export function placeOf(name: BudgetPlace): { readonly product: string; readonly account: string } {
  const { product, account } = PLACES[name];
  return { product, account };
}

/** A year with its lines, as the plan has them. */
export function openYear(year: BudgetYear): AskedAct[] {
  const lines = places.map(([name, { euros: _, ...place }]) =>
    asked('open-budget-line', { id: lineId(year, name), year, kind: 'expense', ...place }),
  );
  return [asked('open-fiscal-year', { year }), ...lines];
}

type Stage = 'draft' | 'adopted' | 'published';

/** A stage of a budget with its appropriations; `change` is what that stage changed, in euros. */
export function bring(
  year: BudgetYear,
  status: Stage,
  effectiveOn: string,
  change: Readonly<Partial<Record<BudgetPlace, number>>> = {},
): AskedAct[] {
  const appropriations = places.map(([name, { product, euros }]) =>
    asked('set-appropriation', {
      budgetLineId: lineId(year, name),
      stage: status,
      amountCents: ((euros[YEARS.indexOf(year)] ?? 0) + (change[name] ?? 0)) * 100,
      planRef: `Haushaltsplan ${String(year)} (erfunden), Teilhaushalt 5, Produkt ${product}`,
    }),
  );
  return [asked('set-budget-status', { year, status, effectiveOn }), ...appropriations];
}
