import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import { grantId } from '../telling/grants.js';
import { examinations, proofs } from '../telling/account.js';
import type { Accounting } from '../telling/account.js';
import { isByPlan, noticeNo, notices } from '../telling/notices.js';
import { payments } from '../telling/payments.js';
import type { Round } from '../telling/payments.js';
import { as } from '../town/people.js';
import { competition } from './competition.js';
import { CYCLE } from './planning.js';
import { addictionAdvice2024, afterSchool2024, projectsOfCycleOne, rivalAfterSchool, streetWork2024 } from './projects.js'; // prettier-ignore

/** The money of 2024, from the notice to the last payment, which waits for the examined proof of use (rule R28). */

const funded = projectsOfCycleOne.filter((project) => project !== rivalAfterSchool);
const houses = funded.filter(isByPlan);
const projects = funded.filter((project) => !isByPlan(project));
/** Its provider waived the remedy, so that the meeting place could open after the Easter holidays. */
const early = [afterSchool2024];
const inTime = funded.filter((project) => !early.includes(project));

const promise: readonly Chapter[] = [
  // Without this consent the project would have begun too early to be funded (rule R12).
  chapter('one/early-start', '2024-02-26', as('R-Zuwendungen'), [
    asked('consent-to-early-start', {
      grantId: grantId(streetWork2024),
      from: '2024-03-01',
      reason:
        'Die Jugendlichen sind im Frühjahr draußen; bis zum Bescheid wären sie nicht mehr zu erreichen.',
    }),
  ]),
  enter(CYCLE, 'implementation', '2024-03-18'),
  ...notices(competition, funded, {
    noticeOn: '2024-03-20',
    servedOn: '2024-03-22',
    appealEndsOn: '2024-04-22',
    committedOn: '2024-03-26',
    proofDueOn: '2025-06-30',
    instalmentsOn: ['2024-05-15', '2024-09-16', '2025-04-30'],
  }),
  chapter('one/remedy-waived', '2024-03-28', as('R-Traeger-A'), [
    asked('waive-remedy', {
      grantId: grantId(afterSchool2024),
      noticeNo: noticeNo(afterSchool2024),
      waivedOn: '2024-03-28',
    }),
  ]),
];

const first: Round = { key: 'first', part: 1, calledOn: '2024-05-02', certifiedOn: '2024-05-07', orderedOn: '2024-05-10', paidOn: '2024-05-15' }; // prettier-ignore
const firstOfAll: Round = { key: 'early', part: 1, calledOn: '2024-04-03', certifiedOn: '2024-04-05', orderedOn: '2024-04-08', paidOn: '2024-04-11' }; // prettier-ignore
const second: Round = { key: 'second', part: 2, calledOn: '2024-09-02', certifiedOn: '2024-09-06', orderedOn: '2024-09-11', paidOn: '2024-09-16' }; // prettier-ignore
const last: Round = { key: 'last', part: 3, calledOn: '2024-12-06', certifiedOn: '2024-12-09', orderedOn: '2024-12-11', paidOn: '2024-12-16' }; // prettier-ignore
const lastOfHouses: Round = { key: 'last-of-houses', part: 3, calledOn: '2025-04-14', certifiedOn: '2025-04-15', orderedOn: '2025-04-22', paidOn: '2025-04-30' }; // prettier-ignore

const proofsOfProjects: Accounting = {
  key: 'proofs',
  submittedOn: '2024-11-18',
  examinedOn: '2024-12-03',
  told: {
    [afterSchool2024.no]:
      'Geöffnet an 118 Nachmittagen; 61 Kinder kamen mindestens einmal in der Woche. Der Plan hing an der Tür und wurde von den Kindern geändert.',
    [streetWork2024.no]: '34 Jugendliche kennen die beiden mit Namen; elf sind heute im Jugendhaus zu Hause.',
  },
};
const proofsOfHouses: Accounting = {
  key: 'proofs-of-houses',
  submittedOn: '2025-03-14',
  examinedOn: '2025-04-08',
};

/** The proof of one house came, and nobody has examined it: its last instalment is still open. */
const examinedHouses = houses.filter((project) => project !== addictionAdvice2024);

export const moneyOfCycleOne: readonly Chapter[] = [
  ...promise,
  ...payments(competition, early, firstOfAll),
  ...payments(competition, inTime, first),
  ...payments(competition, funded, second),
  ...proofs(competition, projects, proofsOfProjects),
  examinations(competition, projects, proofsOfProjects),
  ...payments(competition, projects, last),
  ...proofs(competition, houses, proofsOfHouses),
  examinations(competition, examinedHouses, proofsOfHouses),
  ...payments(competition, examinedHouses, lastOfHouses),
];
