import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { agreeCriterion } from '../criterion/agree-criterion.act.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import {
  applied,
  application,
  callId,
  correctionOf,
  cycleId,
  fresh,
  grantId,
  opened,
  organisation,
  town,
  upTo,
} from '../testing/open-town.js';
import type { AssessApplication } from './application-assessed.event.js';
import { assessApplication } from './assess-application.act.js';

const given = stories(planning);
const [criterion, points, itemId, decisionId, lineId] = [21, 22, 23, 24, 25].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string, string];
const agreed = (criterionId: string, scale: 'boolean' | '0-5', forCycle = cycleId) =>
  criterionAgreed.of(criterionId, {
    ...agreeCriterion.example,
    criterionId,
    scale,
    consensusItemId: itemId,
    cycleId: forCycle,
  });

/** The criteria are events 9 and 10, the call is event 14, the application event 15. */
const before: readonly Happened[] = [
  ...town,
  agreed(criterion, 'boolean'),
  agreed(points, '0-5'),
  ...upTo('call'),
  opened(),
  applied(),
];
const met = {
  criterionVersionId: `${criterion}.v1`,
  met: 'yes' as const,
  reason: 'Mit Besucherinnen geplant.',
};
const scored = { criterionVersionId: `${points}.v1`, met: 'partly' as const, score: 3, reason: 'Gut.' };
const assessment: AssessApplication = { grantId, items: [met, scored] };
const assessing = (change: Partial<AssessApplication>, ...more: readonly Happened[]) =>
  given(...before, ...more).when(assessApplication, { ...assessment, ...change });

describe('assess-application', () => {
  it('says of each criterion how far it is met, tagged with the grant and the versions', () => {
    given(...before)
      .when(assessApplication, assessment, { id: fresh })
      .then({
        type: 'application-assessed',
        version: 1,
        subject: `assessment:${fresh}`,
        tags: [
          `assessment:${fresh}`,
          `criterion:${criterion}.v1`,
          `criterion:${points}.v1`,
          `grant:${grantId}`,
        ],
        data: assessment,
      });
  });

  it('goes by versions agreed for the cycle of the application, each once (R1)', () => {
    assessing({ items: [{ ...met, criterionVersionId: `${criterion}.v2` }] }).thenRefused(
      'criterion-not-agreed',
      { criterionVersionId: `${criterion}.v2`, cycleId },
    );
    assessing(
      { items: [{ ...met, criterionVersionId: `${itemId}.v1` }] },
      agreed(itemId, 'boolean', fresh),
    ).thenRefused('criterion-not-agreed');
    assessing({}, correctionOf(9, before[8]!)).thenRefused('criterion-not-agreed');
    assessing({ items: [met, met] }).thenRefused('criterion-assessed-twice', {
      criterionVersionId: `${criterion}.v1`,
    });
  });

  it('keeps to the scale of each criterion', () => {
    assessing({ items: [{ ...scored, score: 5 }] }).events();
    assessing({ items: [{ ...scored, score: 6 }] }).thenRefused('score-off-scale');
    assessing({ items: [met, { ...met, criterionVersionId: `${points}.v1` }] }).thenRefused('score-missing');
    assessing({ items: [{ ...met, score: 1 }] }).thenRefused('score-superfluous');
    assessing({ items: [{ ...met, met: 'partly' }] }).thenRefused('met-partly-on-yes-or-no');
  });

  it('begins with the phase call', () => {
    const inPhase = (phase: 'criteria-and-targets' | 'call' | 'decision') =>
      given(...town, agreed(criterion, 'boolean'), ...upTo(phase), applied({ kind: 'statutory' })).when(
        assessApplication,
        { grantId, items: [met] },
      );
    inPhase('criteria-and-targets').thenRefused('assessment-before-call', {
      cycleId,
      phase: 'criteria-and-targets',
    });
    inPhase('call').events();
    inPhase('decision').events();
  });

  it('ends with the allocation, and goes on where that was corrected', () => {
    const allocated = grantAllocated.of(fresh, {
      grantId,
      decisionId,
      furtherDecisionIds: [],
      needIds: application.needIds,
      goalIds: application.goalIds,
      assessmentIds: [],
      targetVersionIds: [],
      conditional: false,
      amountCents: 100_00,
      lines: [{ budgetLineId: lineId, year: 2027, amountCents: 100_00, boundDeltaCents: 100_00 }],
    });
    assessing({}, allocated).thenRefused('assessment-after-allocation', { grantId, by: 16 });
    assessing({}, allocated, correctionOf(16, allocated)).events();
  });

  it('needs an application that still holds', () => {
    assessing({}, correctionOf(15, before[14]!)).thenRefused('entry-corrected', {
      kind: 'grant',
      id: grantId,
      by: 16,
    });
    assessing({}, correctionOf(4, before[3]!)).thenRefused('entry-corrected', {
      kind: 'cycle',
      id: cycleId,
      by: 16,
    });
    const inherited = grantTakenOver.of(fresh, {
      externalNo: '1',
      recipient: { name: 'Träger A' },
      authority: 'Fachdienst Soziales',
      purpose: 'Offener Treff',
      amountCents: 500_00,
      source: { fileSha256: 'a'.repeat(64), line: 2 },
    });
    assessing({ grantId: fresh }, inherited).thenRefused('grant-without-application', { grantId: fresh });
    assessing({ grantId: callId }, organisation(callId)).thenRefused('unknown-id', {
      field: '/grantId',
      kind: 'grant',
      id: callId,
    });
  });

  it('wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...before)
      .when(assessApplication, assessment, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
  });
});
