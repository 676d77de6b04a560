import { idOf, project, readModel } from '#kernel';
import { cycleOpened, eventCorrected, phaseEntered } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

interface PhaseEntered {
  readonly phase: string;
  readonly from: string;
  readonly number: number;
}

/** The phase a cycle is in, and all it has entered; entries that were corrected are gone. */
function phasesIn(entered: readonly PhaseEntered[]) {
  const current = entered.at(-1);
  return { phase: current?.phase ?? null, phaseSince: current?.from ?? null, phases: entered };
}

/** The planning cycles and how far each has come. */
export const cycles = readModel('cycles', {
  label: { de: 'Planungszyklen', en: 'Planning cycles' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    phase: { type: 'code', label: { de: 'Phase', en: 'Phase' } },
    phaseSince: { type: 'day', label: { de: 'In dieser Phase seit', en: 'In this phase since' } },
    phases: { type: 'json', label: { de: 'Bisherige Phasen', en: 'Phases so far' } },
    plannedPhases: { type: 'json', label: { de: 'Geplante Phasen', en: 'Planned phases' } },
    periodFrom: { type: 'day', label: { de: 'Zeitraum von', en: 'Period from' } },
    periodUntil: { type: 'day', label: { de: 'Zeitraum bis', en: 'Period until' } },
    spaceIds: { type: 'codes', label: { de: 'Sozialräume', en: 'Social spaces' } },
    fields: { type: 'codes', label: { de: 'Handlungsfelder', en: 'Fields of action' } },
    goalIds: { type: 'codes', label: { de: 'Ziele', en: 'Goals' } },
    challengeIds: { type: 'codes', label: { de: 'Herausforderungen', en: 'Challenges' } },
    correctedBy,
  },
  on: ({ put, patch }) => [
    project(cycleOpened, (data, { effectiveOn, number }, id) => [
      put(id, {
        title: data.title,
        ...phasesIn([{ phase: 'preparation', from: effectiveOn, number }]),
        plannedPhases: data.plannedPhases ?? [],
        periodFrom: data.period.from,
        periodUntil: data.period.until,
        spaceIds: data.spaceIds ?? [],
        fields: data.fields ?? [],
        goalIds: data.goalIds ?? [],
        challengeIds: data.challengeIds ?? [],
        correctedBy: null,
      }),
    ]),
    project(phaseEntered, ({ phase }, { effectiveOn, number }, id) => [
      patch(id, ({ phases }) =>
        phasesIn([...(phases as readonly PhaseEntered[]), { phase, from: effectiveOn, number }]),
      ),
    ]),
    project(eventCorrected, (data, { number }) => {
      const opened = correctedSubject(cycleOpened, data);
      if (opened !== undefined) return [patch(opened, { correctedBy: number })];
      if (data.eventType !== phaseEntered.type) return [];
      const holds = (entry: PhaseEntered): boolean => entry.number !== data.eventNumber;
      return [
        patch(idOf(data.eventSubject), ({ phases }) =>
          phasesIn((phases as readonly PhaseEntered[]).filter(holds)),
        ),
      ];
    }),
  ],
});
