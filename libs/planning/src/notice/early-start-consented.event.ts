import { Day, Ref } from '#kernel';
import { event } from '../language.js';

/** The project may begin before its notice (vorzeitiger Maßnahmenbeginn, rule R12). It promises no money. */
export class ConsentToEarlyStart {
  @Ref('grant') grantId!: string;
  /** The first day on which it may begin. */
  @Day() from!: string;
}

export const earlyStartConsented = event('early-start-consented', 1, ConsentToEarlyStart, {
  label: { de: 'Vorzeitigem Beginn zugestimmt', en: 'Early start consented to' },
  tells: { de: 'Vorzeitigem Beginn ab {from} zugestimmt', en: 'Early start from {from} consented to' },
  subject: 'grant',
});
