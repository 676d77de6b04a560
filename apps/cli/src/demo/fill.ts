import { IdempotencyKeyReused } from '#acting';
import type { Performed } from '#acting';
import type { Planbuch } from '#assembly';
import { LedgerModeDiffers, LedgerUnknown } from '#event-store';
import { rehearsal } from '#platform';
import { CommandFailed, EXIT } from '../failure.js';
import { label } from '../language.js';
import { SEED } from './identities.js';
import { LAST, STORY } from './story.js';
import type { Chapter, Told } from './telling/chapter.js';
import { LEDGER } from './town/founding.js';

/**
 * Tells the story of Musterstadt in its ledger. Every chapter has its own time, ids and salts and its own key: told
 * again, whole or from where it was cut off, the ledger holds the same events once.
 *
 * @throws CommandFailed where the ledger of that name is another one
 */
export async function fillDemo(
  { performer, store }: Planbuch,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  if (await isTold(store)) return;
  const events = new Map<string, number>();
  const told: Told = (type, subject) => {
    const number = events.get(`${type} ${subject}`);
    if (number === undefined) throw new RangeError(`no chapter tells ${type} of ${subject}`);
    return number;
  };
  for (const [index, chapter] of STORY.entries()) {
    signal.throwIfAborted();
    const performed = await tell(performer, chapter, told);
    for (const { type, subject, number } of performed.events)
      if (number !== undefined) events.set(`${type} ${subject}`, number);
    onProgress(index + 1, STORY.length);
  }
}

/** Whether the last chapter is stored: then all before it are. */
async function isTold(store: Planbuch['store']): Promise<boolean> {
  const { type, tag } = LAST;
  try {
    const { events } = await store.load(LEDGER, [{ tag, types: [type], after: 0 }]);
    const head = await store.head(LEDGER);
    return head.mode === 'rehearsal' && (events[0] ?? []).length > 0;
  } catch (error) {
    if (error instanceof LedgerUnknown) return false;
    throw error;
  }
}

async function tell(
  performer: Planbuch['performer'],
  { key, at, by, acts }: Chapter,
  told: Told,
): Promise<Performed> {
  try {
    return await performer.perform({
      ledger: LEDGER,
      acts: acts(told),
      caller: by,
      idempotencyKey: `demo/${key}`,
      rehearsal: rehearsal(`${SEED}/${key}`, at),
    });
  } catch (error) {
    throw isForeign(error) ? anotherLedger() : error;
  }
}

/** Somebody opened a ledger of this name, or an earlier version of Planbuch told another story. */
function isForeign(error: unknown): boolean {
  return (
    error instanceof LedgerModeDiffers ||
    error instanceof IdempotencyKeyReused ||
    (error instanceof Error && 'rejection' in error)
  );
}

function anotherLedger(): CommandFailed {
  return new CommandFailed(
    'demo-ledger-differs',
    label(
      `In diesem Datenordner gibt es schon ein anderes Planungsbuch ${LEDGER}. Nennen Sie für die Demo mit --data einen neuen Ordner.`,
      `This data folder already holds another ledger ${LEDGER}. Name a new folder for the demo with --data.`,
    ),
    EXIT.refused,
  );
}
