import { ActRefused, IdempotencyKeyReused } from '#acting';
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
 * @throws CommandFailed where the ledger of that name is another one, or refuses a chapter
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
    if (isForeign(error)) throw anotherLedger();
    throw error instanceof ActRefused ? chapterRefused(key, error) : error;
  }
}

/** A ledger that somebody else opened refuses to be opened again; one of an earlier version knows the key with other acts. */
function isForeign(error: unknown): boolean {
  if (error instanceof ActRefused) return error.act === 'open-ledger';
  return error instanceof LedgerModeDiffers || error instanceof IdempotencyKeyReused;
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

/** Somebody has acted in the ledger before its story was told to the end, or a rule has come that the story does not keep. */
function chapterRefused(key: string, { act, rejection }: ActRefused): CommandFailed {
  const { code } = rejection;
  return new CommandFailed(
    'demo-chapter-refused',
    label(
      `Das Planungsbuch ${LEDGER} in diesem Datenordner lässt die Demo nicht weitererzählen (Kapitel ${key}, ${act}: ${code}). Nennen Sie mit --data einen neuen Ordner.`,
      `The ledger ${LEDGER} in this data folder does not let the demo go on (chapter ${key}, ${act}: ${code}). Name a new folder with --data.`,
    ),
    EXIT.refused,
  );
}
