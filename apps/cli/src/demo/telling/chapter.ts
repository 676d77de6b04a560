import type { Caller } from '#access';
import type { AskedAct } from '#acting';

/** What one person does on one day: acts that are stored together. */
export interface Chapter {
  /** Names the chapter for ever: a fill that was cut off goes on behind the chapters that are stored. */
  readonly key: string;
  /** When it is recorded, RFC 3339 in UTC. */
  readonly at: string;
  readonly by: Caller;
  readonly acts: (told: Told) => readonly AskedAct[];
}

/** The number of the event of this type about this subject, as the chapters before made it. */
export type Told = (type: string, subject: string) => number;

/** A chapter of a day, told at nine in the morning where no hour is given. */
export function chapter(
  key: string,
  at: string,
  by: Caller,
  acts: Chapter['acts'] | readonly AskedAct[],
): Chapter {
  return {
    key,
    at: at.length > 10 ? `${at}:00.000Z` : `${at}T09:00:00.000Z`,
    by,
    acts: typeof acts === 'function' ? acts : () => acts,
  };
}

/** An act with what it says. */
export function asked(act: string, body: object): AskedAct {
  return { act, body };
}
