import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import type { Scale } from '../criterion/criterion.terms.js';
import { model } from '../language.js';
import { versionId } from '../version.js';
import type { VersionId } from '../version.js';
import { catalogueAdopted } from './catalogue-adopted.event.js';

/** A criterion version as it was agreed for a cycle. */
interface AgreedVersion {
  readonly scale: Scale;
  readonly mandatory: boolean;
  readonly knockout: boolean;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly number: number;
}

interface AdoptedCatalogue {
  readonly catalogueId: string;
  readonly criterionVersionIds: readonly VersionId[];
  readonly number: number;
}

/** What was agreed for a cycle and what of it was put in force, in the order of the ledger; corrected events are gone. */
export interface CriteriaOfCycle {
  readonly agreed: Readonly<Record<VersionId, AgreedVersion>>;
  readonly catalogues: readonly AdoptedCatalogue[];
}

/** The criteria of a cycle (rule R1). */
export const criteriaOfCycle = model<CriteriaOfCycle>('criteria of a cycle', 'cycle', {
  initial: { agreed: {}, catalogues: [] },
  on: (when) => [
    when(criterionAgreed, (criteria, data, { number }) => {
      const { scale, mandatory, knockout, validFrom, validTo } = data;
      const agreed = {
        scale,
        mandatory,
        knockout,
        validFrom,
        ...(validTo === undefined ? {} : { validTo }),
        number,
      };
      const id = versionId(data.criterionId, data.version);
      return { ...criteria, agreed: { ...criteria.agreed, [id]: agreed } };
    }),
    when(catalogueAdopted, (criteria, { criterionVersionIds }, { subject, number }) => ({
      ...criteria,
      catalogues: [...criteria.catalogues, { catalogueId: idOf(subject), criterionVersionIds, number }],
    })),
    when(eventCorrected, ({ agreed, catalogues }, { eventNumber }) => ({
      agreed: Object.fromEntries(Object.entries(agreed).filter(([, { number }]) => number !== eventNumber)),
      catalogues: catalogues.filter(({ number }) => number !== eventNumber),
    })),
  ],
});
