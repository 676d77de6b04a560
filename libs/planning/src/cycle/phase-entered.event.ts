import { OneOf, Ref } from '#kernel';
import { event } from '../language.js';
import { phases } from './cycle.terms.js';
import type { Phase } from './cycle.terms.js';

export class EnterPhase {
  @Ref('cycle') cycleId!: string;
  @OneOf(phases) phase!: Phase;
}

export const phaseEntered = event('phase-entered', 1, EnterPhase, {
  label: { de: 'Phase begonnen', en: 'Phase entered' },
  tells: { de: 'Phase begonnen: {phase}', en: 'Phase entered: {phase}' },
  subject: 'cycle',
});
