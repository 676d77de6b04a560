import type { StateReader } from '#acting';
import { ImportFault, isAppropriation } from '#importing';
import type { BudgetProfile, BudgetTotals, FederalState, GrantTotals, LedgerKind, Profile } from '#importing';
import { budgetStatus, budgetStatuses, liesAfter, openingOf, planning } from '#planning';
import type { BudgetStatus } from '#planning';
import type { PlannedAct } from './plan.js';
import type { Source } from './source.js';

/** What is said of a ledger that the import has to open. What the profile says holds where nothing is said here. */
export interface LedgerToOpen {
  /** The name of the ledger where it is missing. */
  readonly title?: string;
  readonly kind?: LedgerKind;
  readonly federalState?: FederalState;
  readonly ags?: string;
}

/** A year in which rows of the file name budget lines, and the furthest stage that its budget has there. */
export interface PlanYear {
  readonly year: number;
  /** None where no row appropriates anything in it. */
  readonly status: BudgetStatus | undefined;
}

/** What a ledger has of what must be there before the rows of a file. */
export interface KnownFrame {
  readonly isOpen: boolean;
  readonly years: readonly { readonly isOpen: boolean; readonly status: BudgetStatus | undefined }[];
}

/** The years of a budget in a file. `first` is the one in which rows that appropriate nothing name their place. */
export interface PlanYears {
  readonly first: number;
  /** In their order, `first` among them. */
  readonly years: readonly PlanYear[];
}

/** Undefined for grants. Throws ImportFault `file-no-year` where nothing tells a year. */
export function planYears(
  profile: Profile,
  totals: BudgetTotals | GrantTotals,
  fileName: string,
): PlanYears | undefined {
  if (profile.kind !== 'budget' || !('byYear' in totals)) return undefined;
  const { byYear } = totals;
  const statuses = new Map<number, BudgetStatus | undefined>();
  for (const { year, stage } of byYear)
    if (isAppropriation(stage) && liesAfter(stage, statuses.get(year))) statuses.set(year, stage);
  if (statuses.size === 0) {
    const told = constantYears(profile);
    const first = Math.min(...(told.length > 0 ? told : byYear.map(({ year }) => year)));
    if (!Number.isFinite(first)) throw noYear(fileName);
    statuses.set(first, undefined);
  }
  const years = [...statuses].map(([year, status]) => ({ year, status })).sort((a, b) => a.year - b.year);
  return { first: Math.min(...statuses.keys()), years };
}

/** The years of the plan as the profile names them, where it does. */
function constantYears({ amounts }: BudgetProfile): readonly number[] {
  return amounts
    .flatMap(({ year, stage }) =>
      'constant' in year && 'constant' in stage && stage.constant in budgetStatuses
        ? [Number(year.constant)]
        : [],
    )
    .filter(Number.isInteger);
}

/** Up to a number; without one as it is now. */
export async function readFrame(
  reader: StateReader,
  ledger: string,
  years: readonly PlanYear[],
  upTo?: number,
): Promise<{ readonly seen: number; readonly known: KnownFrame }> {
  const asked = {
    ledger: planning.existence('ledger').of(ledger),
    opened: years.map(({ year }) => openingOf(year)),
    reached: years.map(({ year }) => budgetStatus.of(String(year))),
  };
  const { seen, states } = await reader.read(ledger, asked, upTo);
  return {
    seen,
    known: {
      isOpen: states.ledger !== undefined,
      years: years.map((_, index) => ({
        isOpen: states.opened[index] !== undefined,
        status: states.reached[index]?.at(-1)?.status,
      })),
    },
  };
}

/** The acts by which a ledger gets what must be there before the rows: itself, the years, how far their budget has come. */
export function planFrame(
  known: KnownFrame,
  years: readonly PlanYear[],
  opening: () => object,
  { evidence }: Source,
): readonly PlannedAct[] {
  const acts: PlannedAct[] = [];
  if (!known.isOpen) acts.push({ act: 'open-ledger', body: { ...opening(), evidence } });
  years.forEach(({ year, status }, index) => {
    const before = known.years[index];
    if (before?.isOpen !== true) acts.push({ act: 'open-fiscal-year', body: { year, evidence } });
    if (status !== undefined && liesAfter(status, before?.status))
      acts.push({ act: 'set-budget-status', body: { year, status, evidence } });
  });
  return acts;
}

/** How a ledger is opened. Throws ImportFault `ledger-missing` where neither the profile nor the caller says enough. */
export function openingOfLedger(ledger: string, profile: Profile, given: LedgerToOpen): object {
  const { title = ledger, kind, federalState, ags } = { ...profile.ledger, ...given };
  if (kind === undefined || federalState === undefined) throw ledgerMissing(ledger, profile.name);
  return { title, mode: 'real', kind, federalState, ...(ags === undefined ? {} : { ags }) };
}

function ledgerMissing(ledger: string, profile: string): ImportFault {
  return new ImportFault('ledger-missing', {
    de: `Das Planungsbuch ${ledger} gibt es noch nicht, und das Profil ${profile} sagt nicht, wessen es ist. Bitte mit --kind (municipality, district, joint) und --federal-state (z. B. HE) angeben oder im Profil unter ledger.`,
    en: `There is no ledger ${ledger} yet, and the profile ${profile} does not say whose it is. Please say so with --kind (municipality, district, joint) and --federal-state (e.g. HE), or in the profile under ledger.`,
  });
}

function noYear(fileName: string): ImportFault {
  return new ImportFault('file-no-year', {
    de: `In der Datei ${fileName} nennt keine Zeile einen Betrag, und das Profil nennt kein Jahr: Es ist unklar, zu welchem Haushalt sie gehört. Bitte amounts im Profil prüfen.`,
    en: `In the file ${fileName} no row states an amount, and the profile names no year: it is unclear to which budget it belongs. Please check amounts in the profile.`,
  });
}
