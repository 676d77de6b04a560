import { act, idOf } from '#kernel';
import type { Tag } from '#kernel';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { delegatedAuthorities } from '../person/authorities.model.js';
import { authoritySuffices } from '../rules/authority-suffices.js';
import { notLinkedToPayee, tiesOfHolders, tiesOfPerson } from '../rules/not-linked-to-payee.js';
import { rightInEveryWay } from '../rules/right-in-every-way.js';
import { outsideCashOffice } from '../rules/paid-by-several.js';
import { stillHolds } from '../rules/still-holds.js';
import { CertifyInstalments, instalmentsCertified } from './instalments-certified.event.js';

/**
 * Certifies the plan of instalments of a notice, once for all of them (§ 6 GemKVO Hessen; to be checked; rule R10). The authority
 * must cover the whole plan.
 */
export const certifyInstalments = act('certify-instalments', CertifyInstalments, {
  label: { de: 'Ratenplan feststellen', en: 'Certify instalments' },
  makes: [instalmentsCertified],
  needsPerson: true,
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    noticeNo: 'B-2027-0117',
    factually: true,
    arithmetically: true,
  },
  reads: ({ grantId }, { actor }) => ({
    applied: application.of(grantId),
    money: grantMoney.of(grantId),
    holders: stakeholders.of(grantId),
    authorities: delegatedAuthorities.of(idOf(actor as Tag)),
    ...tiesOfPerson(actor),
  }),
  thenReads: ({ holders }) => ({ ties: tiesOfHolders(holders) }),
  decide: ({ applied, money, authorities, declared, affiliated, holders, ties }, input, context) => {
    const { grantId, noticeNo } = input;
    const { actor, effectiveOn: on } = context;
    const refusal = stillHolds('grant', [[grantId, applied]]) ?? rightInEveryWay(input);
    if (refusal) return refusal;
    const notice = money.notices.find((each) => each.noticeNo === noticeNo);
    if (!notice) return reject('notice-unknown', { grantId, noticeNo });
    const { instalments, number } = notice;
    if (!instalments) return reject('notice-without-instalments', { noticeNo }, [number]);
    const done = money.certifiedPlans.find((each) => each.noticeNo === noticeNo);
    if (done) return reject('plan-certified-already', { noticeNo, by: done.number }, [done.number]);
    const amountCents = instalments.reduce((total, each) => total + each.amountCents, 0);
    const personId = idOf(actor as Tag);
    return (
      outsideCashOffice(context) ??
      authoritySuffices(authorities, { personId, right: 'certify', amountCents, on }) ??
      notLinkedToPayee({ personId, declared, affiliated, holders, ties }, on) ??
      instalmentsCertified.of(grantId, { ...input, certifier: actor as Tag })
    );
  },
});
