import { consequences, examinationOutcomes, noticeForms, proofStages } from '#planning';
import { allocations } from '../allocations/allocations.read-model.js';
import { drawdowns } from '../drawdowns/drawdowns.read-model.js';
import { notices } from '../notices/notices.read-model.js';
import { paymentOrders } from '../payments/payment-orders.read-model.js';
import { payments } from '../payments/payments.read-model.js';
import { proofsOfUse } from '../proofs-of-use/proofs-of-use.read-model.js';
import { reviews } from '../reviews/reviews.read-model.js';
import { dayOf, eurosOf, idTold, parts, say, wordOf } from './summary-words.js';
import type { Summary } from './summary-words.js';

const payment: Summary = (told, known) => {
  const row = known.rows.of(payments, idTold(told));
  if (!row) return undefined;
  const [amount, day] = [eurosOf(known, row.amountCents), dayOf(known, row.bookedOn)];
  return parts(
    say(known, `${amount} gebucht am ${day}`, `${amount} booked on ${day}`),
    say(known, `Beleg ${row.documentNo ?? ''}`, `document ${row.documentNo ?? ''}`),
  );
};

const order: Summary = (told, known) => {
  const row = known.rows.of(paymentOrders, idTold(told));
  if (!row) return undefined;
  const [amount, due] = [eurosOf(known, row.amountCents), dayOf(known, row.dueOn)];
  return parts(
    say(known, `${amount} angeordnet, fällig am ${due}`, `${amount} ordered, due on ${due}`),
    row.final === true ? say(known, 'Schlusszahlung', 'final payment') : '',
    say(
      known,
      `ausgezahlt ${eurosOf(known, row.paidCents ?? 0)}`,
      `paid ${eurosOf(known, row.paidCents ?? 0)}`,
    ),
  );
};

const certification: Summary = (told, known) => {
  const row = known.rows.of(drawdowns, idTold(told));
  if (!row || row.certifiedCents === null) return undefined;
  const amount = eurosOf(known, row.certifiedCents);
  return say(
    known,
    `${amount} sachlich und rechnerisch richtig`,
    `${amount} factually and arithmetically right`,
  );
};

const drawdown: Summary = (told, known) => {
  const row = known.rows.of(drawdowns, idTold(told));
  if (!row) return undefined;
  const [amount, until] = [eurosOf(known, row.amountCents), dayOf(known, row.purposeUntil)];
  return say(known, `${amount} abgerufen, verwendet bis ${until}`, `${amount} called for, spent by ${until}`);
};

const notice: Summary = (told, known) => {
  const row = known.rows.of(notices, idTold(told));
  if (!row) return undefined;
  const [amount, day] = [eurosOf(known, row.amountCents), dayOf(known, row.noticeOn)];
  const form = wordOf(known, noticeForms, row.legalForm);
  const due = dayOf(known, row.proofDueOn);
  return parts(
    say(known, `${form} vom ${day} über ${amount}`, `${form} of ${day}, ${amount}`),
    row.budgetReservation === true ? say(known, 'unter Haushaltsvorbehalt', 'under budget reservation') : '',
    row.remedyWaivedOn === null ? '' : say(known, 'auf Rechtsbehelf verzichtet', 'remedy waived'),
    say(known, `Nachweis fällig am ${due}`, `proof due on ${due}`),
  );
};

const allocation: Summary = (told, known) => {
  const row = known.rows.of(allocations, idTold(told));
  if (!row) return undefined;
  const [amount, day] = [eurosOf(known, row.amountCents), dayOf(known, row.allocatedOn)];
  const lifted = dayOf(known, row.liftedOn);
  return parts(
    say(known, `${amount} zugeteilt am ${day}`, `${amount} allocated on ${day}`),
    row.conditional === true ? say(known, 'unter Haushaltsvorbehalt', 'under budget reservation') : '',
    lifted === '' ? '' : say(known, `Vorbehalt aufgehoben am ${lifted}`, `reservation lifted on ${lifted}`),
  );
};

const proof: Summary = (told, known) => {
  const row = known.rows.of(proofsOfUse, idTold(told));
  if (!row) return undefined;
  const [spent, unspent] = [eurosOf(known, row.spentEligibleCents), eurosOf(known, row.unspentCents)];
  const day = dayOf(known, row.submittedOn);
  return parts(
    wordOf(known, proofStages, row.kind),
    say(known, `vorgelegt am ${day}`, `submitted on ${day}`),
    say(known, `${spent} ausgegeben, ${unspent} nicht verbraucht`, `${spent} spent, ${unspent} unspent`),
  );
};

const examination: Summary = (told, known) => {
  const row = known.rows.of(proofsOfUse, idTold(told));
  if (!row || row.outcome === null) return undefined;
  return parts(wordOf(known, examinationOutcomes, row.outcome), eurosOf(known, row.recognisedCents));
};

const review: Summary = (told, known) => {
  const row = known.rows.of(reviews, idTold(told));
  if (!row) return undefined;
  const first = parts(
    `${dayOf(known, row.periodFrom)} – ${dayOf(known, row.periodUntil)}`,
    say(known, 'Folge: ', 'consequence: ') + wordOf(known, consequences, row.consequence),
    row.acceptedOn === null
      ? say(known, 'noch nicht angenommen', 'not accepted yet')
      : say(
          known,
          `angenommen am ${dayOf(known, row.acceptedOn)}`,
          `accepted on ${dayOf(known, row.acceptedOn)}`,
        ),
  );
  return `${first}: ${row.learning ?? ''}`;
};

/** The money on its way, and the account that was given of it. */
export const summariesOfMoney = {
  payment,
  order,
  certification,
  drawdown,
  notice,
  allocation,
  'proof-of-use': proof,
  examination,
  review,
} satisfies Readonly<Record<string, Summary>>;
