import { targetVersionId } from '../telling/planning.js';
import type { Project } from '../telling/grants.js';
import { addictionAdvice, afterSchool, cafe, debtAdvice, familyCentre, housingAdvice, languageMeeting, shopping, streetWork, visiting, youthHouse } from './measures.js'; // prettier-ignore

/** Fourteen applications for 2024, and what the steering group and the deciding bodies made of them. Invented. */

const WHOLE_YEAR = { from: '2024-01-01', until: '2024-12-31' };
const MAY_TO_OCTOBER = { from: '2024-05-01', until: '2024-10-31' };
const HOUSE = { kind: 'institutional', financing: 'deficit', ...WHOLE_YEAR } as const;
const PROJECT = { kind: 'project', financing: 'share', ...MAY_TO_OCTOBER } as const;
/** One euro below ten thousand: three have asked for it, for three different things. */
const CAPPED = { kind: 'project', financing: 'fixed', ...MAY_TO_OCTOBER, asked: 9_999, recommended: 9_999, decided: 9_999 } as const; // prettier-ignore

export const debtAdvice2024: Project = {
  no: '2024-01',
  provider: 'A',
  measure: debtAdvice,
  ...HOUSE,
  title: 'Schuldnerberatung 2024',
  description: 'Personalkosten für zwei Stellen und die offene Sprechstunde.',
  asked: 39_200,
  recommended: 38_000,
  decided: 38_000,
  place: 'welfare',
  appliedOn: '2023-10-04',
  target: targetVersionId('waiting-time'),
};
export const addictionAdvice2024: Project = {
  no: '2024-02',
  provider: 'B',
  measure: addictionAdvice,
  ...HOUSE,
  title: 'Suchtberatung Nord 2024',
  description: 'Zwei Beratungstage im Stadtteilhaus Nordstadt.',
  asked: 26_500,
  recommended: 26_500,
  decided: 26_500,
  place: 'welfare',
  appliedOn: '2023-10-11',
  target: targetVersionId('advice-north'),
};
/** The success story: from a mother's sentence to sixty children. */
export const afterSchool2024: Project = {
  no: '2024-03',
  provider: 'A',
  measure: afterSchool,
  ...PROJECT,
  from: '2024-04-15',
  title: 'Nachmittagstreff Nordstadt',
  description:
    'Zwei Fachkräfte öffnen das Stadtteilhaus an jedem Nachmittag; Kinder und Eltern haben den Plan mitgemacht.',
  asked: 24_500,
  recommended: 24_500,
  decided: 24_500,
  place: 'youth',
  appliedOn: '2023-10-04',
  target: targetVersionId('children'),
};
export const rivalAfterSchool: Project = {
  no: '2024-04',
  provider: 'H',
  measure: afterSchool,
  ...PROJECT,
  title: 'Kinderbetreuung am Nachmittag',
  description: 'Betreuung mit Anmeldung an drei Nachmittagen im Haus des Trägers.',
  asked: 27_000,
  recommended: 0,
  place: 'youth',
  appliedOn: '2023-10-20',
  weak: [
    {
      criterion: 'protection',
      met: 'no',
      reason: 'Ein Schutzkonzept liegt nicht vor und ist nicht angekündigt.',
    },
    { criterion: 'access', met: 'partly', score: 2, reason: 'Nur mit Anmeldung und Beitrag.' },
  ],
};
export const cafe2024: Project = {
  no: '2024-05',
  provider: 'C',
  measure: cafe,
  ...PROJECT,
  title: 'Café Lahnwiesen',
  description: 'Anschub für Raum und Leitung, das Café führen die Nachbarn.',
  asked: 18_000,
  recommended: 18_000,
  decided: 18_000,
  place: 'welfare',
  appliedOn: '2023-10-24',
  target: targetVersionId('neighbours'),
};
export const youthHouse2024: Project = {
  no: '2024-06',
  provider: 'J',
  measure: youthHouse,
  ...HOUSE,
  title: 'Jugendhaus Altstadt 2024',
  description: 'Zwei Fachkräfte für fünf offene Abende.',
  asked: 36_000,
  recommended: 36_000,
  decided: 36_000,
  place: 'youth',
  appliedOn: '2023-10-09',
  target: targetVersionId('evenings'),
};
/** The young people cannot wait for a notice: an early start was consented to. */
export const streetWork2024: Project = {
  no: '2024-07',
  provider: 'B',
  measure: streetWork,
  ...PROJECT,
  from: '2024-03-01',
  title: 'Streetwork an Bahnhof und Lahnufer',
  description: 'Zwei halbe Stellen, fünf Abende in der Woche.',
  asked: 28_500,
  recommended: 28_500,
  decided: 28_500,
  place: 'youth',
  appliedOn: '2023-10-11',
  target: targetVersionId('reached'),
};
const familyCentre2024: Project = {
  no: '2024-08',
  provider: 'B',
  measure: familyCentre,
  ...HOUSE,
  title: 'Familienzentrum Südviertel',
  description: 'Räume und Leitung für das gemeinsame Dach.',
  asked: 62_000,
  recommended: 58_000,
  decided: 58_000,
  place: 'family',
  appliedOn: '2023-10-11',
  target: targetVersionId('under-one-roof'),
  weak: [
    {
      criterion: 'thrift',
      met: 'partly',
      score: 3,
      reason: 'Der Mietansatz liegt über dem, was die Stadt selbst zahlt.',
    },
  ],
};
export const languageMeeting2024: Project = {
  no: '2024-09',
  provider: 'C',
  measure: languageMeeting,
  ...PROJECT,
  title: 'Sprachtreff',
  description: 'Üben für Amt, Arzt und Elternabend.',
  asked: 31_000,
  recommended: 31_000,
  decided: 31_000,
  place: 'integration',
  appliedOn: '2023-10-24',
  target: targetVersionId('speaking'),
};
const meetingCafe2024: Project = {
  no: '2024-10',
  provider: 'G',
  measure: languageMeeting,
  ...CAPPED,
  title: 'Begegnungscafé',
  description: 'Ein Nachmittag in der Woche für alte und neue Nachbarn.',
  place: 'integration',
  appliedOn: '2023-10-30',
  target: targetVersionId('speaking'),
};
const peerAdvice2024: Project = {
  no: '2024-11',
  provider: 'I',
  measure: languageMeeting,
  ...CAPPED,
  title: 'Beratung von Zugewanderten für Zugewanderte',
  description: 'Wer den Weg kennt, geht ihn mit anderen noch einmal.',
  place: 'integration',
  appliedOn: '2023-10-30',
  target: targetVersionId('speaking'),
};
export const visiting2024: Project = {
  no: '2024-12',
  provider: 'H',
  measure: visiting,
  ...CAPPED,
  title: 'Besuchsdienst',
  description: 'Gewinnung und Begleitung von Ehrenamtlichen.',
  place: 'seniors',
  appliedOn: '2023-10-20',
  target: targetVersionId('visited'),
};
export const shopping2024: Project = {
  no: '2024-13',
  provider: 'E',
  measure: shopping,
  ...PROJECT,
  title: 'Einkaufshilfe',
  description: 'Lieferung mit Zeit für ein Gespräch an der Tür.',
  asked: 15_000,
  recommended: 15_000,
  decided: 15_000,
  place: 'enterprises',
  appliedOn: '2023-10-27',
  target: targetVersionId('supplied'),
};
/** The council gave less than was recommended and said nothing about it. */
export const housingAdvice2024: Project = {
  no: '2024-14',
  provider: 'F',
  measure: housingAdvice,
  ...PROJECT,
  title: 'Mobile Wohnberatung',
  description: 'Beratung und Begleitung beim Umbau.',
  asked: 12_000,
  recommended: 12_000,
  decided: 8_000,
  place: 'seniors',
  appliedOn: '2023-10-27',
  target: targetVersionId('at-home'),
};

export const projectsOfCycleOne: readonly Project[] = [
  debtAdvice2024,
  addictionAdvice2024,
  afterSchool2024,
  rivalAfterSchool,
  cafe2024,
  youthHouse2024,
  streetWork2024,
  familyCentre2024,
  languageMeeting2024,
  meetingCafe2024,
  peerAdvice2024,
  visiting2024,
  shopping2024,
  housingAdvice2024,
];
