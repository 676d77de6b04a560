import { act } from '#kernel';
import { contradiction } from '../contradiction.js';
import { sumOf } from '../grant/bound-on-line.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { ofOwnGrant } from '../rules/own-grant.js';
import { unspentWasPaid } from '../rules/unspent-was-paid.js';
import { answeringFor } from '../rules/verified-by-another.js';
import { proofOfUseSubmitted, SubmitProofOfUse } from './proof-of-use-submitted.event.js';

/**
 * Records how a recipient accounts for the money (Verwendungsnachweis, Nr. 6 ANBest-P; to be checked). A fact: no rule refuses it.
 * That more is said to be left than was paid (R11) is stored with it and shown as a finding. Several proofs of one grant stand
 * beside each other. A provider accounts for its own grants only, which is a matter of rights.
 */
export const submitProofOfUse = act('submit-proof-of-use', SubmitProofOfUse, {
  label: { de: 'Verwendungsnachweis vorlegen', en: 'Submit proof of use' },
  makes: [proofOfUseSubmitted],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    kind: 'final',
    spentEligibleCents: 30_000_00,
    ownCents: 6_000_00,
    thirdPartyCents: 0,
    revenueCents: 500_00,
    unspentCents: 1_000_00,
    narrative: 'Betreut wurden 41 Kinder an 180 Tagen; zwei Stellen waren ganzjährig besetzt.',
    vouchers: [{ paidOn: '2027-05-31', payee: 'Vermieter', purpose: 'Miete Mai', amountCents: 900_00 }],
    submittedOn: '2027-03-15',
  },
  reads: ({ grantId }) => ({ money: grantMoney.of(grantId), holders: stakeholders.of(grantId) }),
  decide: ({ money, holders }, input, context) => {
    const { grantId, unspentCents } = input;
    const refusal = ofOwnGrant(grantId, holders, context);
    if (refusal) return refusal;
    const unpaid = unspentWasPaid(unspentCents, sumOf(money.lines, 'paid'), money.lines);
    return proofOfUseSubmitted.of(context.id, {
      ...input,
      submitter: answeringFor(context),
      ...(unpaid ? { contradicts: [contradiction(unpaid)] } : {}),
    });
  },
});
