import { afterSchool, cafe, debtAdvice, languageMeeting, youthHouse } from '../cycle-one/measures.js';
import type { Project } from '../telling/grants.js';
import { targetVersionId } from '../telling/planning.js';
import { energyAdvice, nightCafe, phoneFriends, rides } from './measures.js';

/** Nine applications for 2025. Invented. */

const HOUSE = {
  kind: 'institutional',
  financing: 'deficit',
  from: '2025-01-01',
  until: '2025-12-31',
} as const;
const PROJECT = { kind: 'project', financing: 'share', from: '2025-06-02', until: '2025-11-14' } as const;

export const debtAdvice2025: Project = {
  no: '2025-01',
  provider: 'A',
  measure: debtAdvice,
  ...HOUSE,
  title: 'Schuldnerberatung 2025',
  description: 'Zwei Stellen und die offene Sprechstunde an vier Tagen.',
  asked: 39_900,
  recommended: 39_900,
  decided: 39_900,
  place: 'welfare',
  appliedOn: '2025-01-20',
  target: targetVersionId('waiting-time'),
};
export const afterSchool2025: Project = {
  no: '2025-02',
  provider: 'A',
  measure: afterSchool,
  ...PROJECT,
  title: 'Nachmittagstreff Nordstadt mit Ferien',
  description: 'Was der erste Treff lehrte: offen ohne Anmeldung, jetzt auch in den Ferien.',
  asked: 29_000,
  recommended: 29_000,
  decided: 29_000,
  place: 'youth',
  appliedOn: '2025-01-20',
  target: targetVersionId('children-2025'),
};
const cafe2025: Project = {
  no: '2025-03',
  provider: 'C',
  measure: cafe,
  ...PROJECT,
  title: 'Café Lahnwiesen am Abend',
  description: 'Statt dreier Nachmittage ein Abend, wie die Überprüfung es riet.',
  asked: 18_500,
  recommended: 16_000,
  decided: 16_000,
  place: 'welfare',
  appliedOn: '2025-01-28',
  target: targetVersionId('neighbours'),
};
export const youthHouse2025: Project = {
  no: '2025-04',
  provider: 'J',
  measure: youthHouse,
  ...HOUSE,
  title: 'Jugendhaus Altstadt 2025',
  description: 'Fünf offene Abende mit zwei Fachkräften.',
  asked: 37_000,
  recommended: 37_000,
  decided: 37_000,
  place: 'youth',
  appliedOn: '2025-01-22',
  target: targetVersionId('evenings'),
};
const languageMeeting2025: Project = {
  no: '2025-05',
  provider: 'C',
  measure: languageMeeting,
  ...PROJECT,
  title: 'Sprachtreff unterwegs',
  description: 'Üben am Schalter und beim Arzt, wie die Überprüfung es riet.',
  asked: 32_000,
  recommended: 32_000,
  decided: 32_000,
  place: 'integration',
  appliedOn: '2025-01-28',
  target: targetVersionId('speaking'),
};
export const phoneFriends2025: Project = {
  no: '2025-06',
  provider: 'D',
  measure: phoneFriends,
  ...PROJECT,
  kind: 'innovation',
  title: 'Telefonpatenschaften',
  description: 'Eine halbe Stelle begleitet vierzig Ehrenamtliche am Telefon.',
  asked: 14_000,
  recommended: 14_000,
  decided: 14_000,
  place: 'seniors',
  appliedOn: '2025-02-03',
  target: targetVersionId('called'),
};
export const energyAdvice2025: Project = {
  no: '2025-07',
  provider: 'H',
  measure: energyAdvice,
  ...PROJECT,
  title: 'Beratung vor der Sperre',
  description: 'Hausbesuche, bevor der Strom abgestellt wird.',
  asked: 12_000,
  recommended: 12_000,
  decided: 12_000,
  place: 'welfare',
  appliedOn: '2025-02-10',
  target: targetVersionId('not-cut-off'),
};
/** So small that no targets are needed; its proof of use never came. */
export const nightCafe2025: Project = {
  no: '2025-08',
  provider: 'G',
  measure: nightCafe,
  ...PROJECT,
  financing: 'fixed',
  until: '2025-12-31',
  title: 'Nachtcafé',
  description: 'Tee, Suppe und Liegen für die kalten Nächte.',
  asked: 4_800,
  recommended: 4_800,
  decided: 4_800,
  place: 'welfare',
  appliedOn: '2025-02-11',
};
/** Not recommended; the council wanted it all the same, and said why. */
export const rides2025: Project = {
  no: '2025-09',
  provider: 'E',
  measure: rides,
  ...PROJECT,
  title: 'Fahrdienst Lahnwiesen',
  description: 'Fahrten auf Anruf mit eigenem Wagen.',
  asked: 22_000,
  recommended: 0,
  decided: 10_000,
  place: 'enterprises',
  appliedOn: '2025-02-12',
  target: targetVersionId('rides'),
  weak: [
    { criterion: 'tariff', met: 'no', reason: 'Bezahlt wird der Mindestlohn.' },
    {
      criterion: 'involvement',
      met: 'partly',
      score: 1,
      reason: 'Mit den Anwohnern wurde nicht gesprochen.',
    },
  ],
};

export const projectsOfCycleTwo: readonly Project[] = [
  debtAdvice2025,
  afterSchool2025,
  cafe2025,
  youthHouse2025,
  languageMeeting2025,
  phoneFriends2025,
  energyAdvice2025,
  nightCafe2025,
  rides2025,
];
