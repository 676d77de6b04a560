import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { noticeIssued } from './notice-issued.event.js';

/** Which grant has a notice of a number. */
export const noticeNumber = model('holder of a notice number', 'notice-no', {
  initial: undefined as { readonly grantId: string; readonly number: number } | undefined,
  on: (when) => [
    when(noticeIssued, (_, __, { subject, number }) => ({ grantId: idOf(subject), number })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});
