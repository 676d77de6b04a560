import type { ProviderLetter } from '../town/organisations.js';
import { as, speakerOf } from '../town/people.js';
import { asked, chapter } from './chapter.js';
import type { Chapter } from './chapter.js';
import { applyFor, assess } from './grants.js';
import type { Competition, Project } from './grants.js';
import { cycleId } from './planning.js';

/** A phase of a cycle begins. */
export function enter(cycle: string, phase: string, at: string): Chapter {
  return chapter(`${cycle}/phase-${phase}`, `${at}T07:00`, as('R-Sozialplanung'), [
    asked('enter-phase', { cycleId: cycleId(cycle), phase }),
  ]);
}

/** Every provider applies for itself, on its own day. */
export function applications(competition: Competition, projects: readonly Project[]): Chapter[] {
  return byProvider(projects).map(([provider, own]) =>
    chapter(
      `${competition.cycle}/application-${provider}`,
      own
        .map(({ appliedOn }) => appliedOn)
        .toSorted()
        .at(-1) ?? '',
      as(speakerOf(provider)),
      own.map((project) => applyFor(competition, project)),
    ),
  );
}

/** Two who know the field read every application by the criteria that were agreed. */
export function assessments(competition: Competition, projects: readonly Project[], at: string): Chapter {
  return chapter(
    `${competition.cycle}/assessments`,
    at,
    as('R-Sozialplanung'),
    projects.map((project) => assess(competition, project)),
  );
}

/** The projects of each provider, in the order in which the providers first appear. */
export function byProvider<Own extends Pick<Project, 'provider'>>(
  projects: readonly Own[],
): (readonly [ProviderLetter, readonly Own[]])[] {
  const providers = [...new Set(projects.map(({ provider }) => provider))];
  return providers.map((each) => [each, projects.filter(({ provider }) => provider === each)]);
}
