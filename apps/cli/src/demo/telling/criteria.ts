import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { organisationId } from '../town/organisations.js';
import type { Organisation } from '../town/organisations.js';
import { asked } from './chapter.js';
import { cycleId } from './planning.js';

/** A quality criterion as somebody brings it in, and how it binds once it is agreed. */
export interface Criterion {
  readonly key: string;
  readonly title: string;
  readonly definition: string;
  readonly scale: 'boolean' | '0-5';
  readonly weightPermille: number;
  readonly mandatory?: true;
  readonly knockout?: true;
  readonly broughtInBy?: Organisation;
}

/** A criterion in the version that was agreed for a cycle. */
export interface AgreedCriterion extends Criterion {
  readonly version: number;
}

const criterionId = (key: string): string => idFor(`criterion/${key}`);

export const criterionTag = ({ key }: Criterion): string => `criterion:${criterionId(key)}`;

export const criterionVersionId = ({ key, version }: AgreedCriterion): string =>
  `${criterionId(key)}.v${String(version)}`;

export function draft(cycle: string, criterion: Criterion): AskedAct {
  const { key, title, definition, scale, broughtInBy } = criterion;
  return asked('draft-criterion', {
    id: criterionId(key),
    title,
    definition,
    scale,
    cycleId: cycleId(cycle),
    ...(broughtInBy === undefined ? {} : { organisationId: organisationId(broughtInBy) }),
  });
}

export function agreeCriterion(
  cycle: string,
  criterion: AgreedCriterion,
  { consensusItemId, validFrom }: { readonly consensusItemId: string; readonly validFrom: string },
): AskedAct {
  const { key, broughtInBy: _, mandatory = false, knockout = false, ...agreed } = criterion;
  return asked('agree-criterion', {
    criterionId: criterionId(key),
    ...agreed,
    mandatory,
    knockout,
    consensusItemId,
    cycleId: cycleId(cycle),
    validFrom,
  });
}

export function adoptCatalogue(cycle: string, title: string, criteria: readonly AgreedCriterion[]): AskedAct {
  return asked('adopt-catalogue', {
    id: idFor(`catalogue/${cycle}`),
    title,
    cycleId: cycleId(cycle),
    criterionVersionIds: criteria.map(criterionVersionId),
  });
}
