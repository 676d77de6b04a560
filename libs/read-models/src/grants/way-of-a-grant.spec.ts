import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { budgetReservationLifted, grantTakenOver } from '#planning';
import { grants } from './grants.read-model.js';
import {
  grant,
  line,
  other,
  allocation,
  on,
  applied,
  assessed,
  decided,
  recommended,
  allocated,
  committed,
  ordered,
  paid,
  examined,
  correcting,
  way,
} from '../testing/whole-way.js';

const grantAfter = (...happened: readonly Happened[]) => rowsAfter(grants, ...happened).get(grant);

describe('the way of a grant in its register', () => {
  it('shows how far it has come, and what it amounts to at each step', () => {
    const states = way.map((_, index) => grantAfter(...way.slice(0, index + 1))?.['state']);
    expect(states).toEqual([
      'applied',
      'assessed',
      'recommended',
      'decided',
      'allocated',
      'noticed',
      'committed',
      'committed',
      'paid',
      'proof-submitted',
      'examined',
    ]);
    expect(grantAfter(...way)).toMatchObject({
      requestedCents: 1_200_00,
      recommendedCents: 1_100_00,
      decidedCents: 1_000_00,
      allocatedCents: 1_000_00,
      noticedCents: 900_00,
      committedCents: 500_00,
      orderedCents: 550_00,
      paidCents: 550_00,
      recognisedCents: 530_00,
      boundCents: 950_00,
    });
    expect(grantAfter(applied)).toMatchObject({ decidedCents: null, noticedCents: null, boundCents: 0 });
  });

  it('is rejected or decided as the last decision on it says, and by one that was put off not at all', () => {
    const stateAfter = (...decisions: readonly Happened[]) => {
      const { state, decidedCents } = grantAfter(applied, assessed, ...decisions) ?? {};
      return [state, decidedCents];
    };
    expect(stateAfter(decided('rejected'))).toEqual(['rejected', null]);
    expect(stateAfter(decided('rejected'), decided())).toEqual(['decided', 1_000_00]);
    expect(stateAfter(decided(), decided('rejected'))).toEqual(['rejected', null]);
    expect(stateAfter(decided('deferred'))).toEqual(['assessed', null]);
    expect(stateAfter(decided('rejected'), correcting(3, decided('rejected')))).toEqual(['assessed', null]);
  });

  it('amounts to the sum of the years of its decision where that names no sum', () => {
    const years = [{ year: 2027, amountCents: 300_00 }, { year: 2028, amountCents: 200_00 }]; // prettier-ignore
    const inYears = decided('adopted', { years });
    expect(grantAfter(applied, inYears)).toMatchObject({ state: 'decided', decidedCents: 500_00 });
  });

  it('shows that it was not recommended', () => {
    expect(grantAfter(applied, assessed, recommended('not-recommended', 0))).toMatchObject({
      state: 'not-recommended',
      recommendedCents: 0,
    });
    expect(grantAfter(applied, assessed, recommended('recommended-reduced', 900_00))).toMatchObject({
      state: 'recommended',
      recommendedCents: 900_00,
    });
  });

  it('binds nothing under reservation until it is lifted', () => {
    const reserved = [applied, decided(), allocated(true)];
    expect(grantAfter(...reserved)).toMatchObject({ allocatedCents: 1_000_00, boundCents: 0 });
    const lifted = budgetReservationLifted.of(allocation, {
      allocationId: allocation,
      grantId: grant,
      lines: [on(line, 600_00), on(other, 400_00)],
    });
    expect(grantAfter(...reserved, lifted)).toMatchObject({ state: 'allocated', boundCents: 1_000_00 });
  });

  it('is not examined while more is asked for', () => {
    expect(grantAfter(...way.slice(0, 10), examined('more-asked', 0))).toMatchObject({
      state: 'proof-submitted',
      recognisedCents: null,
    });
  });

  it('goes back by a corrected step, with what that had bound', () => {
    const upToOrder = way.slice(0, 8);
    const correction = correcting(8, ordered, {
      lines: [{ ...on(line, 500_00, -50_00), orderedDeltaCents: -550_00 }],
    });
    expect(grantAfter(...upToOrder, correction)).toMatchObject({
      state: 'committed',
      orderedCents: null,
      boundCents: 900_00,
    });
    const uncommitted = correcting(7, committed, { lines: [on(line, 600_00, 100_00)] });
    expect(grantAfter(...upToOrder, correction, uncommitted)).toMatchObject({
      state: 'noticed',
      committedCents: null,
      boundCents: 1_000_00,
    });
    expect(grantAfter(applied, correcting(1, applied), assessed)).toMatchObject({
      state: 'corrected',
      correctedBy: 2,
    });
  });

  it('goes on from where it was taken over', () => {
    const takenOver = grantTakenOver.of(grant, {
      externalNo: '37874',
      recipient: { name: 'Träger A' },
      authority: 'Fachdienst Soziales',
      purpose: 'Offener Treff',
      amountCents: 500_00,
      source: { fileSha256: 'a'.repeat(64), line: 2 },
      lines: [on(line, 500_00)],
    });
    expect(grantAfter(takenOver)).toMatchObject({ state: 'taken-over', boundCents: 500_00 });
    expect(grantAfter(takenOver, paid(520_00, 520_00, 20_00))).toMatchObject({
      state: 'paid',
      paidCents: 520_00,
      boundCents: 520_00,
    });
  });
});
