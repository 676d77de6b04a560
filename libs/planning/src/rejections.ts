import type { RejectionText } from '#kernel';
import { allocationRejections } from './rejections/of-allocations.js';
import { applicationRejections } from './rejections/of-applications.js';
import { bodyAndDecisionRejections } from './rejections/of-bodies-and-decisions.js';
import { correctionRejections } from './rejections/of-corrections.js';
import { criterionAndTargetRejections } from './rejections/of-criteria-and-targets.js';
import { cycleAndNeedRejections } from './rejections/of-cycles-and-needs.js';
import { allocationGroundRejections } from './rejections/of-grounds-of-allocations.js';
import { itemRejections } from './rejections/of-items.js';
import { accountRejections } from './rejections/of-accounts.js';
import { drawdownRejections } from './rejections/of-drawdowns.js';
import { noticeRejections } from './rejections/of-notices.js';
import { obligationRejections } from './rejections/of-obligations.js';
import { paymentRejections } from './rejections/of-payments.js';
import type { Rule } from './rule-book.js';

/** A refusal that belongs to no rule has to do with shape, order or existence. */
type RefusalText = RejectionText & { readonly rule?: Rule };

/**
 * Every refusal there is. `{name}` stands for a fact of the refusal. A code without a German and an English text does
 * not compile.
 */
export const rejections = {
  ...allocationRejections,
  ...allocationGroundRejections,
  ...applicationRejections,
  ...bodyAndDecisionRejections,
  ...itemRejections,
  ...accountRejections,
  ...drawdownRejections,
  ...noticeRejections,
  ...obligationRejections,
  ...paymentRejections,
  ...cycleAndNeedRejections,
  ...criterionAndTargetRejections,
  ...correctionRejections,
  'id-taken': {
    status: 409,
    title: { de: 'Diese Kennung ist vergeben', en: 'This id is taken' },
    detail: {
      de: 'Es gibt schon einen Eintrag {kind} mit der Kennung {id}. Wo die Kennung frei ist: `id` weglassen oder eine neue UUID wählen.',
      en: 'There is an entry {kind} of id {id} already. Where the id is free: leave `id` out or choose a new UUID.',
    },
  },
  'unknown-id': {
    status: 409,
    title: { de: 'Diese Kennung gibt es im Buch nicht', en: 'The ledger does not know this id' },
    detail: {
      de: '{field}: Es gibt keinen Eintrag {kind} mit der Kennung {id}.',
      en: '{field}: there is no {kind} of id {id}.',
    },
  },
  'ledger-id-taken': {
    status: 409,
    title: { de: 'Dieser Name gehört einem anderen Modus', en: 'This name belongs to another mode' },
    detail: {
      de: 'Das Buch {ledger} wurde als {mode} angelegt.',
      en: 'The ledger {ledger} was made as {mode}.',
    },
  },
  'no-setting-named': {
    status: 409,
    title: { de: 'Es ist keine Einstellung genannt', en: 'No setting is named' },
    detail: {
      de: 'Nennen Sie mindestens eine: `smallNumbers` oder `commitmentAuthorityScope`.',
      en: 'Name at least one: `smallNumbers` or `commitmentAuthorityScope`.',
    },
  },
  'not-yet': {
    status: 409,
    rule: 'R17',
    title: { de: 'Der Tag liegt in der Zukunft', en: 'The day lies in the future' },
    detail: {
      de: 'Die Handlung gilt ab {effectiveOn}, heute ist {today}; sie darf nicht vorausdatiert werden.',
      en: 'The act applies from {effectiveOn}, today is {today}; it cannot be dated ahead.',
    },
  },
  'reason-missing': {
    status: 409,
    title: { de: 'Es fehlt die Begründung', en: 'The reason is missing' },
    detail: {
      de: 'Diese Handlung braucht eine Begründung (`reason`).',
      en: 'This act needs a reason (`reason`).',
    },
  },
  'person-needed': {
    status: 403,
    title: { de: 'Das kann nur ein Mensch', en: 'Only a human being can do this' },
    detail: {
      de: 'Ihr Zugang nennt keine Person. Melden Sie sich mit dem Zugang der Person an, die handelt.',
      en: 'Your token names no person. Sign in with the token of the person who acts.',
    },
  },
  'register-id-taken': {
    status: 409,
    title: { de: 'Diese Registernummer ist schon erfasst', en: 'This register number is recorded already' },
    detail: {
      de: 'Die Registerkennung {registerId} gehört der Organisation {organisationId}.',
      en: 'The register identifier {registerId} belongs to the organisation {organisationId}.',
    },
  },
  'pseudonym-taken': {
    status: 409,
    title: { de: 'Dieses Pseudonym ist vergeben', en: 'This pseudonym is taken' },
    detail: {
      de: 'Unter {pseudonym} erscheint schon die Person {personId}.',
      en: 'The person {personId} appears as {pseudonym} already.',
    },
  },
  'fiscal-year-not-open': {
    status: 409,
    title: { de: 'Dieses Haushaltsjahr ist nicht eröffnet', en: 'This fiscal year is not open' },
    detail: {
      de: 'Eröffnen Sie zuerst das Haushaltsjahr {year} (open-fiscal-year).',
      en: 'First open the fiscal year {year} (open-fiscal-year).',
    },
  },
  'budget-status-order': {
    status: 409,
    title: { de: 'Der Haushaltsstatus kann nicht zurück', en: 'The status of a budget cannot go back' },
    detail: {
      de: 'Der Haushalt {year} ist {status}; auf {wanted} kann er nicht gesetzt werden.',
      en: 'The budget {year} is {status}; it cannot be set to {wanted}.',
    },
  },
  'budget-line-exists': {
    status: 409,
    title: { de: 'Diese Haushaltsposition gibt es schon', en: 'This budget line exists already' },
    detail: {
      de: 'Die Position {key} ist unter {budgetLineId} erfasst.',
      en: 'The line {key} is recorded as {budgetLineId}.',
    },
  },
  'budget-line-corrected': {
    status: 409,
    rule: 'R16',
    title: { de: 'Diese Haushaltsposition wurde berichtigt', en: 'This budget line was corrected' },
    detail: {
      de: 'Die Position {budgetLineId} gilt seit Ereignis {by} nicht mehr. Eröffnen Sie eine neue.',
      en: 'The line {budgetLineId} no longer holds since event {by}. Open a new one.',
    },
  },
  'cover-role-missing': {
    status: 409,
    title: { de: 'Die Rolle im Deckungskreis fehlt', en: 'The role in the cover group is missing' },
    detail: {
      de: 'Im einseitigen Deckungskreis {coverGroup} ist eine Position deckungspflichtig (`donor`) oder deckungsberechtigt (`recipient`).',
      en: 'In the one-sided cover group {coverGroup} a line is a `donor` or a `recipient`.',
    },
  },
  'sum-too-large': {
    status: 409,
    title: { de: 'Die Summe ist zu groß', en: 'The sum is too large' },
    detail: {
      de: 'Mit {amountCents} übersteigt die Summe auf der Haushaltsposition {budgetLineId}, was sich genau rechnen lässt (2^53 − 1 Cent). Prüfen Sie den Betrag.',
      en: 'With {amountCents} the sum on the budget line {budgetLineId} exceeds what can be computed exactly (2^53 − 1 cents). Check the amount.',
    },
  },
  'appropriation-stage-order': {
    status: 409,
    title: {
      de: 'Ein Ansatz kann nicht auf eine frühere Stufe zurück',
      en: 'An appropriation cannot return to an earlier stage',
    },
    detail: {
      de: 'Der Ansatz steht auf Stufe {stage}; Stufe {wanted} liegt davor.',
      en: 'The appropriation is at stage {stage}; stage {wanted} lies before it.',
    },
  },
  'budget-line-exhausted': {
    status: 409,
    rule: 'R3',
    title: {
      de: 'Die Mittel der Haushaltsposition reichen nicht',
      en: 'The funds of the budget line do not suffice',
    },
    detail: {
      de: 'Auf der Haushaltsposition {budgetLineId} sind noch {leftCents} frei, gebunden würden {wantedCents}.',
      en: 'On the budget line {budgetLineId} {leftCents} are left, {wantedCents} would be bound.',
    },
  },
  'recipient-unclear': {
    status: 422,
    title: {
      de: 'Wer die Zuwendung erhielt, ist nicht eindeutig',
      en: 'Who received the grant is not clear',
    },
    detail: {
      de: 'Nennen Sie entweder `recipient.organisationId` oder `recipient.name`, nicht beides und nicht keines.',
      en: 'Name either `recipient.organisationId` or `recipient.name`, not both and not none.',
    },
  },
  'grant-number-taken': {
    status: 409,
    title: { de: 'Diese Zuwendung ist schon übernommen', en: 'This grant is taken over already' },
    detail: {
      de: 'Die Nummer {externalNo} gehört der Zuwendung {grantId}. Berichtigen Sie jene (correct-event), bevor Sie sie neu übernehmen.',
      en: 'The number {externalNo} belongs to the grant {grantId}. Correct that one (correct-event) before taking it over anew.',
    },
  },
  'period-reversed': {
    status: 409,
    title: { de: 'Der Zeitraum endet vor seinem Anfang', en: 'The period ends before it begins' },
    detail: { de: 'Von {from} bis {until}.', en: 'From {from} to {until}.' },
  },
} as const satisfies Record<string, RefusalText>;

export type RejectionCode = keyof typeof rejections;
