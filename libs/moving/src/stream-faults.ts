import type { Label } from '#kernel';
import { damages } from '#event-store';
import type { LedgerDamaged, StreamRemains } from '#event-store';
import { MoveFault } from './move-fault.js';

/** What is told to whoever would move a ledger out of its stream, if that is damaged: what is kept, what is given up, and how. */
export function toldDamaged(found: StreamRemains): MoveFault | undefined {
  const { ledger, damage, contradiction, isHidden } = found;
  if (contradiction !== undefined) return contradicted(ledger, contradiction);
  if (!damage) return undefined;
  return isHidden ? hidden(ledger, damage) : streamDamaged(found, damage);
}

/** What is kept and what is given up where a ledger leaves its damaged stream, and the command that does it. */
function streamDamaged(found: StreamRemains, damage: LedgerDamaged): MoveFault {
  const { ledger, kept } = found;
  const lost = givenUp(found);
  const at = place(damage);
  const command = `planbuch ledger move ${ledger} --to postgresql --keep-up-to ${String(kept)}`;
  return new MoveFault('stream-damaged', {
    de: `Der Strom von ${ledger} ist beschädigt (${at.de}); so wird er nicht bewegt. Die Kopie in PostgreSQL hat das Buch bis Ereignis ${String(kept)}. ${lost.de} Gibt es die fehlenden Ereignisse noch (docs/operations.md, „Ein fremdes Ereignis in einem Strom“), dann holen Sie zuerst sie zurück. Soll das Buch mit der Kopie weitergehen: ${command}`,
    en: `The stream of ${ledger} is damaged (${at.en}); it is not moved like that. The copy in PostgreSQL has the ledger up to event ${String(kept)}. ${lost.en} If the missing events still exist (docs/operations.md, “A foreign event in a stream”), bring them back first. If the ledger shall go on with the copy: ${command}`,
  });
}

/** In words: the numbers beyond what is kept. */
function givenUp({ kept, endsAt, beyond }: StreamRemains): Label {
  if (endsAt === kept) return { de: 'Aufgegeben wird kein Ereignis.', en: 'No event is given up.' };
  if (!beyond)
    return {
      de: `Was nach ${String(kept)} etwa noch bestätigt wurde, steht nirgends mehr.`,
      en: `Whatever may have been acknowledged after ${String(kept)} stands nowhere any more.`,
    };
  const [from, to] = [String(beyond.from), String(beyond.to)];
  const range = {
    de: `Aufgegeben wird im Strom ${from} bis ${to}`,
    en: `Given up are ${from} to ${to} of the stream`,
  };
  if (beyond.maybeOurs === 0)
    return {
      de: `${range.de}; nichts davon ist von einem Planbuch.`,
      en: `${range.en}; nothing of it is of a Planbuch.`,
    };
  const count = String(beyond.maybeOurs);
  return {
    de: `${range.de}; davon tragen ${count} das Zeichen eines Planbuchs oder fehlen und können bestätigt worden sein.`,
    en: `${range.en}; ${count} of them bear the mark of a Planbuch or are missing, and may have been acknowledged.`,
  };
}

export function otherNumber(found: StreamRemains, damage: LedgerDamaged, keepUpTo: number): MoveFault {
  const { ledger, kept } = found;
  const [lost, at] = [givenUp(found), place(damage)];
  return new MoveFault('another-number-kept', {
    de: `Behalten werden kann ${ledger} bis Ereignis ${String(kept)}, nicht bis ${String(keepUpTo)} (${at.de}). ${lost.de}`,
    en: `${ledger} can be kept up to event ${String(kept)}, not up to ${String(keepUpTo)} (${at.en}). ${lost.en}`,
  });
}

export function contradicted(ledger: string, number: number): MoveFault {
  return new MoveFault('copy-not-proved', {
    de: `Ereignis ${String(number)} von ${ledger} ist im Strom ein anderes als in der Kopie, und beide können von einem Planbuch sein. Welches gilt, lässt sich hier nicht beweisen; es geschieht nichts. Nehmen Sie die letzte gute Sicherung an einem leeren Ort.`,
    en: `Event ${String(number)} of ${ledger} is another one in the stream than in the copy, and both may be of a Planbuch. Which one is true cannot be proved here; nothing is done. Use the last good backup in an empty place.`,
  });
}

export function unproved(ledger: string, problems: number): MoveFault {
  return new MoveFault('copy-not-proved', {
    de: `Die Kopie von ${ledger} lässt sich nicht beweisen (${String(problems)} Abweichungen, „planbuch verify --ledger ${ledger}“ nennt sie). Das Buch bleibt eingefroren, wo es ist. Nehmen Sie die letzte gute Sicherung an einem leeren Ort.`,
    en: `The copy of ${ledger} cannot be proved (${String(problems)} problems, “planbuch verify --ledger ${ledger}” names them). The ledger stays frozen where it is. Use the last good backup in an empty place.`,
  });
}

export function hidden(ledger: string, damage: LedgerDamaged): MoveFault {
  const at = place(damage);
  return new MoveFault('stream-hidden', {
    de: `Eine Einstellung des Stroms von ${ledger} ($tb, $maxAge, $maxCount; so löscht der Ereignisserver auch) verbirgt, was nach der Kopie kam (${at.de}). Nehmen Sie sie zurück und prüfen Sie mit „planbuch verify --ledger ${ledger}“: vielleicht ist alles noch da.`,
    en: `A setting of the stream of ${ledger} ($tb, $maxAge, $maxCount; this is how the event server deletes, too) hides what came after the copy (${at.en}). Take it back and check with “planbuch verify --ledger ${ledger}”: perhaps all of it is still there.`,
  });
}

export function notDamaged(ledger: string): MoveFault {
  return new MoveFault('stream-not-damaged', {
    de: `Der Strom von ${ledger} ist heil; es gibt nichts aufzugeben. Ohne --keep-up-to wird das Buch ganz bewegt.`,
    en: `The stream of ${ledger} is sound; there is nothing to give up. Without --keep-up-to the whole ledger is moved.`,
  });
}

function place({ number, why }: LedgerDamaged): Label {
  const { de, en } = damages[why];
  return { de: `Ereignis ${String(number)}: ${de}`, en: `event ${String(number)}: ${en}` };
}
