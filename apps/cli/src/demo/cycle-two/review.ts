import { actuals, reviews } from '../telling/account.js';
import type { Effect } from '../telling/account.js';
import type { Chapter } from '../telling/chapter.js';
import { enter } from '../telling/competition.js';
import { CYCLE } from './planning.js';
import { afterSchool2025, phoneFriends2025, rides2025, youthHouse2025 } from './projects.js';

const effects: readonly Effect[] = [
  {
    project: afterSchool2025,
    target: 'children-2025',
    year: 2025,
    value: '82',
    rating: 1,
    found: 'Zweiundachtzig Kinder, und in den Ferien mehr als in der Schulzeit.',
    learnt: 'Die Ferien bringen die Kinder, die sonst im Hort sind: Man lernt sich kennen.',
    voice: '„Nächstes Jahr will ich Helferin sein.“ (ein Mädchen, elf)',
    consequence: 'continue',
  },
  {
    project: youthHouse2025,
    target: 'evenings',
    year: 2025,
    value: '4710',
    rating: 1,
    found: 'Mehr Besuche als vereinbart, vor allem nach 20 Uhr.',
    learnt: 'Um zehn schließt das Haus, und die Jugendlichen gehen zum Bahnhof.',
    consequence: 'adapt',
  },
  {
    project: phoneFriends2025,
    target: 'called',
    year: 2025,
    value: '58',
    rating: 2,
    found: 'Achtundfünfzig Menschen werden angerufen; fast alle Ehrenamtlichen sind geblieben.',
    learnt: 'Mit Begleitung bleiben Ehrenamtliche.',
    consequence: 'expand',
  },
  {
    project: rides2025,
    target: 'rides',
    year: 2025,
    value: '214',
    rating: 5,
    found: 'Ein Drittel der Fahrten, die vereinbart waren.',
    learnt: 'Zweimal in der Woche passt nicht zu den Zeiten der Praxen.',
    consequence: 'end',
  },
];

export const reviewOfCycleTwo: readonly Chapter[] = [
  enter(CYCLE, 'review', '2026-02-02'),
  ...actuals(CYCLE, effects, '2026-02-09', '2026-02-23'),
  ...reviews(CYCLE, effects, '2026-03-23', '2026-04-16'),
  enter(CYCLE, 'evaluation', '2026-06-01'),
];
