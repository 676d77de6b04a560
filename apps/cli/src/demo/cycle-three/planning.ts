import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import { agree, cycleId, grade, identify, propose, prove } from '../telling/planning.js';
import { agreeOnCriteria } from '../telling/round-table.js';
import { seatedOn } from '../town/bodies.js';
import { goalId } from '../town/concept.js';
import { as } from '../town/people.js';
import { criteriaOfCycleThree } from './criteria.js';
import { measuresOfCycleThree, targetsOfCycleThree } from './measures.js';
import { barriers, girls, homes, mind, needsOfCycleThree, night, poverty } from './needs.js';

export const CYCLE = 'three';

const opening = asked('open-cycle', {
  id: cycleId(CYCLE),
  title: 'Planungszyklus 2026/2027',
  period: { from: '2026-01-12', until: '2028-06-30' },
  spaceIds: ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'],
  fields: ['jugend', 'beratung', 'alter', 'gesundheit', 'teilhabe', 'quartier'],
  goalIds: [goalId('participation'), goalId('quarter')],
});

const needs: readonly Chapter[] = [
  chapter('three/opening', '2026-01-12', as('R-Sozialplanung'), [opening]),
  enter(CYCLE, 'needs', '2026-02-02'),
  chapter('three/needs-of-provider-b', '2026-02-16', as('R-Traeger-B'), [identify(CYCLE, poverty)]),
  chapter('three/needs-of-youth-planning', '2026-02-24', as('R-Jugendhilfeplanung'), [
    identify(CYCLE, night),
  ]),
  chapter(
    'three/needs-of-the-people',
    '2026-03-10',
    as('R-Geschaeftsstelle'),
    [girls, mind, homes, barriers].map((each) => identify(CYCLE, each)),
  ),
  chapter('three/evidence', '2026-03-17', as('R-Sozialplanung'), needsOfCycleThree.map(prove)),
  chapter('three/urgency', '2026-04-13', as('R-Sozialplanung'), needsOfCycleThree.map(grade)),
];

const criteria: readonly Chapter[] = [
  enter(CYCLE, 'criteria-and-targets', '2026-05-04'),
  ...agreeOnCriteria({
    cycle: CYCLE,
    meeting: {
      key: 'three-criteria',
      heldOn: '2026-06-11',
      agenda: ['Was 2025 gewirkt hat', 'Qualitätskriterien für den Förderaufruf 2027'],
      present: seatedOn('2026-06-11').filter((each) => each !== 'R-Dezernat'),
    },
    title: 'Qualitätskriterien 2027',
    proposal: 'Sechs Kriterien gelten weiter, drei kommen hinzu.',
    wording: 'Die Steuerungsgruppe verabschiedet neun Kriterien.',
    criteria: criteriaOfCycleThree,
    convenedOn: '2026-05-18',
    agreedOn: '2026-06-15',
    validFrom: '2026-07-01',
  }),
  chapter(
    'three/measures',
    '2026-06-22',
    as('R-Sozialplanung'),
    measuresOfCycleThree.map((each) => propose(CYCLE, each)),
  ),
  chapter('three/targets', '2026-06-29', as('R-Sozialplanung'), targetsOfCycleThree.map(agree)),
];

export const planningOfCycleThree: readonly Chapter[] = [...needs, ...criteria];
