import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { authorityDelegated } from './authority-delegated.event.js';
import type { DelegateAuthority } from './authority-delegated.event.js';

/** What a person was delegated, and the event that says so. */
export type DelegatedAuthority = Leaf<DelegateAuthority> & { readonly number: number };

/** Every authority a person was ever delegated, in the order of recording; what was corrected is gone (rule R10). */
export const delegatedAuthorities = model('authorities of a person', 'person', {
  initial: [] as readonly DelegatedAuthority[],
  on: (when) => [
    when(authorityDelegated, (delegated, data, { number }) => [...delegated, { ...data, number }]),
    when(eventCorrected, (delegated, { eventNumber }) =>
      delegated.filter(({ number }) => number !== eventNumber),
    ),
  ],
});
