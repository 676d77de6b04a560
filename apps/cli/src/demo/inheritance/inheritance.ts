import { idFor } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { ADVISORY_BOARD, COUNCIL } from '../town/bodies.js';
import { lineId } from '../town/budget.js';
import { as } from '../town/people.js';
import {
  MINUTED,
  NAMED,
  OVERDRAWN,
  WRONG,
  oldGrantId,
  oldGrantNo,
  oldGrants,
  takeOver,
} from './grants-of-2023.js';

/**
 * What was there before the book comes into it as it is: nothing is refused, what contradicts a rule is stored as that,
 * and what is unknown stays a gap.
 */
export const inheritance: readonly Chapter[] = [
  chapter(
    'old-grants',
    '2023-02-06',
    as('R-Zuwendungen'),
    oldGrants.map((no) => (no === WRONG ? takeOver(no, 1, 51_000) : takeOver(no))),
  ),
  chapter('old-grants-corrected', '2023-02-08', as('R-Zuwendungen'), (told) => [
    asked('correct-event', {
      eventNumber: told('grant-taken-over', `grant:${oldGrantId(WRONG)}`),
      reason: 'Zahlendreher bei der Übernahme: 51.000 statt 15.000 Euro.',
    }),
    takeOver(WRONG, 2),
  ]),
  chapter('old-grants-redacted', '2023-02-09', as('R-Zuwendungen'), (told) => [
    asked('redact-text', {
      eventNumber: told('grant-taken-over', `grant:${oldGrantId(NAMED)}`),
      path: '/data/recipient/name',
      legalBasis: 'personality-rights',
      reason: 'Die Elterninitiative besteht aus einer Familie, deren Wohnort der Name verrät.',
    }),
  ]),
  chapter('old-minutes', '2023-02-13', as('R-Gremienbuero'), [oldCouncil(), oldAdvisoryBoard()]),
  chapter('old-bookings', '2023-12-18', as('R-Kasse'), [
    oldBooking(1, 17_000_00, '2023-04-03'),
    oldBooking(2, 17_350_00, '2023-10-02'),
  ]),
];

/** The minutes give totals only; whether the councillor from the board of the recipient voted, nobody can tell. */
function oldCouncil() {
  return asked('record-decision', {
    id: idFor('decision/2022/council'),
    bodyId: COUNCIL,
    decidedOn: '2022-12-15',
    outcome: 'adopted',
    basis: 'single',
    votes: { for: 29, against: 3, abstained: 1 },
    recused: [],
    outcomes: [{ subject: `grant:${oldGrantId(MINUTED)}`, amountCents: 22_900_00 }],
    budgetReservation: false,
    bindsFutureYears: true,
    paper: { reference: 'VO-2022-0411', rawResult: 'mehrheitlich beschlossen' },
    wording: `Der Frauennotruf (${oldGrantNo(MINUTED)}) wird 2023 mit 22.900 Euro gefördert.`,
    sessionPublic: true,
  });
}

/** The old list calls it a decision, though the board may only recommend. */
function oldAdvisoryBoard() {
  return asked('record-decision', {
    id: idFor('decision/2022/advisory-board'),
    bodyId: ADVISORY_BOARD,
    decidedOn: '2022-11-24',
    outcome: 'adopted',
    basis: 'single',
    recused: [],
    outcomes: [{ subject: `grant:${oldGrantId(27)}`, amountCents: 12_000_00 }],
    budgetReservation: false,
    bindsFutureYears: true,
    wording: 'Das Nachtcafé erhält für den Winter 12.000 Euro.',
    sessionPublic: false,
  });
}

/** Two payments to the house in the Altstadt; together they are 350 euros more than it was granted. */
function oldBooking(no: number, amountCents: number, bookedOn: string) {
  return asked('book-payment', {
    id: idFor(`payment/2023/${String(no)}`, no),
    mandant: '1',
    bookingYear: 2023,
    documentNo: `2023-0${String(no)}`,
    position: 1,
    budgetLineId: lineId(2023, 'youth'),
    amountCents,
    bookedOn,
    valueOn: bookedOn,
    grantId: oldGrantId(OVERDRAWN),
    text: `Rate ${String(no)}, Jugendhaus Altstadt`,
  });
}
