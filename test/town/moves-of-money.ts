import {
  applicationAssessed,
  decisionRecorded,
  drawdownCertified,
  drawdownRequested,
  grantAllocated,
  grantAppliedFor,
  noticeIssued,
  paymentOrdered,
  proofOfUseSubmitted,
  targetsAgreed,
  versionId,
} from '#planning';
import { TODAY } from './asked.js';
import { anyOf, oneOf, onceIn } from './life.js';
import type { Life } from './life.js';
import type { Move } from './moves.js';

/** As `movesOfPlanning`, for the budget and for the money of a grant on its way. */
export const movesOfMoney: Readonly<Record<string, Move>> = {
  'open-fiscal-year': (_, { chance }) => ({ year: anyOf(chance, 2027, 2028) }),
  'set-budget-status': (_, { chance }) => ({
    year: anyOf(chance, 2027, 2027, 2028),
    status: anyOf(chance, 'draft', 'adopted', 'published'),
  }),
  'open-budget-line': (example, { chance, length }) => ({
    ...example,
    product: `31${String(length)}`,
    coverGroup: onceIn(chance, 2) ? { id: 'DK1', relation: 'mutual' } : undefined,
  }),
  'set-appropriation': (example, { chance }) => ({
    ...example,
    stage: anyOf(chance, 'published', 'published', 'adopted'),
    amountCents: anyOf(chance, 40_000_00, 15_000_00),
  }),
  'take-over-grant': (example, life) => ({
    ...example,
    externalNo: `Z-${String(life.length)}`,
    recipient: life.about(life.ids('organisation'), (organisationId) => ({ organisationId })),
    budgetLine: undefined,
  }),
  'allocate-grant': (example, life) =>
    life.aboutOne(decisionRecorded, ({ id, number, data: { outcomes } }) =>
      life.about(outcomes, ({ subject, amountCents }) => {
        const applied = life.of(grantAppliedFor).find((each) => subject === `grant:${each.id}`);
        return (
          applied && {
            ...example,
            ...{ decisionId: id, grantId: applied.id },
            ...{ needIds: applied.data.needIds, goalIds: applied.data.goalIds },
            assessmentIds: life
              .of(applicationAssessed)
              .filter((each) => each.data.grantId === applied.id && each.number < number)
              .map((each) => each.id)
              .slice(-3),
            targetVersionIds: life
              .of(targetsAgreed)
              .filter((each) => each.data.measureId === applied.data.measureId && each.number < number)
              .map((each) => versionId(each.id, 1))
              .slice(-3),
            conditional: onceIn(life.chance, 4),
            lines: [{ budgetLineId: oneOf(life.chance, life.ids('budget-line')), amountCents }],
          }
        );
      }),
    ),
  'issue-notice': (example, life) =>
    life.aboutOne(grantAllocated, ({ data: { grantId, amountCents, conditional } }) => ({
      ...example,
      ...{ grantId, noticeNo: `B-${String(life.length)}`, noticeOn: TODAY, servedOn: TODAY },
      ...{ years: [{ year: 2027, amountCents }], budgetReservation: conditional, appealEndsOn: '2027-05-31' },
      instalments: onceIn(life.chance, 2)
        ? [{ dueOn: '2027-04-15', amountCents, trigger: 'date' }]
        : undefined,
    })),
  'waive-remedy': (_, life) =>
    life.aboutOne(noticeIssued, ({ id, data: { noticeNo } }) => ({
      grantId: id,
      noticeNo,
      waivedOn: TODAY,
    })),
  'consent-to-early-start': (example, life) =>
    life.aboutOne(grantAppliedFor, ({ id }) => ({ ...example, grantId: id })),
  'commit-funds': (_, life) =>
    life.aboutOne(noticeIssued, ({ id }) =>
      life.about(allocatedLines(life, id), ({ budgetLineId, amountCents }) => ({
        grantId: id,
        lines: [{ budgetLineId, amountCents: anyOf(life.chance, amountCents, 7_000_00) }],
      })),
    ),
  'request-drawdown': (example, life) =>
    life.aboutOne(noticeIssued, ({ id }) => ({
      ...example,
      grantId: id,
      amountCents: anyOf(life.chance, 4_000_00, 2_500_00),
    })),
  'certify-drawdown': (example, life) =>
    life.aboutOne(drawdownRequested, ({ id, data: { amountCents } }) => ({
      ...example,
      drawdownId: id,
      amountCents: anyOf(life.chance, amountCents, 2_000_00),
    })),
  'certify-instalments': (example, life) =>
    life.aboutOne(noticeIssued, ({ id, data: { noticeNo } }) => ({ ...example, grantId: id, noticeNo })),
  'order-payment': (example, life) => (onceIn(life.chance, 3) ? ofInstalment : ofDrawdown)(example, life),
  'book-payment': (example, life) =>
    life.aboutOne(paymentOrdered, ({ id, data: { amountCents, budgetLineId } }) => ({
      ...example,
      ...{ documentNo: `D-${String(life.length)}`, paymentOrderId: id, budgetLineId },
      // The books of the cash office say what was paid, also where it is not what was ordered.
      amountCents: anyOf(life.chance, amountCents, amountCents, amountCents - 1_00),
      ...{ bookedOn: TODAY, valueOn: TODAY },
    })),
  'submit-proof-of-use': (example, life) =>
    life.aboutOne(noticeIssued, ({ id }) => ({
      ...example,
      grantId: id,
      kind: anyOf(life.chance, 'final', 'interim'),
      unspentCents: 0,
    })),
  'examine-proof': (example, life) =>
    life.aboutOne(proofOfUseSubmitted, ({ id }) => ({ ...example, proofOfUseId: id })),
  'file-review': (example, life) =>
    life.aboutOne(targetsAgreed, ({ id, data: { measureId } }) =>
      life.about(
        life.of(grantAppliedFor).filter(({ data }) => data.measureId === measureId),
        (applied) => ({
          ...example,
          grantId: applied.id,
          findings: [
            { targetVersionId: versionId(id, 1), indicator: 'betreute-kinder', value: '41', rating: 2, text: 'Erreicht.' },
          ],
        }),
      ),
    ), // prettier-ignore
};

function ofDrawdown(example: object, life: Life): object | undefined {
  return life.aboutOne(drawdownCertified, ({ data: { drawdownId, grantId, amountCents } }) =>
    life.about(allocatedLines(life, grantId), ({ budgetLineId }) => ({
      ...example,
      ...{ drawdownId, budgetLineId, amountCents },
    })),
  );
}

function ofInstalment(example: object, life: Life): object | undefined {
  return life.about(
    life.of(noticeIssued).filter(({ data }) => data.instalments !== undefined),
    ({ id, data: { noticeNo, instalments = [] } }) =>
      life.about(allocatedLines(life, id), ({ budgetLineId }) => ({
        ...example,
        drawdownId: undefined,
        instalment: { grantId: id, noticeNo, instalmentNo: 1 },
        ...{ budgetLineId, amountCents: Math.min(3_000_00, instalments[0]?.amountCents ?? 0) },
      })),
  );
}

function allocatedLines(life: Life, grantId: string) {
  const own = life.of(grantAllocated).filter(({ data }) => data.grantId === grantId);
  return own.flatMap(({ data }) => data.lines);
}
