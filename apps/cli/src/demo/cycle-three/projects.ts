import { afterSchool, debtAdvice, youthHouse } from '../cycle-one/measures.js';
import { phoneFriends } from '../cycle-two/measures.js';
import type { Project } from '../telling/grants.js';
import { targetVersionId } from '../telling/planning.js';
import { breakfast, nightMeeting } from './measures.js';

/** Seven applications for 2027; two of them compete for the same nights. Invented. */

const WHOLE_YEAR = { from: '2027-01-01', until: '2027-12-31' };
const HOUSE = { kind: 'institutional', financing: 'deficit', ...WHOLE_YEAR } as const;
const PROJECT = { kind: 'project', financing: 'share', from: '2027-05-03', until: '2027-12-31' } as const;

export const debtAdvice2027: Project = {
  no: '2027-01',
  provider: 'A',
  measure: debtAdvice,
  ...HOUSE,
  title: 'Schuldnerberatung 2027',
  description: 'Zwei Stellen und die offene Sprechstunde, jetzt auch im Südviertel.',
  asked: 40_700,
  recommended: 40_700,
  decided: 40_700,
  place: 'welfare',
  appliedOn: '2026-07-20',
  target: targetVersionId('waiting-time-2027'),
};
export const afterSchool2027: Project = {
  no: '2027-02',
  provider: 'A',
  measure: afterSchool,
  ...PROJECT,
  title: 'Nachmittagstreff Nordstadt: Kinder helfen Kindern',
  description: 'Wer im Treff groß geworden ist, leitet kleine Gruppen.',
  asked: 31_000,
  recommended: 30_000,
  decided: 30_000,
  place: 'youth',
  appliedOn: '2026-07-20',
  target: targetVersionId('children-2027'),
};
export const youthHouse2027: Project = {
  no: '2027-03',
  provider: 'J',
  measure: youthHouse,
  ...HOUSE,
  title: 'Jugendhaus Altstadt 2027',
  description: 'Fünf offene Abende, einer davon nur für Mädchen.',
  asked: 38_500,
  recommended: 38_500,
  decided: 38_500,
  place: 'youth',
  appliedOn: '2026-07-27',
  target: targetVersionId('evenings-2027'),
};
export const nightOfJ: Project = {
  no: '2027-04',
  provider: 'J',
  measure: nightMeeting,
  ...PROJECT,
  title: 'Nachttreff im Jugendhaus',
  description: 'Das Haus bleibt an zwei Nächten offen, mit zwei Fachkräften.',
  asked: 21_000,
  place: 'youth',
  appliedOn: '2026-07-27',
  target: targetVersionId('nights'),
  weak: [
    {
      criterion: 'young',
      met: 'partly',
      score: 3,
      reason: 'Jugendliche wurden gefragt, Mädchen waren keine dabei.',
    },
  ],
};
const nightOfC: Project = {
  no: '2027-05',
  provider: 'C',
  measure: nightMeeting,
  ...PROJECT,
  title: 'Nachtbus mit Tee',
  description: 'Ein Bus am Bahnhof, dort wo die Jugendlichen ohnehin sind.',
  asked: 23_500,
  place: 'youth',
  appliedOn: '2026-08-10',
  target: targetVersionId('nights'),
  weak: [{ criterion: 'inclusion', met: 'partly', score: 2, reason: 'Zwei Stufen, keine Rampe.' }],
};
const phoneFriends2027: Project = {
  no: '2027-06',
  provider: 'D',
  measure: phoneFriends,
  ...PROJECT,
  title: 'Telefonpatenschaften in drei Sprachen',
  description: 'Was sich bewährt hat, auf Deutsch, Russisch und Türkisch.',
  asked: 15_000,
  recommended: 15_000,
  place: 'seniors',
  appliedOn: '2026-08-17',
  target: targetVersionId('called-2027'),
};
const breakfast2027: Project = {
  no: '2027-07',
  provider: 'B',
  measure: breakfast,
  ...PROJECT,
  kind: 'innovation',
  title: 'Frühstück vor der ersten Stunde',
  description: 'Zwei Schulküchen, geführt von Eltern.',
  asked: 17_000,
  recommended: 17_000,
  place: 'family',
  appliedOn: '2026-08-24',
  target: targetVersionId('breakfasts'),
};

/** On these the round table could agree. */
export const agreedOn: readonly Project[] = [
  debtAdvice2027,
  afterSchool2027,
  youthHouse2027,
  phoneFriends2027,
  breakfast2027,
];
/** On these it could not, so far. */
export const openQuestion: readonly Project[] = [nightOfJ, nightOfC];
export const projectsOfCycleThree: readonly Project[] = [...agreedOn, ...openQuestion];
