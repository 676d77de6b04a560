import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { lineId } from '../town/budget.js';
import { as, speakerOf } from '../town/people.js';
import { asked, chapter } from './chapter.js';
import type { Chapter } from './chapter.js';
import { byProvider } from './competition.js';
import { grantId } from './grants.js';
import type { Competition, Project } from './grants.js';
import { isByPlan, noticeNo, parts } from './notices.js';

/** The money: called for, certified, ordered and paid by four different people (rule R10). */

/** One round of payments; the third is the last and comes after the proof of use. */
export interface Round {
  readonly key: string;
  readonly part: 1 | 2 | 3;
  readonly calledOn: string;
  readonly certifiedOn: string;
  readonly orderedOn: string;
  readonly paidOn: string;
  /** What the cash office booked otherwise than it was ordered, by file number; in cents. */
  readonly bookedOtherwise?: Readonly<Record<string, number>>;
}

export function payments(competition: Competition, projects: readonly Project[], round: Round): Chapter[] {
  const called = projects.filter((project) => !isByPlan(project));
  const named = (what: string): string => `${competition.cycle}/${round.key}-${what}`;
  const certified = chapter(
    named('certified'),
    `${round.certifiedOn}T10:00`,
    as('R-Zuwendungen'),
    called.map((project) => certify(project, round)),
  );
  return [
    ...byProvider(called).map(([provider, own]) =>
      chapter(
        named(`called-${provider}`),
        `${round.calledOn}T09:00`,
        as(speakerOf(provider)),
        own.map((project) => call(project, round)),
      ),
    ),
    ...(called.length === 0 ? [] : [certified]),
    chapter(
      named('ordered'),
      `${round.orderedOn}T11:00`,
      as('R-Anordnung'),
      projects.map((project) => order(competition, project, round)),
    ),
    chapter(
      named('paid'),
      `${round.paidOn}T14:00`,
      as('R-Kasse'),
      projects.map((project) => book(competition, project, round)),
    ),
  ];
}

const amountOf = (project: Project, { part }: Round): number => parts(project)[part - 1] ?? 0;
const drawdownId = ({ no }: Project, { part }: Round): string => idFor(`drawdown/${no}/${String(part)}`);
const orderId = ({ no }: Project, { part }: Round): string => idFor(`order/${no}/${String(part)}`);

const paymentId = ({ no }: Project, { part }: Pick<Round, 'part'>): string =>
  idFor(`payment/${no}/${String(part)}`);

function call(project: Project, round: Round): AskedAct {
  return asked('request-drawdown', {
    id: drawdownId(project, round),
    grantId: grantId(project),
    amountCents: amountOf(project, round),
    purposeUntil: project.until,
    intake: 'portal',
  });
}

function certify(project: Project, round: Round): AskedAct {
  return asked('certify-drawdown', {
    drawdownId: drawdownId(project, round),
    amountCents: amountOf(project, round),
    factually: true,
    arithmetically: true,
  });
}

function order({ year }: Competition, project: Project, round: Round): AskedAct {
  const instalment = { grantId: grantId(project), noticeNo: noticeNo(project), instalmentNo: round.part };
  return asked('order-payment', {
    id: orderId(project, round),
    ...(isByPlan(project) ? { instalment } : { drawdownId: drawdownId(project, round) }),
    amountCents: amountOf(project, round),
    budgetLineId: lineId(year, project.place),
    bookingYear: year,
    dueOn: round.paidOn,
    final: round.part === 3,
  });
}

function book({ year }: Competition, project: Project, round: Round): AskedAct {
  const { no, title, place } = project;
  return asked('book-payment', {
    id: paymentId(project, round),
    mandant: '1',
    bookingYear: year,
    documentNo: `${no}-${String(round.part)}`,
    position: 1,
    budgetLineId: lineId(year, place),
    amountCents: round.bookedOtherwise?.[no] ?? amountOf(project, round),
    bookedOn: round.paidOn,
    valueOn: round.paidOn,
    paymentOrderId: orderId(project, round),
    text: `${title}, Zahlung ${String(round.part)}`,
  });
}
