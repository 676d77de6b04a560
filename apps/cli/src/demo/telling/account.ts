import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { organisationId } from '../town/organisations.js';
import { as, speakerOf } from '../town/people.js';
import { asked, chapter } from './chapter.js';
import type { Chapter } from './chapter.js';
import { byProvider } from './competition.js';
import { grantId } from './grants.js';
import type { Competition, Project } from './grants.js';
import { targetVersionId, yearOf } from './planning.js';

/** What became of the money and of the people it was for. */

/** When proofs of use come in and are examined; `key` names the batch. */
export interface Accounting {
  readonly key: string;
  readonly submittedOn: string;
  readonly examinedOn: string;
  /** What a provider tells beyond that it was done, by file number. */
  readonly told?: Readonly<Record<string, string>>;
}

const proofId = ({ no }: Project): string => idFor(`proof/${no}`);

export function proofs({ cycle }: Competition, projects: readonly Project[], when: Accounting): Chapter[] {
  return byProvider(projects).map(([provider, own]) =>
    chapter(
      `${cycle}/${when.key}-submitted-${provider}`,
      `${when.submittedOn}T15:00`,
      as(speakerOf(provider)),
      own.map((project) => submit(project, when)),
    ),
  );
}

export function examinations(
  { cycle }: Competition,
  projects: readonly Project[],
  { key, examinedOn }: Accounting,
): Chapter {
  return chapter(`${cycle}/${key}-examined`, examinedOn, as('R-Zuwendungen'), projects.map(examine));
}

/** All that was granted is spent, and beside it what the financing plan named. */
function submit(project: Project, { submittedOn, told = {} }: Accounting): AskedAct {
  const { no, title, decided = 0 } = project;
  return asked('submit-proof-of-use', {
    id: proofId(project),
    grantId: grantId(project),
    kind: 'final',
    spentEligibleCents: spentCents(project),
    ownCents: decided * 15,
    thirdPartyCents: 0,
    revenueCents: decided * 5,
    unspentCents: 0,
    narrative: told[no] ?? `${title}: durchgeführt wie beantragt, die Belege liegen beim Träger.`,
    submittedOn,
  });
}

const spentCents = ({ decided = 0 }: Project): number => decided * 120;

function examine(project: Project): AskedAct {
  return asked('examine-proof', {
    proofOfUseId: proofId(project),
    outcome: 'accepted',
    depth: 'sample',
    recognisedCents: spentCents(project),
    note: 'Belege in Stichproben eingesehen, Zweck erfüllt.',
  });
}

/** What was counted of a target in a year, what it teaches, and what follows. */
export interface Effect {
  readonly project: Project;
  readonly target: string;
  readonly year: number;
  readonly value: string;
  /** From 1, reached in full, to 6, not at all. */
  readonly rating: number;
  readonly found: string;
  readonly learnt: string;
  readonly voice?: string;
  readonly consequence: 'continue' | 'adapt' | 'expand' | 'reduce' | 'end';
}

const actualId = ({ target, project }: Effect): string => idFor(`actual/${target}/${project.no}`);
const reviewId = ({ project }: Effect): string => idFor(`review/${project.no}`);

/** The provider counts; somebody from another house looks whether it is so (rule R9). */
export function actuals(
  cycle: string,
  effects: readonly Effect[],
  reportedOn: string,
  verifiedOn: string,
): Chapter[] {
  const owned = effects.map((effect) => ({ ...effect, provider: effect.project.provider }));
  return [
    ...byProvider(owned).map(([provider, own]) =>
      chapter(
        `${cycle}/actuals-${provider}`,
        `${reportedOn}T10:00`,
        as(speakerOf(provider)),
        own.map((effect) => report(effect, reportedOn)),
      ),
    ),
    chapter(
      `${cycle}/actuals-verified`,
      `${verifiedOn}T10:00`,
      as('R-Jugendhilfeplanung'),
      effects.map((effect) =>
        asked('verify-actual', {
          actualId: actualId(effect),
          method: 'Anwesenheitslisten, Stichprobe vor Ort',
        }),
      ),
    ),
  ];
}

function report(effect: Effect, measuredOn: string): AskedAct {
  const { target, year, value, project } = effect;
  return asked('report-actual', {
    id: actualId(effect),
    targetVersionId: targetVersionId(target),
    indicator: target,
    period: yearOf(year),
    value,
    measuredOn,
    source: 'Statistik des Trägers',
    organisationId: organisationId(project.provider),
  });
}

/** The provider says what it learnt, and the round table takes it up or asks again. */
export function reviews(
  cycle: string,
  effects: readonly Effect[],
  filedOn: string,
  acceptedOn: string,
): Chapter[] {
  const owned = effects.map((effect) => ({ ...effect, provider: effect.project.provider }));
  return [
    ...byProvider(owned).map(([provider, own]) =>
      chapter(`${cycle}/reviews-${provider}`, `${filedOn}T11:00`, as(speakerOf(provider)), own.map(file)),
    ),
    chapter(
      `${cycle}/reviews-accepted`,
      `${acceptedOn}T16:00`,
      as('R-Geschaeftsstelle'),
      effects.map((effect) =>
        asked('accept-review', {
          reviewId: reviewId(effect),
          comment: 'In der Steuerungsgruppe beraten und angenommen.',
        }),
      ),
    ),
  ];
}

function file(effect: Effect): AskedAct {
  const { project, target, year, value, rating, found, learnt, voice, consequence } = effect;
  const { start, end } = yearOf(year);
  return asked('file-review', {
    id: reviewId(effect),
    grantId: grantId(project),
    period: { from: start, until: end },
    findings: [{ targetVersionId: targetVersionId(target), indicator: target, value, rating, text: found }],
    consequence,
    learning: learnt,
    ...(voice === undefined ? {} : { voiceOfConcerned: voice }),
    organisationId: organisationId(project.provider),
  });
}
