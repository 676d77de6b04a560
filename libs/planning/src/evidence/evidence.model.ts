import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { evidenceAdded } from './evidence-added.event.js';

interface EvidenceState {
  readonly needId: string;
  readonly number: number;
  readonly correctedBy?: number;
}

/** Of which need an evidence is, and whether it still holds. */
export const evidenceState = model('evidence', 'evidence', {
  initial: undefined as EvidenceState | undefined,
  on: (when) => [
    when(evidenceAdded, (_, { needId }, { number }) => ({ needId, number })),
    when(eventCorrected, (evidence, { eventNumber }, { number }) =>
      evidence?.number === eventNumber ? { ...evidence, correctedBy: number } : evidence,
    ),
  ],
});
