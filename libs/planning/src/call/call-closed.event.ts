import { Ref } from '#kernel';
import { event } from '../language.js';

/** From here on nobody can apply in this call. */
export class CloseCall {
  @Ref('call') callId!: string;
}

export const callClosed = event('call-closed', 1, CloseCall, {
  label: { de: 'Förderaufruf geschlossen', en: 'Call closed' },
  tells: { de: 'Förderaufruf geschlossen', en: 'Call closed' },
  subject: 'call',
});
