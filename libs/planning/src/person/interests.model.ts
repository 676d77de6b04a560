import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { interestDeclared } from './interest-declared.event.js';

type Declared = Leaf<Parameters<typeof interestDeclared.of>[1]>;

/** A declared link of a person to an organisation, and the event that says so. */
export type Interest = Declared & { readonly number: number };

/** All links a person has declared, past ones too; what was corrected is gone. */
export const interests = model('interests of a person', 'person', {
  initial: [] as readonly Interest[],
  on: (when) => [
    when(interestDeclared, (declared, data, { number }) => [...declared, { ...data, number }]),
    when(eventCorrected, (declared, { eventNumber }) =>
      declared.filter(({ number }) => number !== eventNumber),
    ),
  ],
});
