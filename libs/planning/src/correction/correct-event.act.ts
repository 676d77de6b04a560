import { act, EventNumber, idOf, kindOf } from '#kernel';
import type { Rejection, StoredEvent } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import { fundsForLines } from '../budget-line/funds.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { paymentBooked } from '../payment/payment-booked.event.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { nothingBuiltUpon } from '../rules/nothing-built-upon.js';
import { authorityTakenBack, bindingsTakenBack, grantMovedBy, isInherited } from './compensation.js';
import { correction } from './correction.model.js';
import { eventCorrected } from './event-corrected.event.js';

class CorrectEvent {
  @EventNumber() eventNumber!: number;
}

/** What is said about an event cannot be taken back by saying it about that again; and what is erased stays erased. */
const FINAL = ['event-corrected', 'text-redacted', 'personal-data-erased'];

/**
 * Withdraws what an earlier event said, with the reason; the earlier event stays (rule R16). What it moved on budget lines is
 * taken back; where that binds more again, the money must be there (rule R3).
 */
export const correctEvent = act('correct-event', CorrectEvent, {
  label: { de: 'Ereignis berichtigen', en: 'Correct event' },
  makes: [eventCorrected],
  needsReason: true,
  example: { eventNumber: 42 },
  reads: ({ eventNumber }) => ({ named: { eventNumber }, correctedBy: correction.of(String(eventNumber)) }),
  thenReads: ({ named }) => ({ line: named && lineOf(named), money: named && moneyOf(named) }),
  lastReads: ({ named, money }) => ({ funds: named && money ? fundsForMore(named, money) : [] }),
  decide: ({ named, correctedBy, line, money, funds }, { eventNumber }) => {
    if (!named) return reject('event-unknown', { number: eventNumber });
    const refusal = canBeCorrected(named, correctedBy) ?? standsLast(named, money);
    if (refusal) return refusal;
    const { number, type, subject, tags } = named;
    const authorities = line ? authorityTakenBack(idOf(subject), line, named) : [];
    const lines = money ? bindingsTakenBack(named, money) : [];
    return (
      fundsSufficeTogether(funds, lines.filter(bindsMore)) ??
      eventCorrected.of(String(number), {
        eventNumber: number,
        eventType: type,
        eventSubject: subject,
        eventTags: [...tags],
        ...(lines.length === 0 ? {} : { lines }),
        ...(authorities.length === 0 ? {} : { authorities }),
      })
    );
  },
});

function canBeCorrected(event: StoredEvent, correctedBy: number | undefined): Rejection | undefined {
  const { number, type } = event;
  if (FINAL.includes(type)) return reject('not-correctable', { number, type }, [number]);
  if (paymentBooked.is(event)) return reject('booking-not-correctable', { number }, [number]);
  return correctedBy === undefined
    ? undefined
    : reject('already-corrected', { number, by: correctedBy }, [number, correctedBy]);
}

function standsLast(event: StoredEvent, money: GrantMoney | undefined): Rejection | undefined {
  const grantId = grantMovedBy(event);
  if (!money || grantId === undefined || isInherited(event)) return undefined;
  return nothingBuiltUpon({ number: event.number, grantId }, money);
}

/** Only events about a budget line itself can change what it was appropriated. */
function lineOf({ subject }: StoredEvent) {
  return kindOf(subject) === 'budget-line' ? appropriations.of(idOf(subject)) : undefined;
}

function moneyOf(event: StoredEvent) {
  const grantId = grantMovedBy(event);
  return grantId === undefined ? undefined : grantMoney.of(grantId);
}

/** The funds of the lines on which more is bound again, e.g. because a commitment below the allocation is taken back. */
function fundsForMore(event: StoredEvent, money: GrantMoney) {
  return fundsForLines(bindingsTakenBack(event, money).filter(bindsMore));
}

function bindsMore({ boundDeltaCents }: { readonly boundDeltaCents: number }): boolean {
  return boundDeltaCents > 0;
}
