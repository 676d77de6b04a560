import { idOf, project, readModel } from '#kernel';
import { callClosed, callOpened, eventCorrected } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** The calls for applications. Without an act that closed it a call ends with its last day. */
export const calls = readModel('calls', {
  label: { de: 'Förderaufrufe', en: 'Calls' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    description: { type: 'text', label: { de: 'Beschreibung', en: 'Description' } },
    cycleId: { type: 'code', label: { de: 'Planungszyklus', en: 'Cycle' } },
    guidelineVersionId: { type: 'code', label: { de: 'Fassung der Richtlinie', en: 'Guideline version' } },
    opensOn: { type: 'day', label: { de: 'Anträge ab', en: 'Applications from' } },
    closesOn: { type: 'day', label: { de: 'Anträge bis', en: 'Applications until' } },
    kinds: { type: 'codes', label: { de: 'Förderungsarten', en: 'Kinds' } },
    needIds: { type: 'codes', label: { de: 'Bedarfe', en: 'Needs' } },
    availableCents: { type: 'cents', label: { de: 'Voraussichtlich verfügbar', en: 'Likely available' } },
    closedOn: { type: 'day', label: { de: 'Geschlossen zum', en: 'Closed as of' } },
    correctedBy,
  },
  indexed: ['cycleId'],
  on: ({ put, patch }) => [
    project(callOpened, (data, _, id) => [
      put(id, {
        title: data.title,
        description: data.description,
        cycleId: data.cycleId,
        guidelineVersionId: data.guidelineVersionId,
        opensOn: data.opensOn,
        closesOn: data.closesOn,
        kinds: data.kinds,
        needIds: data.needIds,
        availableCents: data.availableCents ?? null,
        closedOn: null,
        correctedBy: null,
      }),
    ]),
    project(callClosed, (_, { effectiveOn }, id) => [patch(id, { closedOn: effectiveOn })]),
    project(eventCorrected, (data, { number }) => {
      const opened = correctedSubject(callOpened, data);
      if (opened !== undefined) return [patch(opened, { correctedBy: number })];
      return data.eventType === callClosed.type ? [patch(idOf(data.eventSubject), { closedOn: null })] : [];
    }),
  ],
});
