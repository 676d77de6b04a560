import { Cents, Day, EventTag, OneOf, Ref } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';
import { intakes } from './payment.terms.js';

/** A recipient calls for money (Mittelabruf). */
export class RequestDrawdown {
  @Ref('grant') grantId!: string;
  @Cents({ min: 1 }) amountCents!: number;
  /** By when the money will have been spent for its purpose. */
  @Day() purposeUntil!: string;
  @OneOf(intakes) intake!: keyof typeof intakes;
}

/** A drawdown and who entered it, because certifying and ordering are for others (rule R10). */
class RequestedDrawdown extends RequestDrawdown {
  @EventTag() caller!: Tag;
  /** Whether it was entered for the recipient by somebody else. */
  @Ref('person', { optional: true }) forPersonId?: string;
}

export const drawdownRequested = event('drawdown-requested', 1, RequestedDrawdown, {
  label: { de: 'Mittel abgerufen', en: 'Drawdown requested' },
  tells: { de: '{amountCents} abgerufen', en: '{amountCents} drawn down' },
  subject: 'drawdown',
  creates: true,
  tags: ({ grantId }) => [tag('grant', grantId)],
});
