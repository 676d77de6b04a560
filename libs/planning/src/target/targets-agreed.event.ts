import { Each, Part, Ref, Refs, Whole } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_VERSION, versionId } from '../version.js';
import { MeasurementPlan, Result } from './agreed-results.js';

/** What a measure is to reach, and how that will be seen. */
export class AgreeTargets {
  /** At most ten, each a tag of the event. */
  @Refs('need', { min: 1, max: 10 }) needIds!: string[];
  /** At most ten, each a tag of the event. */
  @Refs('goal', { min: 1, max: 10 }) goalIds!: string[];
  @Ref('measure') measureId!: string;
  @Each(() => Result, { min: 1, max: 10 }) results!: Result[];
  @Part(() => MeasurementPlan) plan!: MeasurementPlan;
}

/** Agreed targets in their first version; reviews and actuals name the version they are about. */
class AgreedTargets extends AgreeTargets {
  @Whole({ min: 1, max: MAX_VERSION }) version!: number;
}

export const targetsAgreed = event('targets-agreed', 1, AgreedTargets, {
  label: { de: 'Ziele vereinbart', en: 'Targets agreed' },
  tells: {
    de: 'Ziele vereinbart: {results/0/statement}',
    en: 'Targets agreed: {results/0/statement}',
  },
  subject: 'target',
  creates: true,
  tags: ({ version, needIds, goalIds, measureId }, id) => [
    tag('target', versionId(id, version)),
    tag('measure', measureId),
    ...needIds.map((each) => tag('need', each)),
    ...goalIds.map((each) => tag('goal', each)),
  ],
});
