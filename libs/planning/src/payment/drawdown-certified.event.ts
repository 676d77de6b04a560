import { Cents, EventTag, Flag, Ref } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';

/** A drawdown is factually and arithmetically right (sachlich und rechnerisch richtig). */
export class CertifyDrawdown {
  @Ref('drawdown') drawdownId!: string;
  /** What of it is right; at most what was called for. */
  @Cents({ min: 1 }) amountCents!: number;
  @Flag() factually!: boolean;
  @Flag() arithmetically!: boolean;
}

class CertifiedDrawdown extends CertifyDrawdown {
  @Ref('grant') grantId!: string;
  @EventTag() certifier!: Tag;
}

export const drawdownCertified = event('drawdown-certified', 1, CertifiedDrawdown, {
  label: { de: 'Mittelabruf festgestellt', en: 'Drawdown certified' },
  tells: {
    de: '{amountCents} als sachlich und rechnerisch richtig festgestellt',
    en: '{amountCents} certified as factually and arithmetically right',
  },
  subject: 'drawdown',
  tags: ({ grantId }) => [tag('grant', grantId)],
});
