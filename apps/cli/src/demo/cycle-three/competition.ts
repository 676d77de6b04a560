import { idFor } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { applications, assessments, enter } from '../telling/competition.js';
import { convene } from '../telling/deliberation.js';
import type { Meeting } from '../telling/deliberation.js';
import { allocate, callId, decided, decisionId } from '../telling/grants.js';
import type { Competition } from '../telling/grants.js';
import { cycleId, needId } from '../telling/planning.js';
import { deliberate } from '../telling/round-table.js';
import { COUNCIL, seatedOn } from '../town/bodies.js';
import { GUIDELINE_VERSION } from '../town/concept.js';
import { as } from '../town/people.js';
import type { Pseudonym } from '../town/people.js';
import { criteriaOfCycleThree } from './criteria.js';
import { CYCLE } from './planning.js';
import { afterSchool2027, agreedOn, debtAdvice2027, openQuestion, projectsOfCycleThree, youthHouse2027 } from './projects.js'; // prettier-ignore

/** Autumn 2026: what must not break off is decided under reservation, and one question is open. */

const competition: Competition = { cycle: CYCLE, year: 2027, criteria: criteriaOfCycleThree };

const call: readonly Chapter[] = [
  enter(CYCLE, 'call', '2026-07-01'),
  chapter('three/call', '2026-07-01T10:00', as('R-Sozialplanung'), [
    asked('open-call', {
      id: callId(CYCLE),
      title: 'Förderaufruf 2027',
      description: 'Gesucht wird, was Kindern am Morgen und Jugendlichen in der Nacht hilft.',
      cycleId: cycleId(CYCLE),
      guidelineVersionId: GUIDELINE_VERSION,
      opensOn: '2026-07-06',
      closesOn: '2026-08-31',
      kinds: ['project', 'innovation'],
      needIds: ['poverty', 'night', 'girls', 'mind', 'barriers'].map(needId),
      availableCents: 90_000_00,
    }),
  ]),
  ...applications(competition, projectsOfCycleThree),
  chapter('three/call-closed', '2026-09-01', as('R-Sozialplanung'), [
    asked('close-call', { callId: callId(CYCLE) }),
  ]),
  assessments(competition, projectsOfCycleThree, '2026-09-15'),
];

const table: Meeting = {
  key: 'three-recommendation',
  heldOn: '2026-10-08',
  agenda: ['Empfehlung zu fünf Anträgen', 'Nachttreff: zwei Anträge, eine Nacht'],
  present: seatedOn('2026-10-08'),
};

const conflicted: readonly Pseudonym[] = ['R-Traeger-A', 'R-Traeger-C', 'R-Traeger-D'];

const recommendation: readonly Chapter[] = [
  enter(CYCLE, 'recommendation', '2026-09-21'),
  chapter('three/recommendation-convened', '2026-09-22', as('R-Geschaeftsstelle'), [convene(table)]),
  ...deliberate({
    cycle: CYCLE,
    key: 'three',
    meeting: table,
    agendaNo: 1,
    title: 'Empfehlung zu fünf Anträgen',
    proposal: 'Fünf Anträge werden empfohlen, der Nachmittagstreff mit weniger.',
    wording: 'Die Steuerungsgruppe empfiehlt fünf Anträge.',
    projects: agreedOn,
    conflicted,
    hour: '14',
  }),
  // No consensus: the objection stands, and the item stays open until somebody answers it (rule R5).
  ...deliberate({
    cycle: CYCLE,
    key: 'three-night',
    meeting: table,
    agendaNo: 2,
    title: 'Nachttreff',
    proposal: 'Der Nachttreff im Jugendhaus wird empfohlen, der Nachtbus nicht.',
    projects: openQuestion,
    conflicted,
    voices: [
      {
        of: 'R-Eigene-Sache-2',
        position: 'object',
        statement: 'Kein Mädchen hat an einem der beiden Pläne mitgeschrieben. Fragt sie zuerst.',
      },
      {
        of: 'R-Jugendhilfeplanung',
        position: 'stand-aside',
        statement: 'Das Haus liegt richtig, der Plan noch nicht.',
      },
    ],
    hour: '16',
  }),
];

const goesOn = [debtAdvice2027, afterSchool2027, youthHouse2027];

const decision: readonly Chapter[] = [
  chapter('three/council', '2026-11-13', as('R-Gremienbuero'), [
    asked('record-decision', {
      id: decisionId('three-council'),
      bodyId: COUNCIL,
      decidedOn: '2026-11-12',
      outcome: 'adopted',
      basis: 'single',
      votes: { for: 33, against: 0, abstained: 3 },
      recused: [],
      outcomes: decided(goesOn),
      recommendationId: idFor('recommendation/three'),
      budgetReservation: true,
      bindsFutureYears: true,
      paper: { reference: 'VO-2026-0388', rawResult: 'einstimmig bei Enthaltungen beschlossen' },
      wording:
        'Schuldnerberatung, Nachmittagstreff und Jugendhaus werden 2027 vorbehaltlich des Haushalts gefördert.',
      sessionPublic: true,
    }),
  ]),
  chapter(
    'three/allocated-conditionally',
    '2026-11-16',
    as('R-Zuwendungen'),
    goesOn.map((project) => allocate(competition, project, { decision: 'three-council', conditional: true })),
  ),
];

/** The open question goes back to the table, this time with those it is about. */
export const nextMeeting: Meeting = {
  key: 'three-night-again',
  heldOn: '2026-12-03',
  agenda: ['Nachttreff: Bericht der Mädchen aus dem Jugendforum', 'Nachttreff: Empfehlung'],
  present: [],
};

const openEnd = chapter('three/next-meeting', '2026-11-19', as('R-Geschaeftsstelle'), [convene(nextMeeting)]);

export const competitionOfCycleThree: readonly Chapter[] = [...call, ...recommendation, ...decision, openEnd];
