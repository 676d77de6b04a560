import type { AskedAct } from '#acting';
import { idFor } from './identities.js';

/** The budget of Musterstadt: the same places through three years. Amounts in whole euros. */

const YEARS = [2025, 2026, 2027] as const;
type Year = (typeof YEARS)[number];

interface Line {
  readonly product: string;
  readonly productName: string;
  readonly account: string;
  readonly accountName: string;
  readonly kind?: string;
  readonly voluntary?: boolean;
  readonly coverGroup?: { readonly id: string; readonly relation: string; readonly role?: string };
  readonly earmark?: { readonly source: string; readonly spendUpToRevenue: boolean };
  readonly carriable?: boolean;
  /** Appropriation of 2025, 2026 and 2027. */
  readonly euros: readonly [number, number, number];
  /** Years in which the line exists; all where it is missing. */
  readonly years?: readonly Year[];
}

const WELFARE = { product: '315101', productName: 'Förderung der Wohlfahrtspflege' };
const YOUTH = { product: '362001', productName: 'Jugendarbeit' };
const FAMILY = { product: '363201', productName: 'Förderung der Erziehung in der Familie' };
const INTEGRATION = { product: '313901', productName: 'Hilfen für Zugewanderte' };
const SENIORS = { product: '315401', productName: 'Soziale Einrichtungen für Ältere' };
const SUBSIDIES = { account: '53180000', accountName: 'Zuschüsse an übrige Bereiche' };
const MUTUAL = { id: 'DK-50', relation: 'mutual' };

const LINES: readonly Line[] = [
  { ...WELFARE, ...SUBSIDIES, voluntary: true, coverGroup: MUTUAL, euros: [182_000, 186_500, 186_500] },
  { ...WELFARE, account: '53170000', accountName: 'Zuschüsse an private Unternehmen', voluntary: true, euros: [24_000, 24_000, 20_000] },
  { ...WELFARE, account: '52910000', accountName: 'Honorare', coverGroup: MUTUAL, euros: [12_000, 12_000, 12_500] },
  { ...YOUTH, ...SUBSIDIES, voluntary: true, coverGroup: { id: 'DK-51', relation: 'one-sided', role: 'recipient' }, euros: [96_000, 98_000, 101_000] },
  { ...YOUTH, account: '52710000', accountName: 'Sachaufwand Jugendhäuser', coverGroup: { id: 'DK-51', relation: 'one-sided', role: 'donor' }, euros: [31_000, 31_500, 32_000] },
  { ...FAMILY, ...SUBSIDIES, carriable: true, euros: [140_000, 145_000, 149_000] },
  { ...INTEGRATION, ...SUBSIDIES, earmark: { source: 'Landesmittel „WIR“ (erfunden)', spendUpToRevenue: true }, euros: [60_000, 62_000, 64_000] },
  { ...INTEGRATION, account: '41410000', accountName: 'Zuweisungen des Landes', kind: 'revenue', euros: [60_000, 62_000, 64_000] },
  { ...SENIORS, ...SUBSIDIES, voluntary: true, euros: [48_000, 49_000, 52_000] },
  { ...SENIORS, account: '78180000', accountName: 'Investitionszuschüsse', kind: 'investment-grant', euros: [0, 150_000, 75_000], years: [2026, 2027] },
]; // prettier-ignore

export function lineId(year: number, product: string, account: string): string {
  const place = LINES.findIndex((line) => line.product === product && line.account === account);
  return idFor(`budget-line/${String(year)}/${product}/${account}`, 100 * (year - YEARS[0]) + place);
}

function linesOf(year: Year): readonly Line[] {
  return LINES.filter(({ years }) => years === undefined || years.includes(year));
}

/** The lines of a year, as the plan has them. */
export function openLines(year: Year): AskedAct[] {
  return linesOf(year).map(({ euros: _, years: __, ...line }) => ({
    act: 'open-budget-line',
    body: { id: lineId(year, line.product, line.account), year, kind: 'expense', ...line },
  }));
}

/** The appropriations of a year at one stage of its budget; `change` is what that stage changed, in euros. */
export function appropriate(
  year: Year,
  stage: string,
  change: Readonly<Record<string, number>> = {},
): AskedAct[] {
  return linesOf(year).map(({ product, account, euros }) => {
    const amount = (euros[YEARS.indexOf(year)] ?? 0) + (change[`${product} ${account}`] ?? 0);
    return {
      act: 'set-appropriation',
      body: {
        budgetLineId: lineId(year, product, account),
        stage,
        amountCents: amount * 100,
        planRef: `Haushaltsplan ${String(year)} (erfunden), Teilhaushalt 5, Produkt ${product}`,
      },
    };
  });
}

export function openYear(year: Year): AskedAct {
  return { act: 'open-fiscal-year', body: { year } };
}

export function setStatus(year: Year, status: string, effectiveOn: string): AskedAct {
  return { act: 'set-budget-status', body: { year, status, effectiveOn } };
}
