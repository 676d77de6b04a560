import type { Chapter } from '../telling/chapter.js';
import { actuals, reviews } from '../telling/account.js';
import type { Effect } from '../telling/account.js';
import { enter } from '../telling/competition.js';
import { CYCLE } from './planning.js';
import { afterSchool2024, cafe2024, debtAdvice2024, languageMeeting2024, streetWork2024, visiting2024 } from './projects.js'; // prettier-ignore

/** What became of it: counted by the providers, looked at by another house, and what the town makes of it. */

const effects: readonly Effect[] = [
  {
    project: afterSchool2024,
    target: 'children',
    year: 2024,
    value: '61',
    rating: 1,
    found: 'Einundsechzig Kinder statt vierzig, und die Eltern führen den Freitag selbst.',
    learnt: 'Offen ohne Anmeldung erreicht die Familien, die sonst niemand erreicht.',
    voice:
      '„Ich darf den Plan mitmachen.“ (ein Kind) „Er geht gern hin, und ich kann arbeiten.“ (eine Mutter)',
    consequence: 'expand',
  },
  {
    project: debtAdvice2024,
    target: 'waiting-time',
    year: 2024,
    value: '287',
    rating: 2,
    found: 'Fast alle finden in fünf Wochen ein erstes Gespräch.',
    learnt: 'Die offene Sprechstunde nimmt der Warteliste die Spitze.',
    consequence: 'continue',
  },
  {
    project: cafe2024,
    target: 'neighbours',
    year: 2024,
    value: '8',
    rating: 3,
    found: 'Acht Nachbarn tragen das Café, zwölf waren das Ziel.',
    learnt: 'Ein Abend in der Woche fände mehr Mitstreiter als drei Nachmittage.',
    consequence: 'adapt',
  },
  {
    project: languageMeeting2024,
    target: 'speaking',
    year: 2024,
    value: '54',
    rating: 2,
    found: 'Vierundfünfzig Menschen erledigen ihre Angelegenheiten selbst.',
    learnt: 'Üben am Ort, nicht im Raum: am Schalter, beim Arzt.',
    voice: '„Ich habe beim Arzt angerufen. Selbst.“',
    consequence: 'continue',
  },
  {
    project: streetWork2024,
    target: 'reached',
    year: 2024,
    value: '34',
    rating: 2,
    found: 'Vierunddreißig Jugendliche haben eine Ansprechperson.',
    learnt: 'Wer im Jugendhaus ankommt, braucht keine Streetwork mehr.',
    consequence: 'end',
  },
  {
    project: visiting2024,
    target: 'visited',
    year: 2024,
    value: '17',
    rating: 5,
    found: 'Siebzehn statt vierzig Menschen werden besucht.',
    learnt: 'Ehrenamtliche bleiben nicht, wenn niemand sie begleitet.',
    consequence: 'end',
  },
];

export const reviewOfCycleOne: readonly Chapter[] = [
  enter(CYCLE, 'review', '2025-01-13'),
  ...actuals(CYCLE, effects, '2025-01-27', '2025-02-17'),
  ...reviews(CYCLE, effects, '2025-03-03', '2025-04-03'),
  enter(CYCLE, 'evaluation', '2025-05-12'),
];
