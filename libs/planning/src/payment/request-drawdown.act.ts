import { act } from '#kernel';
import type { ActContext, Tag } from '#kernel';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject, tag } from '../language.js';
import { callsForRecipient } from '../rules/calls-for-recipient.js';
import { tiesOfPerson } from '../rules/not-linked-to-payee.js';
import { hasNotice, noticedCents, orderedCents } from '../rules/within-notices.js';
import { ofOwnGrant } from '../rules/own-grant.js';
import { stillHolds } from '../rules/still-holds.js';
import { drawdownRequested, RequestDrawdown } from './drawdown-requested.event.js';

/**
 * Calls for money of a grant (Mittelabruf, Nr. 1.4 ANBest-P: not before it is needed for due payments; to be checked). At most
 * what the notices promise and is not yet ordered; calls that are still open do not count, because one that is wrong is
 * answered by certifying less of it. Who enters it is its caller; a call on paper is entered for the recipient (rule R10).
 */
export const requestDrawdown = act('request-drawdown', RequestDrawdown, {
  label: { de: 'Mittel abrufen', en: 'Request drawdown' },
  makes: [drawdownRequested],
  needsPerson: true,
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    amountCents: 10_000_00,
    purposeUntil: '2027-06-15',
    intake: 'portal',
  },
  reads: ({ grantId }, { onBehalfOf }) => ({
    applied: application.of(grantId),
    money: grantMoney.of(grantId),
    holders: stakeholders.of(grantId),
    ...(onBehalfOf === undefined ? {} : tiesOfPerson(tag('person', onBehalfOf))),
  }),
  decide: ({ applied, money, holders, declared, affiliated }, input, context) => {
    const { grantId, amountCents } = input;
    const refusal =
      stillHolds('grant', [[grantId, applied]]) ??
      ofOwnGrant(grantId, holders, context) ??
      callsForRecipient({ holders, declared, affiliated }, context) ??
      hasNotice(grantId, money);
    if (refusal) return refusal;
    const leftCents = noticedCents(money) - orderedCents(money);
    if (amountCents > leftCents) {
      return reject(
        'drawdown-exceeds-notices',
        { grantId, leftCents, amountCents },
        [...money.notices, ...money.orders].map(({ number }) => number),
      );
    }
    return drawdownRequested.of(context.id, { ...input, ...calledBy(context) });
  },
});

function calledBy({ actor, onBehalfOf }: ActContext) {
  return { caller: actor as Tag, ...(onBehalfOf === undefined ? {} : { forPersonId: onBehalfOf }) };
}
