import { idOf } from '#kernel';
import type { RowOf, Tag } from '#kernel';
import { subjectOf } from '#planning';
import { calls } from '../calls/calls.read-model.js';
import { decisions } from '../decisions/decisions.read-model.js';
import type { grants } from '../grants/grants.read-model.js';
import { guidelines } from '../guidelines/guidelines.read-model.js';
import { notices } from '../notices/notices.read-model.js';
import type { organisations } from '../organisations/organisations.read-model.js';
import { paymentOrders } from '../payments/payment-orders.read-model.js';
import { targets } from '../targets/targets.read-model.js';
import { gap, recipientGaps } from './gaps.js';
import type { Gap } from './gaps.js';
import type { Known } from './known.js';
import { toldBy } from './told.js';
import type { Told } from './told.js';
import type { WhyRole } from './why-roles.js';

type Grant = RowOf<typeof grants>;
type Recipient = RowOf<typeof organisations> | undefined;

/** What of the way of a grant is told and holds, and what is known to tell whether a step is due. */
class Way {
  private readonly told: readonly Told[];
  readonly guideline: RowOf<typeof guidelines> | undefined;

  constructor(
    readonly known: Known,
    readonly grant: Grant,
  ) {
    const { trail, subject, rows } = known;
    const holds = trail.links.filter(({ number }) => !trail.corrections.has(number));
    this.told = toldBy({ links: holds }, subject);
    const version = grant.guidelineVersionId;
    this.guideline = version === null ? undefined : rows.of(guidelines, subjectOf(version));
  }

  of(role: WhyRole): readonly Told[] {
    return this.told.filter((each) => each.role === role);
  }

  has(role: WhyRole): boolean {
    return this.of(role).length > 0;
  }

  /** The things to which what is told in a role leads by links of a kind. */
  targetsOf(role: WhyRole, kind: string): Set<string | undefined> {
    const leading = this.of(role).flatMap(({ tag, links }) =>
      links.filter((link) => link.kind === kind && link.from === tag),
    );
    return new Set(leading.map(({ to }) => to));
  }

  /** Whether a decision that holds gave money to the grant. */
  isGranted(): boolean {
    return this.of('decision').some(({ tag }) => {
      const outcome = tag && this.known.rows.of(decisions, idOf(tag as Tag))?.outcome;
      return outcome === 'adopted' || outcome === 'adopted-changed';
    });
  }

  isDeviationExplained(): boolean {
    return this.of('decision').some(({ links }) => links.some(({ kind }) => kind === 'deviation'));
  }

  /** Whether the day has passed until which some agreed targets were to be measured. */
  isMeasurementDue(): boolean {
    return this.of('target').some(({ tag }) => {
      const row = tag && this.known.rows.of(targets, subjectOf(idOf(tag as Tag)));
      return row ? this.isPast(row.measuredUntil) : false;
    });
  }

  /** Whether a day lies behind: what is due on a day is owed from the day after it. */
  isPast(day: string | null | undefined): boolean {
    const { on } = this.known;
    return typeof day === 'string' && on !== undefined && day < on;
  }
}

/**
 * The steps of a grant's way that are due and missing, and who owes them. A step is due when the one before it is done:
 * of a grant that is not decided nobody owes a notice. Whether a day has passed is judged by the day on which the event
 * that the trace is as of was recorded, so that the same trace is the same at any time.
 */
export function gapsOnTheWay(known: Known, grant: Grant, recipient: Recipient): Gap[] {
  if (grant.correctedBy !== null) return [];
  const way = new Way(known, grant);
  return [
    ...recipientGaps({ grant, recipient }),
    ...gapsOfGrounds(way),
    ...gapsOfPromise(way),
    ...gapsOfMoney(way),
    ...gapsOfAccount(way),
  ];
}

/** As long as others can still apply nothing is due. */
function isCallOver(way: Way): boolean {
  const call = way.grant.callId === null ? undefined : way.known.rows.of(calls, way.grant.callId);
  return !call || call.closedOn !== null || way.isPast(call.closesOn);
}

function gapsOfGrounds(way: Way): Gap[] {
  if (!isCallOver(way)) return [];
  const { grant, guideline } = way;
  const isPetty = (grant.requestedCents ?? 0) <= (guideline?.pettyLimitCents ?? -1);
  // Statutory and innovative grants need no criteria (rule R1).
  const isFree = grant.kind === 'statutory' || grant.kind === 'innovation';
  return [
    ...unless(way.has('target') || isPetty, 'targets', 'planning', 'Zielvereinbarung', 'Agreed targets'),
    ...unless(
      way.has('assessment') || isFree,
      'assessments',
      'planning',
      'Bewertung nach Qualitätskriterien',
      'Assessment by quality criteria',
    ),
    ...unless(
      way.has('recommendation') || way.isDeviationExplained(),
      'recommendation',
      'steering-group-office',
      'Empfehlung der Steuerungsgruppe',
      'Recommendation of the steering group',
    ),
    ...unless(way.has('decision'), 'decision', 'council-office', 'Beschluss', 'Decision'),
  ];
}

function gapsOfPromise(way: Way): Gap[] {
  if (!way.isGranted()) return [];
  if (!way.has('allocation'))
    return [gap('allocation', 'planning', 'Zuteilung der beschlossenen Mittel', 'Allocation of the money')];
  if (!way.has('notice')) return [gap('notice', 'planning', 'Bescheid oder Vertrag', 'Notice or contract')];
  return unless(way.has('commitment'), 'commitment', 'planning', 'Mittelbindung', 'Commitment of the funds');
}

/** Money that was called for and not certified, certified and not ordered, or ordered, due and not paid. */
function gapsOfMoney(way: Way): Gap[] {
  const certified = new Set(way.of('certification').map(({ tag }) => tag));
  const ordered = way.targetsOf('order', 'drawdown');
  const paid = way.targetsOf('payment', 'payment-order');
  return [
    ...way.of('drawdown').flatMap(({ tag, links }) => {
      const number = String(links[0]?.number);
      if (!certified.has(tag))
        return gap(
          'certification',
          'planning',
          `Feststellung des Mittelabrufs aus Ereignis ${number}`,
          `Certification of the drawdown of event ${number}`,
        );
      return ordered.has(tag)
        ? []
        : gap(
            'order',
            'treasury',
            `Anordnung zum Mittelabruf aus Ereignis ${number}`,
            `Order for the drawdown of event ${number}`,
          );
    }),
    ...way.of('order').flatMap(({ tag, links }) => {
      const number = String(links[0]?.number);
      const order = tag === undefined ? undefined : way.known.rows.of(paymentOrders, idOf(tag as Tag));
      return unless(
        paid.has(tag) || (order !== undefined && !way.isPast(order.dueOn)),
        'payment',
        'cash-office',
        `Zahlung zur Anordnung aus Ereignis ${number}`,
        `Payment of the order of event ${number}`,
      );
    }),
  ];
}

function gapsOfAccount(way: Way): Gap[] {
  if (!way.has('notice')) return [];
  const { grant, guideline } = way;
  const isReviewDue = guideline?.reviewRequired === true && way.isPast(grant.periodUntil);
  return [
    ...gapsOfProof(way),
    ...unless(
      way.has('actual') || !way.isMeasurementDue(),
      'actuals',
      'provider',
      'Istwerte zu den vereinbarten Zielen',
      'Actuals of the agreed targets',
    ),
    ...unless(
      way.has('review') || !isReviewDue,
      'review',
      'planning',
      'Wirksamkeitsüberprüfung',
      'Effectiveness review',
    ),
  ];
}

/** A proof of use that is late, and every proof that nobody has examined yet. */
function gapsOfProof(way: Way): Gap[] {
  const isDue = way.isPast(proofDueOn(way));
  const examined = new Set(way.of('examination').map(({ tag }) => tag));
  return [
    ...unless(
      way.has('proof-of-use') || !isDue,
      'proof-of-use',
      'provider',
      'Verwendungsnachweis',
      'Proof of use',
    ),
    ...way.of('proof-of-use').flatMap(({ tag, links }) => {
      const number = String(links[0]?.number);
      return unless(
        examined.has(tag),
        'examination',
        'planning',
        `Prüfung des Nachweises aus Ereignis ${number}`,
        `Examination of the proof of event ${number}`,
      );
    }),
  ];
}

/** The last day on which some notice of the grant says that its use is to be accounted for. */
function proofDueOn(way: Way): string | undefined {
  const due = way
    .of('notice')
    .map(({ tag }) => tag && way.known.rows.of(notices, idOf(tag as Tag))?.proofDueOn);
  return due
    .filter((day) => typeof day === 'string')
    .sort()
    .at(-1);
}

function unless(isThere: boolean, ...missing: Parameters<typeof gap>): Gap[] {
  return isThere ? [] : [gap(...missing)];
}
