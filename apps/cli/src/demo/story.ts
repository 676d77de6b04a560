import type { AskedAct } from '#acting';
import type { Role } from '#planning';
import { appropriate, lineId, openLines, openYear, setStatus } from './budget.js';
import { grantId, grantNumbers, takeOver } from './grants.js';
import { BEGINNING } from './identities.js';
import { opening, organisations, personId, persons } from './town.js';

/** What one office does on one day: acts that are stored together. */
export interface Chapter {
  /** Names the chapter for ever: a fill that was cut off goes on behind the chapters that are stored. */
  readonly key: string;
  /** When it is recorded, RFC 3339 in UTC; never before the chapter before. */
  readonly at: string;
  readonly by: Role;
  readonly acts: (told: Told) => readonly AskedAct[];
}

/** The number of the event of this type about this subject, as the chapters before made it. */
export type Told = (type: string, subject: string) => number;

function chapter(key: string, at: string, by: Role, acts: Chapter['acts'] | readonly AskedAct[]): Chapter {
  return {
    key,
    at: at.length > 10 ? at : `${at}T09:00:00.000Z`,
    by,
    acts: typeof acts === 'function' ? acts : () => acts,
  };
}

const takenOver = (from: number, to: number): AskedAct[] =>
  grantNumbers.filter((number) => number >= from && number <= to).map((number) => takeOver(number));

/** Written down wrongly, found, withdrawn with its reason, and written down anew. */
const WRONG = { grant: 7, euros: 51_000 };

/** The purpose of this grant named a person by mistake. */
const NAMED = 37;

/**
 * Three years of Musterstadt, as far as the acts there are can tell them: budgets on their way, grants taken over with and
 * without gaps, a mistake corrected, a text redacted, a person forgotten.
 */
export const STORY: readonly Chapter[] = [
  chapter('opening', BEGINNING, 'administrator', opening),
  chapter('organisations', '2025-01-08', 'planning', organisations),
  chapter('persons', '2025-01-09', 'steering-group-office', persons),
  chapter('budget-2025', '2025-01-13', 'treasury', [
    openYear(2025),
    setStatus(2025, 'draft', '2024-10-01'),
    ...openLines(2025),
    ...appropriate(2025, 'draft'),
  ]),
  chapter('adoption-2025', '2025-02-03', 'treasury', [
    setStatus(2025, 'adopted', '2025-01-31'),
    ...appropriate(2025, 'adopted', { '362001 53180000': 4_000 }),
  ]),
  chapter('publication-2025', '2025-03-17', 'treasury', [
    setStatus(2025, 'published', '2025-03-15'),
    ...appropriate(2025, 'published', { '362001 53180000': 4_000 }),
  ]),
  chapter('grants-2025', '2025-04-02', 'planning', [
    ...takenOver(1, 6),
    takeOver(WRONG.grant, 1, WRONG.euros),
    ...takenOver(8, 17),
  ]),
  chapter('correction', '2025-04-10', 'planning', (told) => [
    {
      act: 'correct-event',
      body: {
        eventNumber: told('grant-taken-over', `grant:${grantId(WRONG.grant)}`),
        reason: 'Zahlendreher bei der Übernahme: 51.000 statt 15.000 Euro.',
      },
    },
    takeOver(WRONG.grant, 2),
  ]),
  chapter('budget-2026', '2025-10-06', 'treasury', [
    openYear(2026),
    setStatus(2026, 'draft', '2025-10-01'),
    ...openLines(2026),
    ...appropriate(2026, 'draft'),
  ]),
  chapter('adoption-2026', '2026-01-26', 'treasury', [
    setStatus(2026, 'adopted', '2026-01-23'),
    ...appropriate(2026, 'adopted', { '315401 53180000': -1_000 }),
  ]),
  chapter('publication-2026', '2026-03-09', 'treasury', [
    setStatus(2026, 'published', '2026-03-07'),
    ...appropriate(2026, 'published', { '315401 53180000': -1_000 }),
  ]),
  chapter('grants-2026', '2026-04-01', 'planning', takenOver(18, 32)),
  chapter('inheritance', '2026-04-20', 'planning', takenOver(33, 40)),
  chapter('redaction', '2026-05-04', 'planning', (told) => [
    {
      act: 'redact-text',
      body: {
        eventNumber: told('grant-taken-over', `grant:${grantId(NAMED)}`),
        path: '/data/recipient/name',
        legalBasis: 'personality-rights',
        reason: 'Die Elterninitiative besteht aus einer Familie, deren Wohnort der Name verrät.',
      },
    },
  ]),
  chapter('erasure', '2026-06-15', 'steering-group-office', [
    {
      act: 'erase-personal-data',
      body: {
        personId: personId('R-Ehemalig'),
        legalBasis: 'no-longer-necessary',
        reason: 'Ausgeschieden; die Aufbewahrungsfrist ist abgelaufen.',
      },
    },
  ]),
  chapter('budget-2027', '2026-10-05', 'treasury', [
    openYear(2027),
    setStatus(2027, 'draft', '2026-10-01'),
    ...openLines(2027),
    ...appropriate(2027, 'draft'),
  ]),
];

/** An event that only the last chapter tells. */
export const LAST = {
  type: 'appropriation-set',
  tag: `budget-line:${lineId(2027, '315101', '53180000')}`,
} as const;
