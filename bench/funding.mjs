import {
  consensus,
  councilId,
  criterionVersionIds,
  cycleId,
  goalId,
  guidelineVersionId,
  groundwork,
  groundworkEvents,
  item,
  steeringGroupId,
  version,
} from './cycle.mjs';
import { idOf } from './town-ids.mjs';

/**
 * The town's planning cycle: applications in packages, each package with its need, evidence, measure, targets, consensus,
 * recommendation and decision. The grants of the first packages are allocated, those of the others wait for their allocation.
 */
const PACKAGES_ALLOCATED = 200;
/** As many as one round allocates on a machine several times as fast: each call of a round allocates a grant of its own. */
const PACKAGES_OPEN = 300;
const PACKAGES = PACKAGES_ALLOCATED + PACKAGES_OPEN;
/** As many as one decision contains at most. */
const PACKAGE_GRANTS = 25;
/** Need, evidence, measure, targets, item, consensus, recommendation, decision. */
const PACKAGE_OWN_EVENTS = 8;

/** 5,000: all on one budget line. */
export const GRANTS_ALLOCATED = PACKAGES_ALLOCATED * PACKAGE_GRANTS;
export const GRANTS_OPEN = PACKAGES_OPEN * PACKAGE_GRANTS;
/** A rehearsal is about these: they are the first ones to be allocated, so that what is measured is about others. */
export const GRANTS_REHEARSED = 20 * PACKAGE_GRANTS;

/** Applications and assessments, allocations, and what packages and the cycle rest on. */
export const FUNDING_EVENTS =
  groundworkEvents(PACKAGES) +
  PACKAGES * PACKAGE_OWN_EVENTS +
  2 * (GRANTS_ALLOCATED + GRANTS_OPEN) +
  GRANTS_ALLOCATED;

const DECIDED_ON = '2026-03-15';
const PERIOD = { from: '2026-04-01', until: '2026-12-31' };

/** Above the petty limit of the guideline, so that targets are needed; two of them fit on any line of the town. */
const decidedCents = (index) => 6_000_00 + (index % 100) * 100_00;

const packageOf = (index) => Math.floor(index / PACKAGE_GRANTS);
const grantsOf = (place) =>
  Array.from({ length: PACKAGE_GRANTS }, (_, index) => place * PACKAGE_GRANTS + index);

/** One after the other of the grants that are allocated in the town's history. */
export const allocatedGrantId = (serial) => idOf('grant', (serial * 7_919) % GRANTS_ALLOCATED);

/** The body of `allocate-grant` for one of the grants that wait, on a budget line. */
export function allocationOn(budgetLineId, open) {
  if (open >= GRANTS_OPEN) throw new Error(`the town has ${GRANTS_OPEN} grants to allocate and no more`);
  return allocation(GRANTS_ALLOCATED + open, budgetLineId);
}

function allocation(index, budgetLineId) {
  const place = packageOf(index);
  return {
    grantId: idOf('grant', index),
    decisionId: idOf('decision', place),
    needIds: [idOf('need', place)],
    goalIds: [goalId],
    assessmentIds: [idOf('assessment', index)],
    targetVersionIds: [version(idOf('target', place))],
    conditional: false,
    lines: [{ budgetLineId, amountCents: decidedCents(index) }],
  };
}

/** The cycle and the packages whose grants are allocated, all on one line, as decided events. `events` are the types. */
export function* allocatedFunding(events, { organisationId, budgetLineId, year }) {
  yield* groundwork(events, PACKAGES);
  for (let place = 0; place < PACKAGES_ALLOCATED; place += 1) {
    yield* upToDecision(events, place, organisationId);
    for (const index of grantsOf(place)) yield allocated(events, index, { budgetLineId, year });
  }
}

/** The packages whose grants wait for their allocation. */
export function* openFunding(events, { organisationId }) {
  for (let place = PACKAGES_ALLOCATED; place < PACKAGES; place += 1)
    yield* upToDecision(events, place, organisationId);
}

function* upToDecision(events, place, organisationId) {
  yield* ground(events, place);
  for (const index of grantsOf(place)) yield application(events, index, organisationId(index));
  for (const index of grantsOf(place)) yield assessed(events, index);
  yield* decided(events, place);
}

/** What the applications of a package are for. */
function* ground(events, place) {
  const [needId, measureId] = [idOf('need', place), idOf('measure', place)];
  yield events.needIdentified.of(needId, {
    title: `Ganztagsplätze im Stadtteil ${place}`,
    description: 'Für Kinder im Grundschulalter fehlen Plätze am Nachmittag.',
    kind: 'new',
    cycleId,
    goalIds: [goalId],
    reportedBy: { sector: 'concerned' },
  });
  yield events.evidenceAdded.of(idOf('evidence', place), {
    needId,
    indicatorValue: {
      indicator: 'Plätze je 100 Kinder',
      value: '31',
      unit: 'Plätze',
      source: 'Sozialberichterstattung',
      observedOn: '2025-12-31',
    },
  });
  yield events.measureProposed.of(measureId, {
    title: `Nachmittagsbetreuung im Stadtteil ${place}`,
    description: 'Betreuung von Grundschulkindern im Stadtteilhaus, montags bis freitags bis 17 Uhr.',
    needIds: [needId],
    provision: 'third-party',
  });
  yield events.targetsAgreed.of(idOf('target', place), {
    version: 1,
    needIds: [needId],
    goalIds: [goalId],
    measureId,
    results: [{ level: 3, statement: 'Die Kinder nehmen die Betreuung an.', indicators: [indicator] }],
    plan: { who: 'Träger', how: 'Zählung am letzten Schultag des Monats', dueOn: '2027-01-31' },
  });
}

const indicator = {
  code: 'betreute-kinder',
  measure: 'unit',
  ascending: true,
  unit: 'Kinder',
  source: 'Anwesenheitslisten des Trägers',
  baseline: { status: 'measured', value: '0', date: '2025-12-31' },
  periods: [{ start: PERIOD.from, end: PERIOD.until, target: '40' }],
};

function application({ grantAppliedFor }, index, applicantId) {
  const place = packageOf(index);
  const requestedCents = decidedCents(index);
  return grantAppliedFor.of(idOf('grant', index), {
    applicantId,
    cycleId,
    guidelineVersionId,
    measureId: idOf('measure', place),
    title: `Offener Treff im Stadtteil, Gruppe ${index}`,
    description: 'Ein offener Treff im Stadtteilhaus an drei Nachmittagen der Woche.',
    kind: 'project',
    financing: 'share',
    form: 'grant',
    requestedCents,
    period: PERIOD,
    plannedStartOn: PERIOD.from,
    started: false,
    plan: {
      eligibleCents: requestedCents + 1_000_00,
      ownCents: 1_000_00,
      inKindCents: 0,
      revenueCents: 0,
      thirdParty: [],
    },
    vatDeductible: false,
    spaceIds: ['nordstadt'],
    needIds: [idOf('need', place)],
    goalIds: [goalId],
    appliedOn: '2026-01-20',
  });
}

function assessed({ applicationAssessed }, index) {
  const reason = 'Besucherinnen haben Öffnungszeiten und Angebote mit ausgewählt.';
  return applicationAssessed.of(idOf('assessment', index), {
    grantId: idOf('grant', index),
    items: criterionVersionIds.map((criterionVersionId) => ({ criterionVersionId, met: 'yes', reason })),
  });
}

/** How a package came to its decision. */
function* decided(events, place) {
  const [itemId, recommendationId] = [idOf('item', place), idOf('recommendation', place)];
  const amounts = grantsOf(place).map((index) => ({
    grantId: idOf('grant', index),
    amountCents: decidedCents(index),
  }));
  const about = amounts.map(({ grantId }) => `grant:${grantId}`);
  const matter = { place, kind: 'allocation', about };
  yield item(events, itemId, { ...matter, title: `Paket ${place}` });
  yield consensus(events, itemId, matter);
  yield events.recommendationIssued.of(recommendationId, {
    itemId,
    bodyId: steeringGroupId,
    outcomes: amounts.map((each) => ({ ...each, outcome: 'recommended' })),
  });
  yield events.decisionRecorded.of(idOf('decision', place), {
    bodyId: councilId,
    decidedOn: DECIDED_ON,
    outcome: 'adopted',
    basis: 'single',
    votes: { for: 31, against: 4, abstained: 2 },
    recused: [],
    outcomes: amounts.map(({ grantId, amountCents }) => ({ subject: `grant:${grantId}`, amountCents })),
    recommendationId,
    budgetReservation: false,
    bindsFutureYears: false,
    paper: { reference: `VO-2026-${place}`, rawResult: 'mehrheitlich beschlossen' },
    wording: 'Die Treffs werden 2026 wie empfohlen gefördert.',
    sessionPublic: true,
  });
}

/** As the act decides it. */
function allocated({ grantAllocated }, index, { budgetLineId, year }) {
  const amountCents = decidedCents(index);
  return grantAllocated.of(idOf('allocation', index), {
    ...allocation(index, budgetLineId),
    amountCents,
    lines: [{ budgetLineId, year, amountCents, boundDeltaCents: amountCents }],
  });
}
