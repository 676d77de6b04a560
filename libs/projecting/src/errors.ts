/** A projection made a row that its declaration does not allow. Names the column, never the value. */
export class RowMismatch extends Error {
  override readonly name = 'RowMismatch';

  constructor(
    readonly model: string,
    readonly column: string,
    readonly expected: string,
  ) {
    super(`read model ${model}: ${column} is not ${expected}`);
  }
}

/** The ledger is not the one the rows were made from: restored, moved or exchanged. Only a rebuild helps. */
export class LedgerChanged extends Error {
  override readonly name = 'LedgerChanged';

  constructor(
    readonly ledger: string,
    readonly number: number,
    what: string,
  ) {
    super(
      `the rows of ${ledger} stand at event ${String(number)}, but ${what}; check which ledger this is, then rebuild its projections`,
    );
  }
}

/** Columns or handled events of a read model changed under the same version: old rows would pass for new ones. */
export class VersionNotRaised extends Error {
  override readonly name = 'VersionNotRaised';

  constructor(
    readonly model: string,
    readonly version: number,
  ) {
    super(
      `read model ${model}: columns, indexes or handled events changed, but the version is still ${String(version)}; raise it`,
    );
  }
}

export class UnknownReadModel extends Error {
  override readonly name = 'UnknownReadModel';

  constructor(readonly model: string) {
    super(`there is no read model ${model}`);
  }
}

/** No rows can be read yet: the read model is being built for this ledger. Ask again soon. */
export class ReadModelNotReady extends Error {
  override readonly name = 'ReadModelNotReady';

  constructor(
    readonly model: string,
    readonly ledger: string,
  ) {
    super(`the read model ${model} of ${ledger} is being built`);
  }
}

/** The number asked for is recorded, but not all read models are that far. Ask again soon, or wait with `waitFor`. */
export class NotYetProjected extends Error {
  override readonly name = 'NotYetProjected';

  constructor(
    readonly ledger: string,
    readonly number: number,
    readonly reached: number,
  ) {
    super(`the read models of ${ledger} are at event ${String(reached)}, not yet at ${String(number)}`);
  }
}

/** A number after the ledger's last event. */
export class AheadOfTheLedger extends Error {
  override readonly name = 'AheadOfTheLedger';

  constructor(
    readonly ledger: string,
    readonly number: number,
    readonly head: number,
  ) {
    super(`${ledger} ends at event ${String(head)}; there is no event ${String(number)}`);
  }
}

/** What will be recorded until a time to come cannot be known now. */
export class TimeToCome extends Error {
  override readonly name = 'TimeToCome';

  constructor(readonly time: string) {
    super(`${time} is in the future`);
  }
}

/** A projection that is needed stands still; waiting for it is of no use before the fix. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';

  constructor(
    readonly model: string,
    readonly ledger: string,
    /** The first event it could not take. */
    readonly number: number,
  ) {
    super(`the projection ${model} of ${ledger} has stopped at event ${String(number)}`);
  }
}

/** A question no page can answer: the parameter at fault and what it takes. */
export class BadQuestion extends Error {
  override readonly name = 'BadQuestion';

  constructor(
    /** `filter.state`, `sort`, `cursor`, `asOf` … */
    readonly parameter: string,
    readonly expected: string,
  ) {
    super(`${parameter}: ${expected}`);
  }
}
