import type { AskedAct } from '#acting';
import { hashOf, idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';
import { placeOf } from '../town/budget.js';
import type { BudgetPlace } from '../town/budget.js';
import { organisationId } from '../town/organisations.js';
import type { ProviderLetter } from '../town/organisations.js';

/**
 * Ten grants from the list the town kept before its book, some whole and some with gaps: recipients nobody registered,
 * grants without a period or a place of the budget. All of it is invented.
 */

interface Row {
  readonly no: number;
  /** The letter of a provider, or a name as the old list writes it. */
  readonly to: ProviderLetter | { readonly name: string };
  readonly euros: number;
  readonly purpose: string;
  readonly kind?: string;
  readonly financing?: string;
  readonly from?: string;
  readonly until?: string;
  readonly year?: number;
  readonly place?: BudgetPlace;
  readonly budgetText?: string;
  readonly documented?: true;
}

const YEAR_2023 = { from: '2023-01-01', until: '2023-12-31' };
const HOUSE = { kind: 'institutional', financing: 'deficit' };
const PROJECT = { kind: 'project', financing: 'share' };

/** The house that has drawn more than it was granted. */
export const OVERDRAWN = 26;
/** The grant whose minutes do not say who stayed away. */
export const MINUTED = 29;
/** Written down wrongly, found, withdrawn with its reason, and written down anew. */
export const WRONG = 30;
/** More than its line has left. */
const OVERBOOKED = 31;
/** Whose name says where a family lives. */
export const NAMED = 33;

const ROWS: readonly Row[] = [
  { no: 25, to: 'A', euros: 37_500, purpose: 'Schuldnerberatung, Personalkosten', ...HOUSE, ...YEAR_2023, place: 'welfare', documented: true },
  { no: OVERDRAWN, to: 'J', euros: 34_000, purpose: 'Offenes Jugendhaus Altstadt', ...HOUSE, ...YEAR_2023, place: 'youth' },
  { no: 27, to: 'C', euros: 12_000, purpose: 'Nachtcafé im Winter', ...PROJECT, from: '2022-11-01', until: '2023-03-31', place: 'welfare' },
  { no: 28, to: 'D', euros: 27_000, purpose: 'Offene Altenhilfe', ...HOUSE, ...YEAR_2023, place: 'seniors' },
  { no: MINUTED, to: 'H', euros: 22_900, purpose: 'Frauennotruf, Beratung', ...HOUSE, ...YEAR_2023, place: 'welfare' },
  { no: WRONG, to: 'E', euros: 15_000, purpose: 'Einkaufshilfe mit Lieferdienst', ...PROJECT, ...YEAR_2023, place: 'enterprises' },
  { no: OVERBOOKED, to: 'F', euros: 24_000, purpose: 'Mobile Wohnberatung', ...PROJECT, ...YEAR_2023, place: 'seniors' },
  { no: 32, to: 'L', euros: 3_500, purpose: 'Zuschuss laut Liste des Vorjahres', year: 2023, budgetText: 'Verfügungsmittel' },
  { no: NAMED, to: { name: 'Elterninitiative Sonnenhang' }, euros: 1_200, purpose: 'Spielgeräte', year: 2023, budgetText: 'siehe Anlage 3' },
  { no: 34, to: { name: 'Verein zur Förderung der Stadtteilkultur' }, euros: 5_000, purpose: 'Ohne Angabe', year: 2023 },
]; // prettier-ignore

const REPORT = 'zuwendungsbericht-musterstadt-erfunden.csv';

export const oldGrantNo = (no: number): string => `Z-${String(no).padStart(3, '0')}`;
export const oldGrantId = (no: number, taking = 1): string =>
  idFor(`grant/${String(no)}/${String(taking)}`, 10 * no + taking);

/** The act that takes over a grant of the list; a second taking follows a correction. */
export function takeOver(no: number, taking = 1, wrongEuros?: number): AskedAct {
  const row = ROWS.find((each) => each.no === no);
  if (!row) throw new RangeError(`the list has no grant ${String(no)}`);
  const { no: _, to, euros, from, until, place, documented, ...own } = row;
  const document = {
    title: `Bescheid zu ${oldGrantNo(no)} (erfunden)`,
    sha256: hashOf(`notice/${String(no)}`),
    mediaType: 'application/pdf',
  };
  return asked('take-over-grant', {
    id: oldGrantId(no, taking),
    externalNo: oldGrantNo(no),
    recipient: typeof to === 'string' ? { organisationId: organisationId(to) } : to,
    authority: place === 'youth' ? 'Fachdienst Jugend' : 'Fachdienst Soziales',
    amountCents: (wrongEuros ?? euros) * 100,
    ...own,
    ...(from === undefined ? {} : { period: { from, until } }),
    ...(place === undefined ? {} : { budgetLine: placeOf(place) }),
    source: { fileSha256: hashOf(REPORT), line: no + 1, fileName: REPORT },
    ...(documented ? { evidence: [document] } : {}),
  });
}

export const oldGrants: readonly number[] = ROWS.map(({ no }) => no);
