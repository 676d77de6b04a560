import {
  UnknownEventVersion,
  type Change,
  type OpenedEvent,
  type ReadModel,
  type StoredEvent,
} from '#kernel';
import { leafHash, leafText, type RecordedEvent } from '#event-store';
import { LedgerChanged } from './errors.js';
import { faultOf, textsOf, type ProjectionFault, type Reached } from './projection-fault.js';
import type { ProjectionContext } from './projection-context.js';

const NOTHING: readonly Change[] = [];

/**
 * What one event does to the rows of several read models. The event is opened once, and only if one of them handles it;
 * where that or a projection throws, only the read models concerned stop.
 */
export class EventUnderWay {
  private opened: OpenedEvent | undefined;

  constructor(
    readonly recorded: RecordedEvent,
    private readonly open: ProjectionContext['open'],
  ) {}

  get number(): number {
    return this.recorded.event.number;
  }

  /** The changes for a read model; none where it does not handle this type. Throws what the projection throws. */
  changesFor({ projectors }: ReadModel): readonly Change[] {
    const { event } = this.recorded;
    const projector = projectors.get(event.type);
    if (!projector) return NOTHING;
    if (projector.version !== event.version) throw new UnknownEventVersion(event);
    return projector.project((this.opened ??= this.open(this.recorded)));
  }

  /** Describes an error without the texts of this event and of the rows it was about to change. */
  faultOf(error: unknown, rows: readonly object[] = []): ProjectionFault {
    return faultOf(
      error,
      this.number,
      textsOf([this.recorded.disclosures, this.opened?.data ?? {}, ...rows]),
    );
  }
}

/** The place in the ledger after an event, as a checkpoint remembers it. */
export function reachedBy(event: StoredEvent): Reached {
  return { number: event.number, leafHash: leafHash(leafText(event)) };
}

/**
 * Reads on from a checkpoint. The event the checkpoint stands on is read first and must be the one it remembers; throws
 * LedgerChanged where it is not.
 */
export async function* eventsFrom(
  context: ProjectionContext,
  ledger: string,
  from: Reached,
  upTo: number,
  signal?: AbortSignal,
): AsyncGenerator<EventUnderWay> {
  const after = Math.max(0, from.number - 1);
  let expected = after + 1;
  const range = { after, upTo, ...(signal ? { signal } : {}) };
  for await (const recorded of context.store.readRecorded(ledger, range)) {
    const { number } = recorded.event;
    if (number !== expected)
      throw new LedgerChanged(ledger, from.number, `event ${String(expected)} is missing`);
    expected += 1;
    if (number > from.number) yield new EventUnderWay(recorded, context.open);
    else if (!reachedBy(recorded.event).leafHash.equals(from.leafHash))
      throw new LedgerChanged(ledger, from.number, 'this event is another one now');
  }
}
