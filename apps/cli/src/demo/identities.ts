import { createHash } from 'node:crypto';
import { rehearsal } from '#platform';

/** Whoever knows the seed knows every id and salt of the demo: nothing real is kept with it. */
export const SEED = 'musterstadt-an-der-lahn';

/** When the demo's ledger begins. */
export const BEGINNING = '2023-01-09T08:00:00.000Z';

/**
 * The id of a thing of the demo: the same at every run, so that acts can name what others made. Ids of a list sort by its
 * `place`, as ids that are minted one after the other do.
 */
export function idFor(name: string, place = 0): string {
  const at = new Date(Date.parse(BEGINNING) + place).toISOString();
  return rehearsal(`${SEED}/${name}`, at).ids.uuidv7();
}

/** The hash of a document that does not exist: the demo's records rest on invented files. */
export function hashOf(name: string): string {
  return createHash('sha256').update(`${SEED}/${name}`).digest('hex');
}
