import { BEGINNING } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { authorities, bodiesAndSeats } from './bodies.js';
import { bring, openYear } from './budget.js';
import { guideline, goals } from './concept.js';
import { organisations } from './organisations.js';
import { as, firstOperator, people, personId } from './people.js';

export const LEDGER = 'musterstadt';

const INVENTED = 'Erfunden: Musterstadt an der Lahn gibt es nicht.';

const opening = [
  asked('open-ledger', {
    title: 'Planungsbuch Musterstadt an der Lahn (erfunden)',
    mode: 'rehearsal',
    ags: '06999001',
    kind: 'municipality',
    federalState: 'HE',
    reason: INVENTED,
  }),
];

/** The town comes into its book: its organisations, the people, the bodies, and what it wants to reach. */
export const founding: readonly Chapter[] = [
  chapter('opening', BEGINNING.slice(0, 16), firstOperator, opening),
  chapter('organisations', '2023-01-09T09:30', firstOperator, organisations),
  chapter('people', '2023-01-09T10:00', firstOperator, people),
  chapter('settings', '2023-01-10', as('R-Verwaltung'), [
    asked('configure-ledger', { smallNumbers: { minBase: 100, minCases: 5 }, reason: INVENTED }),
  ]),
  chapter('bodies', '2023-01-16', as('R-Gremienbuero'), bodiesAndSeats),
  chapter('authorities', '2023-01-18', as('R-Kaemmerei'), authorities),
  chapter('concept', '2023-01-30', as('R-Gremienbuero'), [...goals, guideline]),
];

/** Each budget goes its way from the draft to its publication; that of 2027 has only begun it. */
export const budgets: readonly Chapter[] = [
  chapter('budget-2023', '2023-01-20', as('R-Kaemmerei'), [
    ...openYear(2023),
    ...bring(2023, 'published', '2023-01-19'),
  ]),
  chapter('budget-2024', '2023-10-09', as('R-Kaemmerei'), [
    ...openYear(2024),
    ...bring(2024, 'draft', '2023-10-05'),
  ]),
  // What must go on before the publication rests on the adopted amounts: a draft authorises nothing (rules R3, R24).
  chapter('adoption-2024', '2024-01-22', as('R-Kaemmerei'), bring(2024, 'adopted', '2024-01-18')),
  chapter('publication-2024', '2024-03-08', as('R-Kaemmerei'), bring(2024, 'published', '2024-03-07')),
  chapter('budget-2025', '2024-10-07', as('R-Kaemmerei'), [
    ...openYear(2025),
    ...bring(2025, 'draft', '2024-10-03', { seniors: -4_000 }),
  ]),
  chapter('publication-2025', '2025-03-10', as('R-Kaemmerei'), bring(2025, 'published', '2025-03-08')),
  chapter('budget-2026', '2025-10-06', as('R-Kaemmerei'), [
    ...openYear(2026),
    ...bring(2026, 'draft', '2025-10-02'),
  ]),
  chapter('publication-2026', '2026-03-09', as('R-Kaemmerei'), [
    ...bring(2026, 'published', '2026-03-07', { seniors: -1_000 }),
  ]),
  chapter('budget-2027', '2026-10-05', as('R-Kaemmerei'), [
    ...openYear(2027),
    ...bring(2027, 'draft', '2026-10-01'),
  ]),
];

/** A member of the steering group has left and is forgotten; what was done under the pseudonym stays. */
export const erasure = chapter('erasure', '2025-01-20', as('R-Geschaeftsstelle'), [
  asked('erase-personal-data', {
    personId: personId('R-Ehemalig'),
    legalBasis: 'no-longer-necessary',
    reason: 'Ende 2023 ausgeschieden; die Aufbewahrungsfrist ist abgelaufen.',
  }),
]);
