import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import { decisions } from '../decisions/decisions.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { gapsOf } from './gaps.js';
import type { Gap } from './gaps.js';
import { gapsOnTheWay } from './gaps-on-the-way.js';
import type { Known } from './known.js';

/**
 * What is missing in the trace of a thing, and who owes it. A grant taken over lacks all that happened before the ledger;
 * one that was applied for here owes the steps that are due; a payment, a decision and an allocation what they rest on.
 */
export function gapsOfSubject(known: Known): Gap[] {
  const kind = kindOf(known.subject as Tag);
  if (kind === 'payment') return gapsOfPayment(known);
  if (kind === 'decision') return gapsOfDecision(known);
  return kind === 'grant' ? gapsOfGrant(known) : [];
}

function gapsOfGrant(known: Known): Gap[] {
  const grant = known.rows.of(grants, idOf(known.subject as Tag));
  if (!grant) return [];
  const recipient = grant.recipientId === null ? undefined : known.rows.of(organisations, grant.recipientId);
  return grant.takenOverBy === null ? gapsOnTheWay(known, grant, recipient) : gapsOf({ grant, recipient });
}

function gapsOfPayment({ subject, trail }: Known): Gap[] {
  const leads = (kind: string): boolean =>
    trail.links.some((link) => link.from === subject && link.kind === kind);
  return [
    ...(leads('payment-order')
      ? []
      : [missing('order', 'treasury', 'Auszahlungsanordnung', 'Payment order')]),
    ...(leads('grant')
      ? []
      : [missing('grant', 'cash-office', 'Zuwendung der Zahlung', 'Grant of the payment')]),
  ];
}

/** A decision about grants rests on a recommendation, or explains why it does without (rule R4). */
function gapsOfDecision({ subject, trail, rows }: Known): Gap[] {
  const row = rows.of(decisions, idOf(subject as Tag));
  const outcomes = (row?.outcomes ?? []) as readonly { readonly subject: Tag }[];
  const isAboutGrants = outcomes.some((each) => kindOf(each.subject) === 'grant');
  const rests = trail.links.some(
    ({ from, to, kind }) =>
      (from === subject && kind === 'recommendation') || (to === subject && kind === 'deviation'),
  );
  return isAboutGrants && !rests ? [missingRecommendation] : [];
}

function missing(code: string, owedBy: Gap['owedBy'], de: string, en: string): Gap {
  return { code, owedBy, missing: { de, en } };
}

const missingRecommendation = missing(
  'recommendation',
  'steering-group-office',
  'Empfehlung der Steuerungsgruppe, oder warum ohne sie entschieden wurde',
  'Recommendation of the steering group, or why it was decided without',
);
