import { idOf } from './town-ids.mjs';

/** What a planning cycle of the town has once: its goal, guideline, bodies, meetings, criteria and catalogue. */
const CRITERIA = 6;
const AGENDA = 100;

const meetingsFor = (packages) => Math.ceil(packages / AGENDA);
/** Goal, guideline, two bodies, cycle, item and consensus of the criteria, catalogue; criteria in draft and agreed; meetings. */
export const groundworkEvents = (packages) => 8 + 2 * CRITERIA + meetingsFor(packages);

const [goalId, guidelineId, cycleId, councilId, steeringGroupId, catalogueId, criteriaItemId] = Array.from(
  { length: 7 },
  (_, index) => idOf('groundwork', index),
);
const criterionIds = Array.from({ length: CRITERIA }, (_, index) => idOf('groundwork', 100 + index));

export const version = (id) => `${id}.v1`;
export const criterionVersionIds = criterionIds.map(version);
export const guidelineVersionId = version(guidelineId);
export { councilId, cycleId, goalId, steeringGroupId };

const meetingOf = (place) => idOf('meeting', Math.floor(place / AGENDA));

/** What the steering group deliberates on for a package. */
export function item({ consensusSought }, id, { place, ...matter }) {
  const agendaNo = (place % AGENDA) + 1;
  return consensusSought.of(id, {
    meetingId: meetingOf(place),
    agendaNo,
    bodyId: steeringGroupId,
    ...matter,
  });
}

/** That the steering group agreed on it. */
export function consensus({ consensusReached }, itemId, { place, kind, about }) {
  const counts = { eligibleCount: 20, presentCount: 16, agreeCount: 15, standAsideCount: 1, recusedCount: 0 };
  return consensusReached.of(itemId, {
    itemId,
    kind,
    meetingId: meetingOf(place),
    bodyId: steeringGroupId,
    about,
    tallies: [{ ...counts, mostRecused: false }],
  });
}

/** The cycle as decided events, with meetings for so many packages. */
export function* groundwork(events, packages) {
  yield events.goalAdopted.of(goalId, { title: 'Teilhabe für alle', level: 1 });
  yield events.guidelineAdopted.of(guidelineId, {
    version: 1,
    title: 'Richtlinie zur Förderung sozialer Projekte',
    validFrom: '2026-01-01',
    kinds: ['project'],
    startRule: 'before-notice',
    pettyLimitCents: 5_000_00,
    proofKinds: ['regular', 'simple'],
    proofDueMonths: 6,
    appealDays: 30,
    orderBeforeFinal: false,
    finalSharePermille: 100,
    reviewRequired: true,
  });
  yield body(events, councilId, 'Stadtverordnetenversammlung', 'council', 'decides', 'majority');
  yield body(events, steeringGroupId, 'Steuerungsgruppe', 'steering-group', 'recommends', 'consensus');
  yield events.cycleOpened.of(cycleId, {
    title: 'Planungszyklus 2026',
    period: { from: '2026-01-01', until: '2026-12-31' },
    goalIds: [goalId],
  });
  for (let meeting = 0; meeting < meetingsFor(packages); meeting += 1) {
    const agenda = Array.from({ length: AGENDA }, (_, index) => ({ title: `Paket ${index + 1}` }));
    yield events.meetingConvened.of(idOf('meeting', meeting), {
      bodyId: steeringGroupId,
      heldOn: '2026-02-10',
      agenda,
    });
  }
  yield* criteria(events);
}

function body(events, id, name, kind, verb, decisionRule) {
  return events.bodyEstablished.of(id, {
    name,
    kind,
    mandates: [{ verb, grantKinds: ['project'], basis: 'Hauptsatzung' }],
    decisionRule,
    quorumShare: { numerator: 1, denominator: 2 },
  });
}

function* criteria(events) {
  for (const id of criterionIds) yield events.criterionDrafted.of(id, { ...criterion, cycleId });
  const about = criterionIds.map((id) => `criterion:${id}`);
  const matter = { place: 0, kind: 'criterion', about };
  yield item(events, criteriaItemId, { ...matter, title: 'Qualitätskriterien 2026' });
  yield consensus(events, criteriaItemId, matter);
  for (const [index, criterionId] of criterionIds.entries())
    yield events.criterionAgreed.of(criterionId, {
      ...criterion,
      criterionId,
      version: 1,
      weightPermille: 100,
      mandatory: true,
      knockout: index === 0,
      consensusItemId: criteriaItemId,
      cycleId,
      validFrom: '2026-01-01',
    });
  yield events.catalogueAdopted.of(catalogueId, { title: 'Kriterien 2026', cycleId, criterionVersionIds });
}

const criterion = {
  title: 'Beteiligung der Betroffenen',
  definition: 'Die Menschen, für die das Angebot da ist, haben an seiner Planung mitgewirkt.',
  scale: 'boolean',
};
