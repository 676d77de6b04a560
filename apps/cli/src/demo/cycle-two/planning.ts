import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import { agree, cycleId, grade, identify, propose, prove } from '../telling/planning.js';
import { agreeOnCriteria } from '../telling/round-table.js';
import { seatedOn } from '../town/bodies.js';
import { goalId } from '../town/concept.js';
import { as } from '../town/people.js';
import { criteriaOfCycleTwo } from './criteria.js';
import { measuresOfCycleTwo, targetsOfCycleTwo } from './measures.js';
import {
  carers,
  digital,
  energy,
  holidays,
  loneliness,
  needsOfCycleTwo,
  school,
  ways,
  winter,
} from './needs.js';

export const CYCLE = 'two';

const opening = asked('open-cycle', {
  id: cycleId(CYCLE),
  title: 'Planungszyklus 2025',
  period: { from: '2024-09-02', until: '2026-06-30' },
  spaceIds: ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'],
  fields: ['jugend', 'beratung', 'alter', 'pflege', 'quartier'],
  goalIds: [goalId('participation'), goalId('quarter')],
});

const needs: readonly Chapter[] = [
  chapter('two/opening', '2024-09-02', as('R-Sozialplanung'), [opening]),
  enter(CYCLE, 'needs', '2024-09-09'),
  chapter('two/needs-of-provider-d', '2024-09-23', as('R-Traeger-D'), [identify(CYCLE, loneliness)]),
  chapter('two/needs-of-provider-h', '2024-09-24', as('R-Traeger-H'), [identify(CYCLE, energy)]),
  chapter('two/needs-of-provider-g', '2024-09-26', as('R-Traeger-G'), [identify(CYCLE, winter)]),
  chapter('two/needs-of-youth-planning', '2024-09-30', as('R-Jugendhilfeplanung'), [identify(CYCLE, school)]),
  chapter(
    'two/needs-of-the-people',
    '2024-10-04',
    as('R-Geschaeftsstelle'),
    [holidays, ways, carers, digital].map((each) => identify(CYCLE, each)),
  ),
  chapter('two/evidence', '2024-10-14', as('R-Sozialplanung'), needsOfCycleTwo.map(prove)),
  chapter('two/urgency', '2024-10-28', as('R-Sozialplanung'), needsOfCycleTwo.map(grade)),
];

/** An objection is a reason to look again: the wording was changed, and whoever had objected agreed (rule R5). */
const criteria: readonly Chapter[] = [
  enter(CYCLE, 'criteria-and-targets', '2024-11-04'),
  ...agreeOnCriteria({
    cycle: CYCLE,
    meeting: {
      key: 'two-criteria',
      heldOn: '2024-12-05',
      agenda: ['Lehren aus 2024', 'Qualitätskriterien für den Förderaufruf 2025'],
      present: seatedOn('2024-12-05'),
    },
    title: 'Qualitätskriterien 2025',
    proposal: 'Vier Kriterien gelten weiter, drei kommen hinzu, vier entfallen.',
    wording: 'Die Steuerungsgruppe verabschiedet sieben Kriterien; Tarif heißt auch: in Anlehnung daran.',
    criteria: criteriaOfCycleTwo,
    convenedOn: '2024-11-13',
    agreedOn: '2024-12-09',
    validFrom: '2025-01-01',
    voices: [
      {
        of: 'R-Traeger-D',
        position: 'object',
        statement: 'Kleine Vereine können keinen Tarif zahlen; so schlössen wir sie aus.',
      },
      { of: 'R-Fraktion-1', position: 'stand-aside', statement: 'Ich hätte die Sparsamkeit behalten.' },
    ],
    wonOver: ['R-Traeger-D'],
  }),
  chapter(
    'two/measures',
    '2024-12-12',
    as('R-Sozialplanung'),
    measuresOfCycleTwo.map((each) => propose(CYCLE, each)),
  ),
  chapter('two/targets', '2024-12-17', as('R-Sozialplanung'), targetsOfCycleTwo.map(agree)),
];

export const planningOfCycleTwo: readonly Chapter[] = [...needs, ...criteria];
