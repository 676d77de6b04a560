/** The figures of a large city's Planbuch after some years: what the measured ledger holds, and what new acts can name. */
export const LEDGER = 'musterstadt';
export const EVENTS = 100_000;

const YEARS = [2024, 2025, 2026];
const LINES = 20_000;
const ORGANISATIONS = 9_996;
/** The ledger's opening, the years, lines with their appropriations, organisations; the rest are grants. */
const GRANTS = EVENTS - 1 - YEARS.length - 2 * LINES - ORGANISATIONS;

const SOURCE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function id(kind, index) {
  return `0000000${kind}-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

const organisationId = (index) => id(1, index % ORGANISATIONS);
const lineId = (index) => id(2, index % LINES);
const grantId = (index) => id(3, index);
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

/** The body of `take-over-grant` with a registered recipient and a budget line: the act that reads most. */
export function grantAt(index) {
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
  const { ledgerOpened, fiscalYearOpened, budgetLineOpened, appropriationSet, organisationRegistered } =
    events;
  yield ledgerOpened.of(LEDGER, {
    title: 'Musterstadt',
    mode: 'real',
    kind: 'municipality',
    federalState: 'HE',
  });
  for (const year of YEARS) yield fiscalYearOpened.of(String(year), { year });
  for (let index = 0; index < ORGANISATIONS; index += 1) {
    const name = `Träger ${index}`;
    yield organisationRegistered.of(organisationId(index), {
      name,
      kind: 'organisation',
      sector: 'free-nonprofit',
    });
  }
  for (let index = 0; index < LINES; index += 1) {
    const line = lineAt(index);
    yield budgetLineOpened.of(lineId(index), line);
    const [budgetLineId, amountCents] = [lineId(index), 50_000_00];
    const set = {
      budgetLineId,
      stage: 'adopted',
      amountCents,
      year: line.year,
      authorityDeltaCents: amountCents,
    };
    yield appropriationSet.of(budgetLineId, set);
  }
  for (let index = 0; index < GRANTS; index += 1) yield takenOver(events, index);
}

/** As the act decides it: joined to the line of its year, which it binds. */
function takenOver({ grantTakenOver }, index) {
  const grant = grantAt(index);
  const { year } = lineAt(index % LINES);
  const { amountCents } = grant;
  const binding = { budgetLineId: lineId(index), year, amountCents, boundDeltaCents: amountCents };
  return grantTakenOver.of(grantId(index), { ...grant, year, budgetJoin: 'own-year', lines: [binding] });
}
