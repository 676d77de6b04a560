import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { drawdownCertified } from './drawdown-certified.event.js';
import { drawdownRequested } from './drawdown-requested.event.js';
import type { intakes } from './payment.terms.js';

interface Certification {
  readonly amountCents: number;
  readonly certifier: Tag;
  readonly number: number;
}

/** A drawdown: what was called for by whom, and what of it was certified. A corrected certification is none. */
export interface DrawdownState {
  readonly grantId: string;
  readonly amountCents: number;
  readonly intake: keyof typeof intakes;
  readonly caller: Tag;
  readonly forPersonId?: string;
  readonly number: number;
  readonly certified?: Certification;
  readonly correctedBy?: number;
}

export const drawdownState = model('drawdown', 'drawdown', {
  initial: undefined as DrawdownState | undefined,
  on: (when) => [
    when(drawdownRequested, (_, { purposeUntil, ...requested }, { number }) => ({ ...requested, number })),
    when(
      drawdownCertified,
      (drawdown, { amountCents, certifier }, { number }) =>
        drawdown && { ...drawdown, certified: { amountCents, certifier, number } },
    ),
    when(
      eventCorrected,
      (drawdown, { eventNumber }, { number }) => drawdown && corrected(drawdown, eventNumber, number),
    ),
  ],
});

function corrected(drawdown: DrawdownState, eventNumber: number, by: number): DrawdownState {
  if (drawdown.number === eventNumber) return { ...drawdown, correctedBy: by };
  const { certified, ...uncertified } = drawdown;
  return certified?.number === eventNumber ? uncertified : drawdown;
}
