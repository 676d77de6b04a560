import type { Planbuch } from '#assembly';
import type { ForgettingState } from '#forgetting';
import type { StoredEvent } from '#kernel';
import { personalDataErased, textRedacted } from '#planning';

const FORGETS: readonly string[] = [textRedacted.type, personalDataErased.type];

/** Whether an event of this type orders that something be forgotten. */
export function forgets({ type }: Pick<StoredEvent, 'type'>): boolean {
  return FORGETS.includes(type);
}

/**
 * How far a redaction or erasure is. The text itself is gone with the event; until the registers that showed it are swapped
 * and its bytes are out of the files, it is in progress.
 */
export async function forgettingOf(
  { forgetting }: Pick<Planbuch, 'forgetting'>,
  event: Pick<StoredEvent, 'type' | 'ledger' | 'number'>,
): Promise<ForgettingState | undefined> {
  return forgets(event) ? forgetting.state(event) : undefined;
}
