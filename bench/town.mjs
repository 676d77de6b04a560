import { allocatedFunding, allocationOn, FUNDING_EVENTS, openFunding } from './funding.mjs';
import { idOf } from './town-ids.mjs';

/** The figures of a large city's Planbuch after some years: what the measured ledger holds, and what new acts can name. */
export const LEDGER = 'musterstadt';
export const EVENTS = 100_000;

const YEARS = [2024, 2025, 2026];
const LINES = 20_000;
const ORGANISATIONS = 9_996;
const FUNDING_YEAR = 2026;
/** Lines of the funding year that carry more than others could: one all allocated grants, one none. */
const WIDE_LINES = [LINES, LINES + YEARS.length];
export const [fullLineId, emptyLineId] = WIDE_LINES.map((index) => idOf('line', index));
/**
 * The ledger's opening, the years with their published budgets, lines with their appropriations, organisations, the planning
 * cycle; the rest are grants taken over.
 */
const GRANTS =
  EVENTS - 1 - 2 * YEARS.length - 2 * (LINES + WIDE_LINES.length) - ORGANISATIONS - FUNDING_EVENTS;

const SOURCE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const organisationId = (index) => idOf('organisation', index % ORGANISATIONS);
const lineId = (index) => idOf('line', index % LINES);
const grantId = (index) => idOf('grantTakenOver', index);
/** One after the other of the grants that were there in the middle of the grants' history. */
export const earlyGrantId = (serial) => grantId((serial * 7_919) % Math.floor(GRANTS / 2));

/** The body of `open-budget-line`. */
function lineAt(index) {
  const year = YEARS[index % YEARS.length];
  return {
    year,
    product: String(300_000 + Math.floor(index / 12)),
    productName: 'Förderung der Wohlfahrtspflege',
    account: String(53_100_000 + (index % 12)),
    accountName: `Zuschüsse an übrige Bereiche ${index % 12}`,
    kind: 'expense',
    voluntary: index % 2 === 0,
  };
}

/**
 * The body of `allocate-grant` for one of the grants that wait, on a line of its own: callers do not meet where they need not.
 */
export function allocationAt(open) {
  const place = open % Math.floor(LINES / YEARS.length);
  return allocationOn(lineId(place * YEARS.length + YEARS.indexOf(FUNDING_YEAR)), open);
}

/** The body of `take-over-grant` with a registered recipient and a budget line. */
function grantAt(index) {
  const line = index % LINES;
  const { year, product, account } = lineAt(line);
  return {
    externalNo: `Z-${year}-${index}`,
    recipient: { organisationId: organisationId(index) },
    authority: 'Fachdienst Soziales',
    purpose: `Offener Treff im Stadtteil, Weiterführung ${index}`,
    kind: 'project',
    amountCents: 1_000_00 + (index % 1_000) * 100,
    period: { from: `${year}-01-01`, until: `${year}-12-31` },
    budgetLine: { product, account },
    source: { fileSha256: SOURCE, line: (index % 1_000_000) + 2, fileName: 'zuwendungen.tsv' },
  };
}

/** The town's history as decided events, in the order in which acts would make them. `events` are the event types. */
export function* historyOf(events) {
  const { ledgerOpened, fiscalYearOpened, budgetStatusSet, organisationRegistered } = events;
  yield ledgerOpened.of(LEDGER, {
    title: 'Musterstadt',
    mode: 'real',
    kind: 'municipality',
    federalState: 'HE',
  });
  for (const year of YEARS) {
    yield fiscalYearOpened.of(String(year), { year });
    yield budgetStatusSet.of(String(year), { year, status: 'published' });
  }
  for (let index = 0; index < ORGANISATIONS; index += 1) {
    const name = `Träger ${index}`;
    yield organisationRegistered.of(organisationId(index), {
      name,
      kind: 'organisation',
      sector: 'free-nonprofit',
    });
  }
  for (let index = 0; index < LINES; index += 1) yield* line(events, index, 50_000_00);
  for (const index of WIDE_LINES) yield* line(events, index, 500_000_000_00);
  const where = { organisationId, budgetLineId: fullLineId, year: FUNDING_YEAR };
  yield* allocatedFunding(events, where);
  for (let index = 0; index < GRANTS; index += 1) yield takenOver(events, index);
  yield* openFunding(events, where);
}

function* line({ budgetLineOpened, appropriationSet }, index, amountCents) {
  const opened = lineAt(index);
  const budgetLineId = idOf('line', index);
  yield budgetLineOpened.of(budgetLineId, opened);
  yield appropriationSet.of(budgetLineId, {
    budgetLineId,
    stage: 'adopted',
    amountCents,
    year: opened.year,
    authorityDeltaCents: amountCents,
  });
}

/** As the act decides it: joined to the line of its year, which it binds. */
function takenOver({ grantTakenOver }, index) {
  const grant = grantAt(index);
  const { year } = lineAt(index % LINES);
  const { amountCents } = grant;
  const binding = { budgetLineId: lineId(index), year, amountCents, boundDeltaCents: amountCents };
  return grantTakenOver.of(grantId(index), { ...grant, year, budgetJoin: 'own-year', lines: [binding] });
}
