import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { cycleOpened, eventCorrected, phaseEntered } from '#planning';
import { cycles } from './cycles.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const opened = cycleOpened.of(id, { title: 'Zyklus', period: { from: '2027-01-01', until: '2028-12-31' } });
const needs = phaseEntered.of(id, { cycleId: id, phase: 'needs' });
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const rowAfter = (...events: DecidedEvent[]) => rowsAfter(cycles, ...events).get(id);

describe('the register of cycles', () => {
  it('shows the phase a cycle is in, since when, and those before', () => {
    expect(rowAfter(opened)).toMatchObject({ phase: 'preparation', phaseSince: '2027-03-15', spaceIds: [] });
    expect(rowAfter(opened, needs)).toMatchObject({
      phase: 'needs',
      phases: [
        { phase: 'preparation', from: '2027-03-15', number: 1 },
        { phase: 'needs', from: '2027-03-15', number: 2 },
      ],
    });
  });

  it('returns to the phase before when the entry is corrected, and marks a corrected cycle', () => {
    expect(rowAfter(opened, needs, correcting(2, needs))).toMatchObject({
      phase: 'preparation',
      correctedBy: null,
    });
    expect(rowAfter(opened, correcting(1, opened))).toMatchObject({ correctedBy: 2 });
  });
});
