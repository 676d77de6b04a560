import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import type { Meeting } from '../telling/deliberation.js';
import { agree, cycleId, grade, identify, propose, prove } from '../telling/planning.js';
import { agreeOnCriteria } from '../telling/round-table.js';
import { seatedOn } from '../town/bodies.js';
import { goalId } from '../town/concept.js';
import { as } from '../town/people.js';
import { criteriaOfCycleOne } from './criteria.js';
import { measuresOfCycleOne, targetsOfCycleOne } from './measures.js';
import { addiction, afternoons, debts, families, housing, language, meeting, street, visits, youth } from './needs.js'; // prettier-ignore

export const CYCLE = 'one';

const opening = asked('open-cycle', {
  id: cycleId(CYCLE),
  title: 'Planungszyklus 2023/2024',
  period: { from: '2023-02-20', until: '2025-06-30' },
  spaceIds: ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'],
  fields: ['jugend', 'beratung', 'familie', 'integration', 'alter', 'quartier'],
  goalIds: [goalId('participation'), goalId('quarter')],
  plannedPhases: [
    { phase: 'needs', from: '2023-03-01', until: '2023-05-31' },
    { phase: 'criteria-and-targets', from: '2023-06-01', until: '2023-08-31' },
    { phase: 'call', from: '2023-09-01', until: '2023-11-17' },
    { phase: 'recommendation', from: '2023-11-20', until: '2023-12-31' },
    { phase: 'decision', from: '2024-01-15', until: '2024-03-15' },
    { phase: 'implementation', from: '2024-03-18', until: '2024-12-31' },
    { phase: 'review', from: '2025-01-13', until: '2025-05-09' },
  ],
});

const onTime = [debts, addiction, afternoons, meeting, youth, street, families, language, visits];

/** Everybody raises what they see: providers, departments, and through the office people who have no token of their own. */
const needs: readonly Chapter[] = [
  chapter('one/opening', '2023-02-20', as('R-Sozialplanung'), [opening]),
  enter(CYCLE, 'needs', '2023-03-01'),
  chapter(
    'one/needs-of-provider-a',
    '2023-03-07',
    as('R-Traeger-A'),
    [debts].map((each) => identify(CYCLE, each)),
  ),
  chapter('one/needs-of-provider-b', '2023-03-08', as('R-Traeger-B'), [addiction, street].map((each) => identify(CYCLE, each))), // prettier-ignore
  chapter(
    'one/needs-of-provider-d',
    '2023-03-09',
    as('R-Traeger-D'),
    [visits].map((each) => identify(CYCLE, each)),
  ),
  chapter('one/needs-of-youth-planning', '2023-03-14', as('R-Jugendhilfeplanung'), [youth, families].map((each) => identify(CYCLE, each))), // prettier-ignore
  chapter('one/needs-of-the-workshop', '2023-03-28', as('R-Geschaeftsstelle'), [afternoons, meeting, language].map((each) => identify(CYCLE, each))), // prettier-ignore
  chapter('one/evidence', '2023-04-17', as('R-Sozialplanung'), onTime.map(prove)),
  chapter('one/urgency', '2023-05-22', as('R-Sozialplanung'), onTime.map(grade)),
];

/** What applied from before the phase began is told with its reason (rule R17). */
const lateNeed = chapter('one/late-need', '2023-06-12', as('R-Sozialplanung'), [
  identify(CYCLE, housing, {
    effectiveOn: '2023-04-12',
    reason: 'In der Beratung am 12. April vorgebracht; das Protokoll lag erst im Juni vor.',
  }),
  prove(housing),
  grade(housing),
]);

const table: Meeting = {
  key: 'one-criteria',
  heldOn: '2023-07-06',
  agenda: ['Bedarfe des Zyklus', 'Qualitätskriterien für den Förderaufruf 2024'],
  present: seatedOn('2023-07-06'),
};

/** One stands aside and says so; nobody objects, and nobody is silent (rule R5). */
const criteria: readonly Chapter[] = [
  enter(CYCLE, 'criteria-and-targets', '2023-06-05'),
  lateNeed,
  ...agreeOnCriteria({
    cycle: CYCLE,
    meeting: table,
    title: 'Qualitätskriterien 2024',
    proposal: 'Die acht Kriterien gelten für alle Anträge des Zyklus.',
    wording: 'Die Steuerungsgruppe verabschiedet die acht Kriterien.',
    criteria: criteriaOfCycleOne,
    convenedOn: '2023-06-14',
    agreedOn: '2023-07-10',
    validFrom: '2023-09-01',
    voices: [
      {
        of: 'R-Traeger-C',
        position: 'stand-aside',
        statement: 'Sparsamkeit darf nicht gegen Tarifbezahlung stehen; ich trage es mit.',
      },
    ],
  }),
  chapter(
    'one/measures',
    '2023-08-14',
    as('R-Sozialplanung'),
    measuresOfCycleOne.map((each) => propose(CYCLE, each)),
  ),
  chapter('one/targets', '2023-08-28', as('R-Sozialplanung'), targetsOfCycleOne.map(agree)),
];

export const planningOfCycleOne: readonly Chapter[] = [...needs, ...criteria];
