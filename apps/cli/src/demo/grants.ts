import type { AskedAct } from '#acting';
import { hashOf, idFor } from './identities.js';
import { providerId } from './town.js';

/**
 * Forty grants as a grants report of a town lists them, some whole and some with gaps: recipients nobody registered,
 * purposes without a period, budget titles that the budget does not have. All of it is invented.
 */

/** Recipient: the letter of a provider, or a name as the old record writes it. */
type Row = readonly [number: number, recipient: string, euros: number, purpose: string, terms?: Terms];

interface Terms {
  readonly kind?: string;
  readonly financing?: string;
  readonly from?: string;
  readonly until?: string;
  readonly year?: number;
  readonly product?: string;
  readonly account?: string;
  readonly budgetText?: string;
  readonly documented?: true;
}

const YEAR_2024 = { from: '2024-01-01', until: '2024-12-31' };
const YEAR_2025 = { from: '2025-01-01', until: '2025-12-31' };
const YEAR_2026 = { from: '2026-01-01', until: '2026-12-31' };
const PROJECT = { kind: 'project', financing: 'share' };
const HOUSE = { kind: 'institutional', financing: 'deficit' };
const FIXED = { kind: 'project', financing: 'fixed' };
const WELFARE = { product: '315101', account: '53180000' };
const PRIVATE = { product: '315101', account: '53170000' };
const YOUTH = { product: '362001', account: '53180000' };
const FAMILY = { product: '363201', account: '53180000' };
const INTEGRATION = { product: '313901', account: '53180000' };
const SENIORS = { product: '315401', account: '53180000' };
const BUILDING = { product: '315401', account: '78180000' };

const ROWS: readonly Row[] = [
  [1, 'A', 38_400, 'Schuldnerberatung, Personalkosten', { ...HOUSE, ...YEAR_2025, ...WELFARE, documented: true }],
  [2, 'B', 26_000, 'Suchtberatung, Außenstelle Nord', { ...HOUSE, ...YEAR_2025, ...WELFARE, documented: true }],
  [3, 'C', 41_500, 'Quartierszentrum Lahnwiesen', { ...HOUSE, ...YEAR_2025, ...WELFARE }],
  [4, 'D', 18_250, 'Bahnhofsmission', { ...FIXED, ...YEAR_2025, ...WELFARE }],
  [5, 'G', 4_800, 'Stadtteilfest und Nachbarschaftsladen', { ...PROJECT, ...YEAR_2025, ...WELFARE }],
  [6, 'H', 22_900, 'Frauennotruf, Beratung', { ...HOUSE, ...YEAR_2025, ...WELFARE }],
  [7, 'E', 15_000, 'Einkaufshilfe mit Lieferdienst', { ...PROJECT, ...YEAR_2025, ...PRIVATE }],
  [8, 'J', 36_000, 'Offenes Jugendhaus Altstadt', { ...HOUSE, ...YEAR_2025, ...YOUTH, documented: true }],
  [9, 'B', 28_500, 'Aufsuchende Jugendarbeit', { ...PROJECT, ...YEAR_2025, ...YOUTH }],
  [10, 'A', 19_900, 'Ferienspiele', { ...FIXED, ...YEAR_2025, ...YOUTH }],
  [11, 'B', 62_000, 'Familienzentrum Weidenhausen', { ...HOUSE, ...YEAR_2025, ...FAMILY }],
  [12, 'D', 44_000, 'Familienbildungsstätte', { ...HOUSE, ...YEAR_2025, ...FAMILY }],
  [13, 'C', 31_000, 'Sprachtreff und Alltagsbegleitung', { ...PROJECT, ...YEAR_2025, ...INTEGRATION }],
  [14, 'I', 9_999, 'Beratung von Zugewanderten für Zugewanderte', { ...FIXED, ...YEAR_2025, ...INTEGRATION }],
  [15, 'G', 9_999, 'Begegnungscafé', { ...FIXED, ...YEAR_2025, ...INTEGRATION }],
  [16, 'D', 27_000, 'Offene Altenhilfe', { ...HOUSE, ...YEAR_2025, ...SENIORS }],
  [17, 'H', 9_999, 'Besuchsdienst', { ...FIXED, ...YEAR_2025, ...SENIORS }],
  [18, 'A', 39_200, 'Schuldnerberatung, Personalkosten', { ...HOUSE, ...YEAR_2026, ...WELFARE, documented: true }],
  [19, 'B', 26_500, 'Suchtberatung, Außenstelle Nord', { ...HOUSE, ...YEAR_2026, ...WELFARE }],
  [20, 'C', 42_300, 'Quartierszentrum Lahnwiesen', { ...HOUSE, ...YEAR_2026, ...WELFARE }],
  [21, 'D', 18_600, 'Bahnhofsmission', { ...FIXED, ...YEAR_2026, ...WELFARE }],
  [22, 'H', 23_400, 'Frauennotruf, Beratung', { ...HOUSE, ...YEAR_2026, ...WELFARE }],
  [23, 'K', 9_999, 'Wissenschaftliche Begleitung der Sozialplanung', { ...FIXED, ...YEAR_2026, ...WELFARE }],
  [24, 'E', 15_500, 'Einkaufshilfe mit Lieferdienst', { ...PROJECT, ...YEAR_2026, ...PRIVATE }],
  [25, 'J', 37_000, 'Offenes Jugendhaus Altstadt', { ...HOUSE, ...YEAR_2026, ...YOUTH }],
  [26, 'B', 29_000, 'Aufsuchende Jugendarbeit', { ...PROJECT, ...YEAR_2026, ...YOUTH }],
  [27, 'B', 63_500, 'Familienzentrum Weidenhausen', { ...HOUSE, ...YEAR_2026, ...FAMILY }],
  [28, 'D', 45_000, 'Familienbildungsstätte', { ...HOUSE, ...YEAR_2026, ...FAMILY }],
  [29, 'C', 32_000, 'Sprachtreff und Alltagsbegleitung', { ...PROJECT, ...YEAR_2026, ...INTEGRATION }],
  [30, 'D', 28_000, 'Offene Altenhilfe', { ...HOUSE, ...YEAR_2026, ...SENIORS }],
  // More than the line has left: the record contradicts rule R3.
  [31, 'F', 24_000, 'Mobile Wohnberatung', { ...PROJECT, ...YEAR_2026, ...SENIORS }],
  [32, 'F', 120_000, 'Umbau des Altenclubs', { ...FIXED, ...YEAR_2026, ...BUILDING }],
  // From here on the gaps: of another year than any budget of the ledger, without a year, without a title, without a recipient.
  [33, 'A', 36_900, 'Schuldnerberatung, Personalkosten', { ...HOUSE, ...YEAR_2024, ...WELFARE }],
  [34, 'J', 34_000, 'Offenes Jugendhaus Altstadt', { ...YEAR_2024, ...YOUTH }],
  [35, 'C', 12_000, 'Nachtcafé im Winter', { ...PROJECT, from: '2025-11-01', until: '2026-03-31', ...WELFARE }],
  [36, 'L', 3_500, 'Zuschuss laut Liste des Vorjahres', { year: 2025, budgetText: 'Verfügungsmittel' }],
  [37, 'Elterninitiative Sonnenhang', 1_200, 'Spielgeräte', { year: 2025, budgetText: 'siehe Anlage 3' }],
  [38, 'Nachbarschaftshilfe Musterstadt-Süd', 2_400, 'Fahrdienst', { ...FIXED, ...YEAR_2026, product: '399999', account: '53180000' }],
  [39, 'Verein zur Förderung der Stadtteilkultur', 5_000, 'Ohne Angabe', { year: 2026 }],
  [40, 'G', 750, 'Mietzuschuss Proberaum', { ...FIXED, year: 2026, product: '362001' }],
]; // prettier-ignore

export const grantNo = (number: number): string => `Z-${String(number).padStart(3, '0')}`;
export const grantId = (number: number, taking = 1): string =>
  idFor(`grant/${String(number)}/${String(taking)}`, 10 * number + taking);

const REPORT = 'zuwendungsbericht-musterstadt-erfunden.csv';

/** The act that takes over a grant of the list; a second taking follows a correction. */
export function takeOver(number: number, taking = 1, euros?: number): AskedAct {
  const row = ROWS.find(([each]) => each === number);
  if (!row) throw new RangeError(`the list has no grant ${String(number)}`);
  const [, recipient, listed, purpose, terms = {}] = row;
  const { from, until, product, account, documented, ...own } = terms;
  return {
    act: 'take-over-grant',
    body: {
      id: grantId(number, taking),
      externalNo: grantNo(number),
      recipient: recipient.length === 1 ? { organisationId: providerId(recipient) } : { name: recipient },
      authority: number % 5 === 3 ? 'Fachdienst Jugend' : 'Fachdienst Soziales',
      purpose,
      amountCents: (euros ?? listed) * 100,
      ...own,
      ...(from === undefined ? {} : { period: { from, until } }),
      ...(product === undefined
        ? {}
        : { budgetLine: { product, ...(account === undefined ? {} : { account }) } }),
      source: { fileSha256: hashOf(REPORT), line: number + 1, fileName: REPORT },
      ...(documented ? { evidence: [notice(number)] } : {}),
    },
  };
}

function notice(number: number): object {
  return {
    title: `Bescheid zu ${grantNo(number)} (erfunden)`,
    sha256: hashOf(`notice/${String(number)}`),
    mediaType: 'application/pdf',
  };
}

export const grantNumbers: readonly number[] = ROWS.map(([number]) => number);
