import { act } from '#kernel';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import { ConsentToEarlyStart, earlyStartConsented } from './early-start-consented.event.js';

/**
 * Consents to a start before the notice (vorzeitiger Maßnahmenbeginn, VV Nr. 1.3 zu § 44 LHO; to be checked; rule R12). It
 * promises no money, and after the notice there is nothing left to consent to.
 */
export const consentToEarlyStart = act('consent-to-early-start', ConsentToEarlyStart, {
  label: { de: 'Vorzeitigem Maßnahmenbeginn zustimmen', en: 'Consent to early start' },
  makes: [earlyStartConsented],
  example: { grantId: '01890a5d-ac96-774b-bcce-b302099a8401', from: '2027-02-01' },
  reads: ({ grantId }) => ({ applied: application.of(grantId), money: grantMoney.of(grantId) }),
  decide: ({ applied, money }, input) => {
    const { grantId } = input;
    const refusal = stillHolds('grant', [[grantId, applied]]);
    if (refusal) return refusal;
    const [notice] = money.notices;
    if (notice)
      return reject('notice-issued-already', { grantId, noticeNo: notice.noticeNo }, [notice.number]);
    return earlyStartConsented.of(grantId, input);
  },
});
