import { act } from '#kernel';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { notInFuture } from '../rules/not-in-future.js';
import { ofOwnGrant } from '../rules/own-grant.js';
import { stillHolds } from '../rules/still-holds.js';
import { remedyWaived, WaiveRemedy } from './remedy-waived.event.js';

/**
 * Records that the recipient waives the remedy against a notice (Rechtsbehelfsverzicht, Nr. 1.4 ANBest-P: money is called for
 * once the notice is final; to be checked; rule R27). A contract knows no remedy, so there is none to waive.
 */
export const waiveRemedy = act('waive-remedy', WaiveRemedy, {
  label: { de: 'Auf Rechtsbehelf verzichten', en: 'Waive remedy' },
  makes: [remedyWaived],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    noticeNo: 'B-2027-0117',
    waivedOn: '2027-03-10',
  },
  reads: ({ grantId }) => ({
    applied: application.of(grantId),
    money: grantMoney.of(grantId),
    holders: stakeholders.of(grantId),
  }),
  decide: ({ applied, money, holders }, input, context) => {
    const { grantId, noticeNo, waivedOn } = input;
    const refusal = stillHolds('grant', [[grantId, applied]]) ?? ofOwnGrant(grantId, holders, context);
    if (refusal) return refusal;
    const notice = money.notices.find((each) => each.noticeNo === noticeNo);
    if (!notice) return reject('notice-unknown', { grantId, noticeNo });
    const { legalForm, noticeOn, number } = notice;
    if (legalForm !== 'notice') return reject('no-remedy-to-waive', { noticeNo, legalForm }, [number]);
    if (waivedOn < noticeOn) return reject('waived-before-notice', { waivedOn, noticeOn }, [number]);
    const waived = money.waivers.find((each) => each.noticeNo === noticeNo);
    if (waived) return reject('remedy-waived-already', { noticeNo, by: waived.number }, [waived.number]);
    return notInFuture(waivedOn, context) ?? remedyWaived.of(grantId, input);
  },
});
