import type { Fault, Rejection } from '#kernel';

/** An act of a batch stands at `index`; a single act at 0. */
export class ActUnknown extends Error {
  constructor(
    readonly act: string,
    readonly index: number,
  ) {
    super(`there is no act ${act}`);
  }
}

/** The body has not the shape of the act. Every field at fault is named. */
export class InputInvalid extends Error {
  constructor(
    readonly act: string,
    readonly index: number,
    readonly faults: readonly Fault[],
  ) {
    super(`${act}: ${faults.map(({ path, expected }) => `${path || '/'}: ${expected.en}`).join('; ')}`);
  }
}

/** A rule refuses the act. Nothing was stored. */
export class ActRefused extends Error {
  constructor(
    readonly act: string,
    readonly index: number,
    readonly rejection: Rejection,
  ) {
    super(`${act}: ${rejection.code}`);
  }
}

/** What the acts read moved after the number the caller named. */
export class LedgerMoved extends Error {
  constructor(
    readonly named: number,
    readonly moved: number,
  ) {
    super(`what the act reads moved with event ${String(moved)}, after ${String(named)}`);
  }
}

/** The caller has seen more of the ledger than there is: it was restored to an older state since. */
export class LedgerBehind extends Error {
  constructor(
    readonly ledger: string,
    readonly named: number,
    readonly head: number,
  ) {
    super(`${ledger} ends at event ${String(head)}, before ${String(named)} that was seen`);
  }
}

/** Others moved what the acts read, again and again. Nothing was stored; the same request may be sent again. */
export class TooContended extends Error {
  constructor(
    readonly ledger: string,
    readonly tries: number,
  ) {
    super(`what the act reads in ${ledger} moved ${String(tries)} times while it was decided`);
  }
}

/** A batch is 1 to `limit` acts. */
export class BatchSize extends Error {
  constructor(
    readonly acts: number,
    readonly limit: number,
  ) {
    super(`${String(acts)} acts in a batch; 1 to ${String(limit)} are taken`);
  }
}

/** The Idempotency-Key was used by this caller for another body. */
export class IdempotencyKeyReused extends Error {
  constructor() {
    super('this Idempotency-Key was used for another request');
  }
}
