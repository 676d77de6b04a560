import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { GUIDELINE_VERSION, goalId } from '../town/concept.js';
import type { BudgetPlace } from '../town/budget.js';
import { lineId } from '../town/budget.js';
import { organisationId } from '../town/organisations.js';
import type { ProviderLetter } from '../town/organisations.js';
import { asked } from './chapter.js';
import { criterionVersionId } from './criteria.js';
import type { AgreedCriterion } from './criteria.js';
import { cycleId, measureId, needId } from './planning.js';
import type { Measure } from './planning.js';

/** A project that asks for money, and how much was recommended and decided for it; amounts in whole euros. */
export interface Project {
  /** The file number: year and place in the list. */
  readonly no: string;
  readonly provider: ProviderLetter;
  readonly measure: Measure;
  readonly kind: 'project' | 'institutional' | 'innovation';
  readonly financing: 'share' | 'deficit' | 'fixed';
  readonly title: string;
  readonly description: string;
  readonly asked: number;
  readonly recommended?: number;
  readonly decided?: number;
  readonly place: BudgetPlace;
  readonly from: string;
  readonly until: string;
  readonly appliedOn: string;
  /** What was agreed that it is to reach; none is needed for petty amounts. */
  readonly target?: string;
  /** Where it falls short of full marks, and why. */
  readonly weak?: readonly Weakness[];
}

export interface Weakness {
  readonly criterion: string;
  readonly met: 'partly' | 'no';
  readonly score?: number;
  readonly reason: string;
}

/** The cycle in which projects compete. */
export interface Competition {
  readonly cycle: string;
  readonly year: number;
  readonly criteria: readonly AgreedCriterion[];
}

export const grantId = ({ no }: Pick<Project, 'no'>): string =>
  idFor(`grant/${no}`, Number(no.replace('-', '')));
export const grantTag = (project: Pick<Project, 'no'>): string => `grant:${grantId(project)}`;
export const callId = (cycle: string): string => idFor(`call/${cycle}`);
const assessmentId = ({ no }: Project): string => idFor(`assessment/${no}`);
const allocationId = ({ no }: Project): string => idFor(`allocation/${no}`);

const euros = (amount: number): number => amount * 100;

/** Institutional funding is applied for outside the call, whenever it is due. */
export function applyFor({ cycle }: Competition, project: Project): AskedAct {
  const { provider, measure, kind, financing, title, description, from, until, appliedOn } = project;
  return asked('apply-for-grant', {
    id: grantId(project),
    applicantId: organisationId(provider),
    cycleId: cycleId(cycle),
    ...(kind === 'institutional' ? {} : { callId: callId(cycle) }),
    guidelineVersionId: GUIDELINE_VERSION,
    measureId: measureId(measure.key),
    title,
    description,
    kind,
    financing,
    form: 'grant',
    requestedCents: euros(project.asked),
    period: { from, until },
    plannedStartOn: from,
    started: false,
    plan: planFor(euros(project.asked)),
    vatDeductible: false,
    spaceIds: measure.spaces,
    needIds: measure.needs.map(needId),
    goalIds: measure.goals.map(goalId),
    appliedOn,
  });
}

/** Fifteen hundredths of what is asked for comes from the provider, five are earned. */
function planFor(requestedCents: number) {
  const ownCents = Math.round((requestedCents * 15) / 100);
  const revenueCents = Math.round((requestedCents * 5) / 100);
  return {
    eligibleCents: requestedCents + ownCents + revenueCents,
    ownCents,
    inKindCents: 0,
    revenueCents,
    thirdParty: [],
  };
}

export function assess({ criteria }: Competition, project: Project): AskedAct {
  return asked('assess-application', {
    id: assessmentId(project),
    grantId: grantId(project),
    items: criteria.map((criterion) => {
      const { key, scale, title } = criterion;
      const points = scale === '0-5' ? { score: 5 } : {};
      const weakness = project.weak?.find((each) => each.criterion === key);
      const { criterion: _, ...found } = weakness ?? {
        criterion: key,
        met: 'yes',
        ...points,
        reason: `${title}: im Antrag beschrieben, im Gespräch mit dem Träger bestätigt.`,
      };
      return { criterionVersionId: criterionVersionId(criterion), ...found };
    }),
  });
}

export function checkSubsidiarity(
  { measure, ...project }: Project,
  outcome: string,
  askedProviders: readonly ProviderLetter[],
): AskedAct {
  return asked('check-subsidiarity', {
    measureId: measureId(measure.key),
    grantId: grantId(project),
    askedOrganisationIds: askedProviders.map(organisationId),
    outcome,
  });
}

/** What the steering group recommends for each project of an item. */
export function recommend(key: string, itemId: string, projects: readonly Project[]): AskedAct {
  return asked('issue-recommendation', {
    id: idFor(`recommendation/${key}`),
    itemId,
    outcomes: projects.map((project) => ({
      grantId: grantId(project),
      amountCents: euros(project.recommended ?? 0),
      outcome: recommendation(project),
    })),
  });
}

function recommendation({ asked: wanted, recommended = 0 }: Project): string {
  if (recommended === 0) return 'not-recommended';
  return recommended < wanted ? 'recommended-reduced' : 'recommended';
}

/** What a body gives to each project; years need not be named, for each grant is of one year. */
export function decided(projects: readonly Project[]) {
  return projects.map((project) => ({
    subject: grantTag(project),
    amountCents: euros(project.decided ?? 0),
  }));
}

interface Ground {
  readonly decision: string;
  readonly conditional?: true;
  readonly provisionalBasis?: string;
}

export const decisionId = (key: string): string => idFor(`decision/${key}`);

export function allocate({ year }: Competition, project: Project, ground: Ground): AskedAct {
  const { measure, place, target, decided: amount = 0 } = project;
  const { decision, conditional = false, provisionalBasis } = ground;
  return asked('allocate-grant', {
    id: allocationId(project),
    grantId: grantId(project),
    decisionId: decisionId(decision),
    needIds: measure.needs.map(needId),
    goalIds: measure.goals.map(goalId),
    assessmentIds: [assessmentId(project)],
    targetVersionIds: target === undefined ? [] : [target],
    conditional,
    ...(provisionalBasis === undefined ? {} : { provisionalBasis }),
    lines: [{ budgetLineId: lineId(year, place), amountCents: euros(amount) }],
  });
}

export function liftReservation(project: Project): AskedAct {
  return asked('lift-budget-reservation', { allocationId: allocationId(project) });
}
