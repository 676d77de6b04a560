import type { AskedAct } from '#acting';
import { lineId } from '../town/budget.js';
import { as } from '../town/people.js';
import { asked, chapter } from './chapter.js';
import type { Chapter } from './chapter.js';
import { grantId } from './grants.js';
import type { Competition, Project } from './grants.js';

/** The promise of money: the notice, its conditions, and the binding of the funds. */

/** When the notices of a cycle are sent and when what is due. */
export interface Promise {
  readonly noticeOn: string;
  readonly servedOn: string;
  readonly appealEndsOn: string;
  readonly committedOn: string;
  readonly proofDueOn: string;
  /** When the three instalments of institutional funding are due. */
  readonly instalmentsOn: readonly [string, string, string];
}

export const noticeNo = ({ no }: Pick<Project, 'no'>): string => `B-${no}`;

/** What is paid first, second, and after the proof of use was examined: 60, 30 and 10 of a hundred, in cents. */
export function parts({ decided = 0 }: Project): readonly [number, number, number] {
  return [decided * 60, decided * 30, decided * 10];
}

/** Institutional funding is paid by a plan, all else is called for. */
export const isByPlan = ({ kind }: Project): boolean => kind === 'institutional';

export function notices(
  { cycle, year }: Competition,
  projects: readonly Project[],
  when: Promise,
): Chapter[] {
  const plans = projects.filter(isByPlan);
  return [
    chapter(
      `${cycle}/notices`,
      `${when.servedOn}T10:00`,
      as('R-Zuwendungen'),
      projects.map((project) => notice(year, project, when)),
    ),
    chapter(
      `${cycle}/commitments`,
      `${when.committedOn}T11:00`,
      as('R-Zuwendungen'),
      projects.map((project) => commit(year, project)),
    ),
    chapter(
      `${cycle}/plans-certified`,
      `${when.committedOn}T11:30`,
      as('R-Zuwendungen'),
      plans.map((project) =>
        asked('certify-instalments', {
          grantId: grantId(project),
          noticeNo: noticeNo(project),
          factually: true,
          arithmetically: true,
        }),
      ),
    ),
  ];
}

function notice(year: number, project: Project, when: Promise): AskedAct {
  const { noticeOn, servedOn, appealEndsOn, proofDueOn, instalmentsOn } = when;
  const amounts = parts(project);
  const instalments = instalmentsOn.map((dueOn, index) => ({
    dueOn,
    amountCents: amounts[index],
    trigger: index < 2 ? 'date' : 'proof',
  }));
  return asked('issue-notice', {
    grantId: grantId(project),
    legalForm: 'notice',
    noticeNo: noticeNo(project),
    noticeOn,
    servedOn,
    years: [{ year, amountCents: (project.decided ?? 0) * 100 }],
    conditions: [{ wording: 'Das Angebot steht allen offen, für die es gedacht ist.' }],
    budgetReservation: false,
    proofKind: project.financing === 'fixed' ? 'simple' : 'regular',
    proofDueOn,
    ...(isByPlan(project) ? { instalments } : {}),
    appealEndsOn,
  });
}

function commit(year: number, project: Project): AskedAct {
  const { place, decided = 0 } = project;
  return asked('commit-funds', {
    grantId: grantId(project),
    lines: [{ budgetLineId: lineId(year, place), amountCents: decided * 100 }],
  });
}
