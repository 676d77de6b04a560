import { idFor } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { applications, assessments, enter } from '../telling/competition.js';
import { convene } from '../telling/deliberation.js';
import type { Meeting } from '../telling/deliberation.js';
import { allocate, callId, checkSubsidiarity, decided, decisionId, grantId } from '../telling/grants.js';
import type { Competition } from '../telling/grants.js';
import { cycleId, needId } from '../telling/planning.js';
import { deliberate } from '../telling/round-table.js';
import { COUNCIL, MAGISTRATE, seatedOn } from '../town/bodies.js';
import { GUIDELINE_VERSION } from '../town/concept.js';
import { as, personId } from '../town/people.js';
import { criteriaOfCycleTwo } from './criteria.js';
import { CYCLE } from './planning.js';
import { debtAdvice2025, projectsOfCycleTwo, rides2025, youthHouse2025 } from './projects.js';

/** 2025: the budget is there in time, so nothing is decided under reservation. */

export const competition: Competition = { cycle: CYCLE, year: 2025, criteria: criteriaOfCycleTwo };

const call: readonly Chapter[] = [
  enter(CYCLE, 'call', '2025-01-07'),
  chapter('two/call', '2025-01-07T10:00', as('R-Sozialplanung'), [
    asked('open-call', {
      id: callId(CYCLE),
      title: 'Förderaufruf 2025',
      description: 'Gesucht wird, was weiterführt, was gewirkt hat, und was auf neue Bedarfe antwortet.',
      cycleId: cycleId(CYCLE),
      guidelineVersionId: GUIDELINE_VERSION,
      opensOn: '2025-01-08',
      closesOn: '2025-02-14',
      kinds: ['project', 'innovation'],
      needIds: ['loneliness', 'energy', 'winter', 'ways', 'holidays'].map(needId),
      availableCents: 150_000_00,
    }),
  ]),
  ...applications(competition, projectsOfCycleTwo),
  chapter('two/call-closed', '2025-02-17', as('R-Sozialplanung'), [
    asked('close-call', { callId: callId(CYCLE) }),
  ]),
  chapter('two/subsidiarity', '2025-02-18', as('R-Sozialplanung'), [
    checkSubsidiarity(rides2025, 'declined', ['C', 'D']),
  ]),
  assessments(competition, projectsOfCycleTwo, '2025-02-20'),
];

const table: Meeting = {
  key: 'two-recommendation',
  heldOn: '2025-03-13',
  agenda: ['Empfehlung zu den Anträgen 2025'],
  present: seatedOn('2025-03-13'),
};

const recommendation: readonly Chapter[] = [
  enter(CYCLE, 'recommendation', '2025-02-24'),
  chapter('two/recommendation-convened', '2025-02-25', as('R-Geschaeftsstelle'), [convene(table)]),
  ...deliberate({
    cycle: CYCLE,
    key: 'two',
    meeting: table,
    agendaNo: 1,
    title: 'Empfehlung zu den neun Anträgen',
    proposal: 'Acht Anträge werden empfohlen, das Café mit weniger; der Fahrdienst nicht.',
    wording: 'Die Steuerungsgruppe empfiehlt acht von neun Anträgen.',
    projects: projectsOfCycleTwo,
    conflicted: ['R-Traeger-A', 'R-Traeger-C', 'R-Traeger-D'],
    hour: '14',
  }),
];

const goesOn = [debtAdvice2025, youthHouse2025];
const byCouncil = projectsOfCycleTwo.filter((project) => !goesOn.includes(project));
const recommendationId = idFor('recommendation/two');

const magistrate = asked('record-decision', {
  id: decisionId('two-magistrate'),
  bodyId: MAGISTRATE,
  decidedOn: '2025-03-27',
  outcome: 'adopted',
  basis: 'single',
  votes: { for: 8, against: 1, abstained: 0 },
  recused: [],
  outcomes: decided(goesOn),
  recommendationId,
  budgetReservation: false,
  bindsFutureYears: false,
  paper: { reference: 'MAG-2025-0088', rawResult: 'mehrheitlich beschlossen' },
  wording: 'Schuldnerberatung und Jugendhaus werden 2025 gefördert.',
  sessionPublic: false,
});

const council = asked('record-decision', {
  id: decisionId('two-council'),
  bodyId: COUNCIL,
  decidedOn: '2025-04-10',
  outcome: 'adopted-changed',
  basis: 'single',
  votes: { for: 27, against: 8, abstained: 1 },
  recused: [personId('R-Fraktion-2')],
  outcomes: decided(byCouncil),
  recommendationId,
  budgetReservation: false,
  bindsFutureYears: false,
  paper: { reference: 'VO-2025-0203', rawResult: 'mit Ergänzung mehrheitlich beschlossen' },
  wording: 'Sechs Projekte werden wie empfohlen gefördert, der Fahrdienst mit 10.000 Euro bis zum Bus 2027.',
  sessionPublic: true,
});

const decision: readonly Chapter[] = [
  enter(CYCLE, 'decision', '2025-03-24'),
  chapter('two/magistrate', '2025-03-31', as('R-Gremienbuero'), [magistrate]),
  chapter('two/council', '2025-04-14', as('R-Gremienbuero'), [
    council,
    asked('explain-deviation', {
      decisionId: decisionId('two-council'),
      grantId: grantId(rides2025),
      kind: 'in-minutes',
      text: 'Bis der Bus fährt, gibt es für die Lahnwiesen keinen anderen Anbieter; der Lohn wird im Bescheid zur Auflage.',
    }),
  ]),
  chapter('two/allocated', '2025-04-15', as('R-Zuwendungen'), [
    ...goesOn.map((project) => allocate(competition, project, { decision: 'two-magistrate' })),
    ...byCouncil.map((project) => allocate(competition, project, { decision: 'two-council' })),
  ]),
];

export const competitionOfCycleTwo: readonly Chapter[] = [...call, ...recommendation, ...decision];
