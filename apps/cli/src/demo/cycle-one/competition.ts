import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { applications, assessments, enter } from '../telling/competition.js';
import { convene } from '../telling/deliberation.js';
import type { Meeting } from '../telling/deliberation.js';
import { callId, checkSubsidiarity } from '../telling/grants.js';
import type { Competition } from '../telling/grants.js';
import { cycleId, needId } from '../telling/planning.js';
import { deliberate } from '../telling/round-table.js';
import { seatedOn } from '../town/bodies.js';
import { GUIDELINE_VERSION } from '../town/concept.js';
import { as } from '../town/people.js';
import { criteriaOfCycleOne } from './criteria.js';
import { CYCLE } from './planning.js';
import { housingAdvice2024, projectsOfCycleOne, shopping2024 } from './projects.js';

/** From the call to the recommendation: who competes, how they are judged, and who stays away when it is about money. */

export const competition: Competition = { cycle: CYCLE, year: 2024, criteria: criteriaOfCycleOne };

const call: readonly Chapter[] = [
  enter(CYCLE, 'call', '2023-09-01'),
  chapter('one/call', '2023-09-01T10:00', as('R-Sozialplanung'), [
    asked('open-call', {
      id: callId(CYCLE),
      title: 'Förderaufruf 2024',
      description: 'Gesucht wird, was auf die Bedarfe des Zyklus antwortet.',
      cycleId: cycleId(CYCLE),
      guidelineVersionId: GUIDELINE_VERSION,
      opensOn: '2023-09-04',
      closesOn: '2023-10-31',
      kinds: ['project', 'innovation'],
      needIds: ['afternoons', 'meeting', 'street', 'language', 'visits', 'housing'].map(needId),
      availableCents: 180_000_00,
    }),
  ]),
  ...applications(competition, projectsOfCycleOne),
  chapter('one/call-closed', '2023-11-02', as('R-Sozialplanung'), [
    asked('close-call', { callId: callId(CYCLE) }),
  ]),
  chapter('one/subsidiarity', '2023-11-10', as('R-Sozialplanung'), [
    checkSubsidiarity(shopping2024, 'declined', ['C', 'D', 'H']),
    checkSubsidiarity(housingAdvice2024, 'none-available', ['A', 'D']),
  ]),
  assessments(competition, projectsOfCycleOne, '2023-11-15'),
];

const table: Meeting = {
  key: 'one-recommendation',
  heldOn: '2023-12-07',
  agenda: ['Empfehlung zu den Anträgen 2024'],
  present: seatedOn('2023-12-07'),
};

/** Whoever speaks for an applicant stays away from the whole list: all its projects compete with one another (rule R6). */
const recommendation: readonly Chapter[] = [
  enter(CYCLE, 'recommendation', '2023-11-20'),
  chapter('one/recommendation-convened', '2023-11-21', as('R-Geschaeftsstelle'), [convene(table)]),
  ...deliberate({
    cycle: CYCLE,
    key: 'one',
    meeting: table,
    agendaNo: 1,
    title: 'Empfehlung zu den vierzehn Anträgen',
    proposal: 'Dreizehn Anträge werden empfohlen, einer wegen des fehlenden Schutzkonzepts nicht.',
    wording: 'Die Steuerungsgruppe empfiehlt dreizehn von vierzehn Anträgen.',
    projects: projectsOfCycleOne,
    conflicted: ['R-Traeger-A', 'R-Traeger-C', 'R-Eigene-Sache-1'],
    voices: [
      {
        of: 'R-Ehemalig',
        position: 'stand-aside',
        statement: 'Für die Kinder hätte ich zwei Treffs gewollt.',
      },
    ],
    hour: '14',
  }),
];

export const competitionOfCycleOne: readonly Chapter[] = [...call, ...recommendation];
