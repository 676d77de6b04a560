import {
  Code,
  Day,
  Each,
  EventNumber,
  EventTag,
  EventTags,
  EvidenceGiven,
  MAX_TAGS,
  OneOf,
  Ref,
  Text,
  Whole,
} from '#kernel';
import { roles } from '#planning';

/** What stands round the data of an event (docs/spec/event.md): the members of a leaf and no others. */
export class Envelope {
  @Whole({ min: 1, max: 1 }) leafFormat!: number;
  @Code({ pattern: /^[a-z][a-z0-9-]{1,62}$/ }) ledger!: string;
  @EventNumber() number!: number;
  @Ref('event') id!: string;
  @Code({ pattern: /^[a-z]+(-[a-z]+)*$/ }) type!: string;
  @Whole({ min: 1 }) version!: number;
  @EventTag() subject!: string;
  @EventTags({ min: 1, max: MAX_TAGS }) tags!: string[];
  @EventTag() actor!: string;
  @OneOf(roles) role!: string;
  @Ref('person', { optional: true }) onBehalfOf?: string;
  @Day() effectiveOn!: string;
  @Code({
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    expected: { de: 'JJJJ-MM-TTThh:mm:ss.mmmZ', en: 'YYYY-MM-DDThh:mm:ss.mmmZ' },
  })
  recordedAt!: string;
  @Ref('correlation') correlationId!: string;
  @Ref('event', { optional: true }) causationId?: string;
  @Text({ optional: true }) reason?: Text;
  @Each(() => EvidenceGiven) evidence!: EvidenceGiven[];
}
