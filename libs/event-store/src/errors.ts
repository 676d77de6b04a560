/** Something moved that the decision rests on: decide again on fresh state. */
export class ConditionFailed extends Error {
  constructor(
    readonly ledger: string,
    /** Number of an event that matches the condition's query. */
    readonly number: number,
  ) {
    super(`event ${String(number)} of ${ledger} matches the append condition`);
  }
}

/** The request key was used for another body. */
export class RequestKeyReused extends Error {
  constructor(readonly ledger: string) {
    super(`this request key was used for another request to ${ledger}`);
  }
}

export class LedgerUnknown extends Error {
  constructor(readonly ledger: string) {
    super(`there is no ledger ${ledger}`);
  }
}

/** A ledger that is being moved takes nothing for a while. */
export class LedgerFrozen extends Error {
  constructor(readonly ledger: string) {
    super(`the ledger ${ledger} is frozen`);
  }
}

/** The ledger was restored or moved while somebody followed it: it does not go on where they are. */
export class LedgerReplaced extends Error {
  override readonly name = 'LedgerReplaced';

  constructor(
    readonly ledger: string,
    /** The last event that was seen. */
    readonly seen: number,
    readonly head: number,
  ) {
    super(
      `the ledger ${ledger} does not go on after event ${String(seen)}: it was restored or moved and ends at ${String(head)}`,
    );
  }
}

export class LedgerModeDiffers extends Error {
  constructor(
    readonly ledger: string,
    readonly mode: string,
  ) {
    super(`the ledger ${ledger} is ${mode}, for ever`);
  }
}

export class EntryTooLarge extends Error {
  constructor(
    readonly events: number,
    readonly bytes: number,
    readonly limit: string,
  ) {
    super(`an entry of ${String(events)} events and ${String(bytes)} bytes; at most ${limit}`);
  }
}

/** The connection was lost at commit and did not come back in time: the entry may be stored. Repeat it with the same key. */
export class OutcomeUnknown extends Error {
  constructor(readonly ledger: string) {
    super(`it is not known whether ${ledger} holds the entry; repeat it with the same key`);
  }
}

/** The queue of a ledger is full; nothing was stored. */
export class StoreBusy extends Error {
  constructor(readonly ledger: string) {
    super(`too many entries wait for ${ledger}`);
  }
}
