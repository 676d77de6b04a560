import { Cents, Day, Ref, Refs, SomeOf, Text, Title } from '#kernel';
import { grantKinds } from '../grant/grant.terms.js';
import { event, tag } from '../language.js';
import { VersionRef } from '../version.js';
import type { VersionId } from '../version.js';

/** A call for applications (Förderaufruf) of a cycle. Both days are included. */
export class OpenCall {
  @Title() title!: Text;
  @Text() description!: Text;
  @Ref('cycle') cycleId!: string;
  @VersionRef() guidelineVersionId!: VersionId;
  @Day() opensOn!: string;
  @Day() closesOn!: string;
  /** The kinds of grants that may be applied for. */
  @SomeOf(grantKinds, { min: 1, max: 5 }) kinds!: (keyof typeof grantKinds)[];
  /** The needs it is to answer. At most ten, each a tag of the event. */
  @Refs('need', { max: 10 }) needIds!: string[];
  /** What is likely to be there to be granted in all; an announcement, no authority. */
  @Cents({ min: 0, optional: true }) availableCents?: number;
}

export const callOpened = event('call-opened', 1, OpenCall, {
  label: { de: 'Förderaufruf eröffnet', en: 'Call opened' },
  tells: {
    de: 'Förderaufruf „{title}“ eröffnet, Anträge vom {opensOn} bis {closesOn}',
    en: 'Call “{title}” opened, applications from {opensOn} to {closesOn}',
  },
  subject: 'call',
  creates: true,
  tags: ({ cycleId, guidelineVersionId, needIds }) => [
    tag('cycle', cycleId),
    tag('guideline', guidelineVersionId),
    ...needIds.map((id) => tag('need', id)),
  ],
});
