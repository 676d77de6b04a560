import { idFor } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import { allocate, decided, decisionId, grantId, liftReservation } from '../telling/grants.js';
import type { Project } from '../telling/grants.js';
import { COUNCIL, MAGISTRATE } from '../town/bodies.js';
import { as, personId } from '../town/people.js';
import { competition } from './competition.js';
import { CYCLE } from './planning.js';
import { addictionAdvice2024, debtAdvice2024, housingAdvice2024, projectsOfCycleOne, rivalAfterSchool, youthHouse2024 } from './projects.js'; // prettier-ignore

/** Who decided what, before there was a budget: the magistrate what must go on, the council the rest under reservation. */

/** Houses that cannot close for a quarter of a year while the budget waits for its publication (rule R24). */
const goesOn: readonly Project[] = [debtAdvice2024, addictionAdvice2024, youthHouse2024];
/** What the council gave on condition that the budget provides it (rule R25). */
const underReservation = projectsOfCycleOne.filter(
  (project) => !goesOn.includes(project) && project !== rivalAfterSchool,
);

const recommendationId = idFor('recommendation/one');

const magistrate = asked('record-decision', {
  id: decisionId('one-magistrate'),
  bodyId: MAGISTRATE,
  decidedOn: '2024-01-25',
  outcome: 'adopted',
  basis: 'single',
  votes: { for: 9, against: 0, abstained: 0, unanimous: true },
  recused: [],
  outcomes: decided(goesOn),
  recommendationId,
  budgetReservation: false,
  bindsFutureYears: false,
  paper: { reference: 'MAG-2024-0031', rawResult: 'einstimmig beschlossen' },
  wording: 'Schuldnerberatung, Suchtberatung und Jugendhaus werden 2024 weiter gefördert.',
  sessionPublic: false,
});

const council = asked('record-decision', {
  id: decisionId('one-council'),
  bodyId: COUNCIL,
  decidedOn: '2024-02-15',
  outcome: 'adopted-changed',
  basis: 'single',
  votes: { for: 31, against: 4, abstained: 2 },
  recused: [personId('R-Fraktion-2')],
  outcomes: decided(underReservation),
  recommendationId,
  budgetReservation: true,
  bindsFutureYears: false,
  paper: { reference: 'VO-2024-0117', rawResult: 'mit Änderung mehrheitlich beschlossen' },
  wording:
    'Zehn Projekte werden 2024 vorbehaltlich des Haushalts gefördert, die Wohnberatung mit 8.000 Euro.',
  sessionPublic: true,
});

const rejection = asked('record-decision', {
  id: decisionId('one-rejection'),
  bodyId: COUNCIL,
  decidedOn: '2024-02-15',
  outcome: 'rejected',
  basis: 'single',
  votes: { for: 0, against: 34, abstained: 2 },
  recused: [personId('R-Fraktion-2')],
  outcomes: decided([rivalAfterSchool]),
  recommendationId,
  budgetReservation: false,
  bindsFutureYears: false,
  paper: { reference: 'VO-2024-0118', rawResult: 'abgelehnt' },
  wording: 'Die Kinderbetreuung am Nachmittag wird nicht gefördert.',
  sessionPublic: true,
});

export const decisionOfCycleOne: readonly Chapter[] = [
  enter(CYCLE, 'decision', '2024-01-15'),
  chapter('one/magistrate', '2024-01-29', as('R-Gremienbuero'), [magistrate]),
  chapter(
    'one/allocated-provisionally',
    '2024-02-01',
    as('R-Zuwendungen'),
    goesOn.map((project) =>
      allocate(competition, project, {
        decision: 'one-magistrate',
        provisionalBasis: 'continuation-undeferrable',
      }),
    ),
  ),
  chapter('one/council', '2024-02-19', as('R-Gremienbuero'), [council, rejection]),
  // The council owes no reasons; that it gave none is shown (rule R4).
  chapter('one/deviation', '2024-02-20', as('R-Gremienbuero'), [
    asked('explain-deviation', {
      decisionId: decisionId('one-council'),
      grantId: grantId(housingAdvice2024),
      kind: 'none-given',
    }),
  ]),
  chapter(
    'one/allocated-conditionally',
    '2024-02-22',
    as('R-Zuwendungen'),
    underReservation.map((project) =>
      allocate(competition, project, { decision: 'one-council', conditional: true }),
    ),
  ),
  chapter('one/reservation-lifted', '2024-03-12', as('R-Kaemmerei'), underReservation.map(liftReservation)),
];
