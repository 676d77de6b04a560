import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import {
  eventCorrected,
  obligationAssigned,
  obligationExtended,
  obligationFulfilled,
  obligationWaived,
} from '#planning';
import { obligations } from './obligations.read-model.js';

const [id, organisationId, cycleId] = ['1', '2', '3'].map(
  (last) => `00000000-0000-7000-8000-00000000000${last}`,
) as [string, string, string];
const [march, june, later] = ['2027-03-31', '2027-06-30', '2027-08-31'] as const;

const assigned = obligationAssigned.of(id, {
  title: 'Daten liefern',
  organisationId,
  cycleId,
  dueOn: march,
  recurs: { everyMonths: 3, until: june },
  occurrences: [march, june],
});
const fulfilled = (occurrenceOn: string) =>
  obligationFulfilled.of(id, { obligationId: id, occurrenceOn, result: 'Geliefert.' });
const extended = obligationExtended.of(id, { obligationId: id, occurrenceOn: march, dueOn: later });
const waived = (...occurrences: string[]) => obligationWaived.of(id, { obligationId: id, occurrences });
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const rowAfter = (...events: Happened[]) => rowsAfter(obligations, assigned, ...events).get(id);
const open = (on: string) => ({
  on,
  dueOn: on,
  state: 'open',
  settledOn: null,
  settledBy: null,
  result: null,
  extensions: [],
});

describe('the register of obligations', () => {
  it('shows who owes what, and every time it is due', () => {
    expect(rowAfter()).toEqual({
      title: 'Daten liefern',
      description: null,
      organisationId,
      bodyId: null,
      cycleId,
      decisionId: null,
      state: 'open',
      dueOn: march,
      openCount: 2,
      everyMonths: 3,
      recursUntil: june,
      occurrences: [open(march), open(june)],
      assignedOn: '2027-03-15',
      correctedBy: null,
    });
  });

  it('shows what became of each time, and when it is due next', () => {
    expect(rowAfter(fulfilled(march))).toMatchObject({
      state: 'open',
      dueOn: june,
      openCount: 1,
      occurrences: [
        { on: march, state: 'fulfilled', settledOn: '2027-03-15', settledBy: 2, result: 'Geliefert.' },
        open(june),
      ],
    });
    expect(rowAfter(fulfilled(march), waived(june))).toMatchObject({
      state: 'fulfilled',
      dueOn: null,
      openCount: 0,
      occurrences: [{ state: 'fulfilled' }, { state: 'waived', settledBy: 3, result: null }],
    });
    expect(rowAfter(waived(march, june))).toMatchObject({ state: 'waived', dueOn: null, openCount: 0 });
  });

  it('shows more time, and what is due before it', () => {
    expect(rowAfter(extended)).toMatchObject({
      dueOn: june,
      occurrences: [{ on: march, dueOn: later, extensions: [{ dueOn: later, number: 2 }] }, open(june)],
    });
  });

  it('takes back what was corrected, each time alone', () => {
    const all = [fulfilled(june), extended, waived(march)];
    expect(rowAfter(...all, correcting(2, fulfilled(june)))).toMatchObject({
      state: 'open',
      dueOn: june,
      occurrences: [{ state: 'waived', dueOn: later }, open(june)],
    });
    expect(rowAfter(...all, correcting(4, waived(march)))).toMatchObject({ dueOn: later, openCount: 1 });
    expect(rowAfter(...all, correcting(4, waived(march)), correcting(3, extended))).toMatchObject({
      dueOn: march,
      occurrences: [open(march), { state: 'fulfilled' }],
    });
  });

  it('shows nothing as open of a task whose assignment was corrected, whatever else is corrected then', () => {
    const gone = { state: 'corrected', dueOn: null, openCount: 0, correctedBy: 3 };
    const events = [fulfilled(march), correcting(1, assigned)];
    expect(rowAfter(...events)).toMatchObject({
      ...gone,
      occurrences: [{ state: 'fulfilled' }, open(june)],
    });
    expect(rowAfter(...events, correcting(2, fulfilled(march)))).toMatchObject({
      ...gone,
      occurrences: [open(march), open(june)],
    });
  });
});
