import { idOf, kindOf, project } from '#kernel';
import type { Change, Projector, Tag } from '#kernel';
import {
  applicationAssessed,
  budgetReservationLifted,
  decidedAmount,
  decisionRecorded,
  fundsCommitted,
  grantAllocated,
  noticeIssued,
  paymentBooked,
  paymentOrdered,
  proofOfUseExamined,
  proofOfUseSubmitted,
  recommendationIssued,
} from '#planning';
import type { Step } from './way.js';

/** How a step is added to the way of a grant. */
export type Goes = (grantId: string, step: Step) => Change;

const ADOPTED = ['adopted', 'adopted-changed'];

/** The steps up to the allocation. */
export function decidingSteps(goes: Goes): Projector[] {
  return [
    project(applicationAssessed, ({ grantId }, { number }) => [goes(grantId, { number, as: 'assessed' })]),
    project(recommendationIssued, ({ outcomes }, { number }) =>
      outcomes.map(({ grantId, amountCents, outcome }) => {
        const as = outcome === 'not-recommended' ? outcome : 'recommended';
        return goes(grantId, { number, as, amountCents });
      }),
    ),
    project(decisionRecorded, ({ outcome, outcomes }, { number }) =>
      outcomes
        .filter(({ subject }) => kindOf(subject) === 'grant')
        .flatMap((decided) => {
          const amountCents = decidedAmount(decided);
          const grantId = idOf(decided.subject);
          if (outcome === 'rejected') return [goes(grantId, { number, as: 'rejected' })];
          return ADOPTED.includes(outcome) && amountCents !== undefined
            ? [goes(grantId, { number, as: 'decided', amountCents })]
            : [];
        }),
    ),
    project(grantAllocated, ({ grantId, amountCents, conditional, lines }, { number }) => [
      goes(grantId, { number, as: 'allocated', amountCents, ...(conditional ? {} : { lines }) }),
    ]),
  ];
}

/** The steps of the money, and of the account given of it. */
export function payingSteps(goes: Goes): Projector[] {
  return [
    project(budgetReservationLifted, ({ grantId, lines }, { number }) => [
      goes(grantId, { number, as: 'lifted', lines }),
    ]),
    project(noticeIssued, ({ grantId, years }, { number }) => [
      goes(grantId, {
        number,
        as: 'noticed',
        amountCents: years.reduce((total, { amountCents }) => total + amountCents, 0),
      }),
    ]),
    project(fundsCommitted, ({ grantId, lines }, { number }) => [
      goes(grantId, { number, as: 'committed', lines }),
    ]),
    project(paymentOrdered, ({ grantId, amountCents, lines }, { number }) => [
      goes(grantId, { number, as: 'ordered', amountCents, lines }),
    ]),
    project(paymentBooked, ({ grantId, amountCents, lines }, { number }) =>
      grantId === undefined ? [] : [goes(grantId, { number, as: 'paid', amountCents, lines })],
    ),
    project(proofOfUseSubmitted, ({ grantId }, { number }) => [
      goes(grantId, { number, as: 'proof-submitted' }),
    ]),
    project(proofOfUseExamined, ({ grantId, outcome, recognisedCents }, { number }) =>
      outcome === 'more-asked'
        ? []
        : [goes(grantId, { number, as: 'examined', amountCents: recognisedCents })],
    ),
  ];
}

/** The grants among the tags of an event. */
export function grantsIn(tags: readonly Tag[]): string[] {
  return [...new Set(tags.filter((each) => kindOf(each) === 'grant').map(idOf))];
}
