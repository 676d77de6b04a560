import type { CallState } from '../call/call.model.js';
import { grantKinds } from '../grant/grant.terms.js';
import { callTakes, takenWithoutCall } from './call-takes.js';

const [callId, cycleId, other] = ['the-call', 'the-cycle', 'another'];
const guidelineVersionId = 'g.v1';
const call: CallState = {
  cycleId,
  guidelineVersionId,
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
  kinds: ['project'],
  number: 4,
};
const application = { cycleId, guidelineVersionId, kind: 'project' as const, appliedOn: '2027-03-15' };

describe('a call', () => {
  it.each([
    ['2027-02-28', 'call-not-open'],
    ['2027-03-01', undefined],
    ['2027-03-31', undefined],
    ['2027-04-01', 'call-not-open'],
  ])('takes what was applied for on one of its days: %s', (appliedOn, code) => {
    expect(callTakes(callId, call, { ...application, appliedOn })?.code).toBe(code);
  });

  it('takes nothing any more once it was closed, however early', () => {
    expect(callTakes(callId, { ...call, closedBy: 7 }, application)).toEqual({
      code: 'call-closed',
      facts: { callId, by: 7 },
      restsOn: [7],
    });
  });

  it('takes only what belongs to its cycle, its guideline and its kinds', () => {
    expect(callTakes(callId, call, { ...application, cycleId: other })).toMatchObject({
      code: 'call-of-another-cycle',
      facts: { callId, cycleId: other, otherCycleId: cycleId },
    });
    expect(callTakes(callId, call, { ...application, guidelineVersionId: 'g.v2' })).toMatchObject({
      code: 'guideline-not-of-call',
      facts: { callId, guidelineVersionId: 'g.v2', wanted: 'g.v1' },
    });
    expect(callTakes(callId, call, { ...application, kind: 'lump-sum' })).toMatchObject({
      code: 'kind-not-in-call',
      facts: { callId, kind: 'lump-sum' },
    });
  });

  it('that was corrected takes nothing', () => {
    expect(callTakes(callId, { ...call, correctedBy: 9 }, application)?.code).toBe('entry-corrected');
  });
});

describe('an application outside a call', () => {
  const inPhase = (phase: 'criteria-and-targets' | 'call' | 'recommendation') => ({
    number: 1,
    entered: [{ phase, beganOn: '2027-03-01', number: 3 }] as const,
  });
  const refused = (phase: Parameters<typeof inPhase>[0]) =>
    Object.keys(grantKinds).filter((kind) =>
      takenWithoutCall({ cycleId, kind: kind as keyof typeof grantKinds }, inPhase(phase)),
    );

  it('competes with the others, but for what law and standing commitments pay', () => {
    expect(refused('criteria-and-targets')).toEqual(['project', 'innovation', 'lump-sum']);
    expect(refused('call')).toEqual([]);
    expect(refused('recommendation')).toEqual(['project', 'innovation', 'lump-sum']);
    expect(takenWithoutCall({ cycleId, kind: 'project' }, inPhase('recommendation'))).toEqual({
      code: 'application-needs-call',
      facts: { cycleId, kind: 'project', phase: 'recommendation' },
      restsOn: [3],
    });
  });
});
