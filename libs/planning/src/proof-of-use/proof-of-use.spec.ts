import type { Happened } from '#kernel/testing';
import { paymentBooked } from '../payment/payment-booked.event.js';
import {
  as,
  certifier,
  correctionOf,
  given,
  grant,
  granted,
  lastOf,
  line,
  ofProvider,
  ofRival,
  payment,
  proof,
  recipient,
  withNotice,
} from '../testing/funded-grant.js';
import { examineProof } from './examine-proof.act.js';
import { proofOfUseExamined } from './proof-of-use-examined.event.js';
import { proofOfUseSubmitted } from './proof-of-use-submitted.event.js';
import { submitProofOfUse } from './submit-proof-of-use.act.js';

const account = submitProofOfUse.example;
const paid = paymentBooked.of(payment, {
  mandant: '1',
  bookingYear: 2027,
  documentNo: '4711',
  position: 1,
  budgetLineId: line,
  amountCents: 10_000_00,
  bookedOn: '2027-03-12',
  valueOn: '2027-03-12',
  grantId: grant,
  lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
});

describe('submit-proof-of-use', () => {
  it('records how the recipient accounts for the money, and who does', () => {
    given(...withNotice, paid)
      .when(submitProofOfUse, account, { ...ofProvider, id: proof })
      .then({
        type: 'proof-of-use-submitted',
        version: 1,
        subject: `proof-of-use:${proof}`,
        tags: [`grant:${grant}`, `proof-of-use:${proof}`],
        data: { ...account, submitter: `person:${recipient}` },
      });
  });

  it('stores that more is left than was paid (R11)', () => {
    const contradictsOf = (unspentCents: number, ...more: readonly Happened[]) =>
      given(...withNotice, ...more)
        .when(submitProofOfUse, { ...account, unspentCents }, ofProvider)
        .events()[0]?.data;
    expect(contradictsOf(10_000_00, paid)).not.toHaveProperty('contradicts');
    expect(contradictsOf(10_000_01, paid)).toMatchObject({
      contradicts: [{ rule: 'R11', code: 'unspent-beyond-paid', restsOn: [lastOf(withNotice) + 1] }],
    });
    expect(contradictsOf(0)).not.toHaveProperty('contradicts');
    expect(contradictsOf(1)).toHaveProperty('contradicts');
  });

  it('is the matter of no other provider', () => {
    given(...withNotice)
      .when(submitProofOfUse, account, ofRival)
      .thenRefused('grant-of-another', { grantId: grant });
    given(...withNotice)
      .when(submitProofOfUse, account, as(certifier))
      .events();
  });
});

describe('examine-proof', () => {
  const spent = account.spentEligibleCents;
  const submitted = proofOfUseSubmitted.of(proof, { ...account, submitter: `person:${recipient}` });
  const sound = examineProof.example;
  type Outcome = (typeof sound)['outcome'];
  const examining = (change: Partial<typeof sound> = {}, ...more: readonly Happened[]) =>
    given(...withNotice, submitted, ...more).when(examineProof, { ...sound, ...change }, as(certifier));
  const examined = (outcome: Outcome) =>
    proofOfUseExamined.of(proof, {
      ...sound,
      outcome,
      grantId: grant,
      examiner: `person:${certifier}`,
    });

  it('says what came of the examination, and who examined', () => {
    examining().then({
      type: 'proof-of-use-examined',
      version: 1,
      subject: `proof-of-use:${proof}`,
      tags: [`grant:${grant}`, `proof-of-use:${proof}`],
      data: { ...sound, grantId: grant, examiner: `person:${certifier}` },
    });
  });

  it('is done by another than who submitted, and by a human being', () => {
    const examiningAs = (about: object) =>
      given(...withNotice, submitted).when(examineProof, sound, { ...as(certifier), ...about });
    examiningAs(as(recipient)).thenRefused('examiner-is-submitter', {
      proofOfUseId: proof,
      submitter: `person:${recipient}`,
    });
    examiningAs({ onBehalfOf: recipient }).thenRefused('examiner-is-submitter');
    examiningAs({ ...as(recipient), onBehalfOf: certifier }).thenRefused('examiner-is-submitter');
    examiningAs({ actor: 'operator:kasse' }).thenRefused('person-needed');
  });

  it.each<[Outcome, number[], number[]]>([
    ['accepted', [spent], [spent - 1, spent + 1]],
    ['accepted-reduced', [0, spent - 1], [spent, spent + 1]],
    ['more-asked', [0, spent], [spent + 1]],
    ['rejected', [0], [1]],
  ])('recognises with %s what fits it', (outcome, fitting, unlike) => {
    for (const recognisedCents of fitting) examining({ outcome, recognisedCents }).events();
    for (const recognisedCents of unlike)
      examining({ outcome, recognisedCents }).thenRefused('recognised-unlike-outcome', {
        outcome,
        recognisedCents,
        spentCents: spent,
      });
  });

  it('ends with an outcome, and goes on after more was asked for or the outcome corrected', () => {
    const by = lastOf(withNotice) + 2;
    examining({}, examined('accepted')).thenRefused('proof-examined-already', { proofOfUseId: proof, by });
    examining({}, examined('rejected')).thenRefused('proof-examined-already');
    examining({}, examined('more-asked'), examined('more-asked')).events();
    examining({}, examined('rejected'), correctionOf(by, examined('rejected'))).events();
    examining({}, correctionOf(by - 1, submitted)).thenRefused('entry-corrected');
  });
});
