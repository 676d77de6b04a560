import { allocateGrant } from '../allocation/allocate-grant.act.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import type { Happened } from '#kernel/testing';
import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { proofOfUseExamined } from '../proof-of-use/proof-of-use-examined.event.js';
import { proofOfUseSubmitted } from '../proof-of-use/proof-of-use-submitted.event.js';
import { remedyWaived } from '../notice/remedy-waived.event.js';
import { instalmentsCertified } from './instalments-certified.event.js';
import { commitFunds } from './commit-funds.act.js';
import { called, certified, due, waived, planCertified, ordering, years } from '../testing/due-payment.js';
import {
  idOf,
  nextLine,
  allocation,
  applied,
  certifier,
  correctionOf,
  finalOn,
  given,
  grant,
  granted,
  guided,
  lastOf,
  lifted,
  line,
  noticeNo,
  noticed,
  onCondition,
  otherLine,
  proof,
  recipient,
  withAllocation,
} from '../testing/funded-grant.js';

describe('R24 and R25: an order', () => {
  it('pays from an allocated line of the booking year whose budget is published', () => {
    ordering({ budgetLineId: otherLine }).thenRefused('line-not-allocated', { budgetLineId: otherLine });
    ordering({ bookingYear: 2028 }).thenRefused('line-of-another-year', {
      budgetLineId: line,
      year: 2027,
      bookingYear: 2028,
    });
    const unpublished = due().filter(({ type }) => type !== 'budget-status-set');
    ordering({}, unpublished).thenRefused('budget-not-published', { year: 2027, status: 'draft' });
    ordering({ provisionalBasis: 'contractual' }, unpublished).events();
  });

  it('waits until the reservation is lifted', () => {
    const reserved = [...applied, onCondition, noticed({ budgetReservation: true }), called(), certified()];
    ordering({}, reserved).thenRefused('reservation-not-lifted', {
      grantId: grant,
      allocationId: allocation,
    });
    ordering({}, [...reserved, lifted]).events();
  });

  it('need not wait where only the money of another year stands under reservation', () => {
    const lines = [{ budgetLineId: nextLine, year: 2028, amountCents: 1_000_00, boundDeltaCents: 0 }];
    const later = grantAllocated.of(idOf(8412), {
      ...allocateGrant.example,
      grantId: grant,
      conditional: true,
      amountCents: 1_000_00,
      lines,
    });
    ordering({}, [...due(), later]).events();
    ordering({ budgetLineId: nextLine, bookingYear: 2028 }, [...due(), later]).thenRefused(
      'reservation-not-lifted',
    );
  });
});

describe('R27: an order', () => {
  it('waits until the day after the time for an appeal', () => {
    ordering({}, due(), finalOn('2027-04-03')).thenRefused('notice-not-final', {
      noticeNo,
      appealEndsOn: '2027-04-03',
      on: '2027-04-03',
    });
    ordering({}, due(), finalOn('2027-04-04')).events();
  });

  it('is possible from the day on which the remedy was waived', () => {
    ordering({}, [...due(), waived], finalOn('2027-03-10')).events();
    ordering({}, [...due(), waived], finalOn('2027-03-09')).thenRefused('notice-not-final');
    const other = remedyWaived.of(grant, { grantId: grant, noticeNo: 'B-0', waivedOn: '2027-03-10' });
    ordering({}, [...due(), other], finalOn('2027-03-15')).thenRefused('notice-not-final');
  });

  it('need not wait where the guideline says so, nor with a contract', () => {
    const early = finalOn('2027-03-15');
    const free = guided({ orderBeforeFinal: true });
    const waivedByRule = due().map((event) => (event.type === free.type ? free : event));
    ordering({}, waivedByRule, early).events();
    const contract = [...withAllocation, noticed({ legalForm: 'service-agreement' }), called(), certified()];
    ordering({}, contract, early).events();
  });

  it('may rest on what an earlier notice promises finally, but no instalment of a later one', () => {
    const two = [
      ...withAllocation,
      noticed(years(10_000_00)),
      noticed({
        noticeNo: 'B-2',
        years: [{ year: 2027, amountCents: 10_000_00 }],
        instalments: [{ dueOn: '2027-05-01', amountCents: 10_000_00, trigger: 'date' }],
        appealEndsOn: '2027-05-01',
      }),
      called(10_000_01),
      certified(10_000_01),
      instalmentsCertified.of(grant, { ...planCertified.data, noticeNo: 'B-2' }),
    ];
    ordering({ amountCents: 10_000_00 }, two).events();
    ordering({ amountCents: 10_000_01 }, two).thenRefused('notice-not-final', {
      noticeNo: 'B-2',
      appealEndsOn: '2027-05-01',
      on: '2027-04-04',
    });
    const ofSecond = {
      drawdownId: undefined,
      instalment: { grantId: grant, noticeNo: 'B-2', instalmentNo: 1 },
    };
    ordering({ ...ofSecond, amountCents: 1 }, two).thenRefused('notice-not-final');
    ordering({ ...ofSecond, amountCents: 1 }, two, finalOn('2027-05-02')).events();
  });
});

describe('R28: the last share', () => {
  const all = due(granted);
  const submitted = (kind: 'interim' | 'final' = 'final') =>
    proofOfUseSubmitted.of(proof, {
      grantId: grant,
      kind,
      spentEligibleCents: granted,
      ownCents: 0,
      thirdPartyCents: 0,
      revenueCents: 0,
      unspentCents: 0,
      narrative: 'Betreut wurden 41 Kinder.',
      submittedOn: '2027-04-01',
      submitter: `person:${recipient}`,
    });
  const examined = (outcome: 'accepted' | 'accepted-reduced' | 'more-asked' | 'rejected') =>
    proofOfUseExamined.of(proof, {
      proofOfUseId: proof,
      grantId: grant,
      outcome,
      depth: 'desk',
      recognisedCents: 0,
      note: 'Geprüft.',
      examiner: `person:${certifier}`,
    });

  it('is ordered after the final proof was accepted', () => {
    // A tenth of 24,500 euros is kept back.
    ordering({ amountCents: 22_050_00 }, all).events();
    ordering({ amountCents: 22_050_01 }, all).thenRefused('proof-not-examined', {
      grantId: grant,
      remainsCents: 2_449_99,
      finalSharePermille: 100,
    });
    ordering({ amountCents: granted }, [...all, submitted(), examined('accepted')]).events();
    ordering({ amountCents: granted }, [...all, submitted(), examined('accepted-reduced')]).events();
  });

  it('waits for what is called the last payment, however small', () => {
    ordering({ amountCents: 1, final: true }, all).thenRefused('proof-not-examined');
    ordering({ amountCents: 1, final: true }, [...all, submitted(), examined('accepted')]).events();
  });

  it('waits while the proof is an interim one, unexamined, incomplete, rejected, or its acceptance corrected', () => {
    const amountCents = granted;
    ordering({ amountCents }, [...all, submitted('interim'), examined('accepted')]).thenRefused(
      'proof-not-examined',
    );
    ordering({ amountCents }, [...all, submitted()]).thenRefused('proof-not-examined');
    ordering({ amountCents }, [...all, submitted(), examined('more-asked')]).thenRefused(
      'proof-not-examined',
    );
    ordering({ amountCents }, [...all, submitted(), examined('rejected')]).thenRefused('proof-not-examined');
    const accepted = [...all, submitted(), examined('accepted')];
    const taken = correctionOf(lastOf(accepted), examined('accepted'));
    ordering({ amountCents }, [...accepted, taken]).thenRefused('proof-not-examined');
  });

  it('does not exist where the guideline keeps nothing back', () => {
    const free = guided({ finalSharePermille: 0 });
    const unkept = all.map((event) => (event.type === free.type ? free : event));
    ordering({ amountCents: granted, final: true }, unkept).events();
  });
});

describe('R3: an order beyond what is bound', () => {
  it('takes what is left on the line, and no cent more', () => {
    const loosened = commitFundsTo(5_000_00);
    const cutTo = (amountCents: number) =>
      appropriationSet.of(line, {
        budgetLineId: line,
        stage: 'published',
        amountCents,
        year: 2027,
        authorityDeltaCents: amountCents - 40_000_00,
      });
    const [event] = ordering({}, [...loosened, cutTo(10_000_00)]).events();
    expect(event?.data).toMatchObject({ lines: [{ amountCents: 10_000_00, boundDeltaCents: 5_000_00 }] });
    ordering({}, [...loosened, cutTo(9_999_99)]).thenRefused('budget-line-exhausted', {
      budgetLineId: line,
      leftCents: 4_999_99,
      wantedCents: 5_000_00,
    });
  });

  function commitFundsTo(amountCents: number): Happened[] {
    const lines = [{ budgetLineId: line, amountCents }];
    return [
      ...due(),
      ...given(...due())
        .when(commitFunds, { grantId: grant, lines })
        .events(),
    ];
  }
});
