import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import {
  application,
  call,
  callId,
  calling,
  correctionOf,
  cycleId,
  fresh,
  guidelineId,
  guidelineVersionId,
  needId,
  opened,
  town,
  upTo,
} from '../testing/open-town.js';
import { applyForGrant } from '../grant/apply-for-grant.act.js';
import { callClosed } from './call-closed.event.js';
import { hasClosed } from './call.model.js';
import { closeCall } from './close-call.act.js';
import { openCall } from './open-call.act.js';

const given = stories(planning);
const closed = callClosed.of(callId, { callId });

describe('open-call', () => {
  it('calls for applications in a cycle, under a guideline, for needs', () => {
    given(...town, ...upTo('call'))
      .when(openCall, call, { id: callId })
      .then({
        type: 'call-opened',
        version: 1,
        subject: `call:${callId}`,
        tags: [`call:${callId}`, `cycle:${cycleId}`, `guideline:${guidelineVersionId}`, `need:${needId}`],
        data: call,
      });
  });

  it('may be published in any phase up to the call, and not once the cycle has gone on', () => {
    for (const phase of ['preparation', 'criteria-and-targets', 'call'] as const)
      given(...town, ...upTo(phase))
        .when(openCall, call)
        .events();
    given(...town, ...upTo('recommendation'))
      .when(openCall, call)
      .thenRefused('cycle-past-call', { cycleId, phase: 'recommendation' });
  });

  it('lasts a day at least', () => {
    given(...town)
      .when(openCall, { ...call, closesOn: call.opensOn })
      .events();
    given(...town)
      .when(openCall, { ...call, closesOn: '2027-02-28' })
      .thenRefused('period-reversed', { from: call.opensOn, until: '2027-02-28' });
  });

  it('needs a guideline that there is, that applies when it opens, and that is for its kinds', () => {
    const unknown = `${guidelineId}.v2`;
    given(...town)
      .when(openCall, { ...call, guidelineVersionId: unknown })
      .thenRefused('unknown-id', { field: '/guidelineVersionId', kind: 'guideline', id: unknown });
    given(...town)
      .when(openCall, { ...call, opensOn: '2027-01-01' })
      .events();
    given(...town)
      .when(openCall, { ...call, opensOn: '2026-12-31' })
      .thenRefused('guideline-not-valid', { guidelineVersionId, validFrom: '2027-01-01', on: '2026-12-31' });
    given(...town)
      .when(openCall, { ...call, kinds: ['project', 'lump-sum'] })
      .thenRefused('kind-not-in-guideline', { guidelineVersionId, kind: 'lump-sum' });
  });

  it.each([
    [1, 'need', needId],
    [3, 'guideline', guidelineVersionId],
    [4, 'cycle', cycleId],
  ])('refuses what was corrected: event %d, a %s', (number, kind, id) => {
    given(...town, correctionOf(number, town[number - 1]!))
      .when(openCall, call)
      .thenRefused('entry-corrected', { kind, id, by: 9 });
  });

  it('refuses a cycle and a need that nobody knows', () => {
    given(...town)
      .when(openCall, { ...call, cycleId: fresh })
      .thenRefused('unknown-id', { field: '/cycleId', kind: 'cycle', id: fresh });
    given(...town)
      .when(openCall, { ...call, needIds: [needId, fresh] })
      .thenRefused('unknown-id', { field: '/needIds/1', kind: 'need', id: fresh });
  });

  it('wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...town)
      .when(openCall, call, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
    given(...town)
      .when(openCall, call, { effectiveOn: '2027-03-14', reasoned: true })
      .events();
  });
});

describe('close-call', () => {
  it('ends the call before its last day', () => {
    given(...calling)
      .when(closeCall, { callId })
      .then({
        type: 'call-closed',
        version: 1,
        subject: `call:${callId}`,
        tags: [`call:${callId}`],
        data: { callId },
      });
    given(...calling, closed)
      .when(applyForGrant, application)
      .thenRefused('call-closed', { callId, by: 13 });
  });

  it('happens once, and again after it was corrected', () => {
    given(...calling, closed)
      .when(closeCall, { callId })
      .thenRefused('call-closed', { callId, by: 13 });
    given(...calling, closed, correctionOf(13, closed))
      .when(closeCall, { callId })
      .events();
  });

  it('ends also a call whose last day has passed: what arrived in time can be recorded until then', () => {
    given(...town, ...upTo('call'), opened({ closesOn: '2027-03-14' }))
      .when(closeCall, { callId })
      .events();
  });

  it('is not for a call that was corrected or whose cycle was, nor for one that nobody knows', () => {
    given(...calling, correctionOf(12, calling[11]!))
      .when(closeCall, { callId })
      .thenRefused('entry-corrected', { kind: 'call', id: callId, by: 13 });
    given(...calling, correctionOf(4, calling[3]!))
      .when(closeCall, { callId })
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 13 });
    given(...calling)
      .when(closeCall, { callId: fresh })
      .thenRefused('unknown-id');
  });

  it('wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...calling)
      .when(closeCall, { callId }, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
  });
});

describe('a call has closed', () => {
  const state = { ...call, number: 12 };

  it('after its last day, and before it by an act', () => {
    expect(hasClosed(state, '2027-03-31')).toBe(false);
    expect(hasClosed(state, '2027-04-01')).toBe(true);
    expect(hasClosed({ ...state, closedBy: 13 }, '2027-03-01')).toBe(true);
  });

  it('and no longer has when the closing was corrected', () => {
    given(...calling, closed, correctionOf(13, closed))
      .when(applyForGrant, application)
      .events();
  });
});
