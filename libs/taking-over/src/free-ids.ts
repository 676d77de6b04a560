import type { StateReader } from '#acting';
import { planning } from '#planning';
import type { ImportedKind, ImportIds } from './import-ids.js';

/** A ledger as it was at one moment. */
export interface Moment {
  readonly reader: StateReader;
  readonly ledger: string;
  readonly ids: ImportIds;
  /** Its number at that moment; that of now where it is undefined. */
  readonly upTo: number | undefined;
}

/**
 * For each natural key the id that what is missing under it is to have: the first one that nothing had. An id is taken
 * although its key is free where what had both was withdrawn by a correction; each such correction costs a round.
 */
export async function freeIds(
  { reader, ledger, ids }: Omit<Moment, 'upTo'>,
  kind: ImportedKind,
  keys: readonly string[],
  seen: number,
): Promise<ReadonlyMap<string, string>> {
  const free = new Map<string, string>();
  let open = keys.map((key) => ({ key, id: ids.of(kind, key) }));
  for (let earlier = 1; open.length > 0; earlier += 1) {
    const existing = open.map(({ id }) => planning.existence(kind).of(id));
    const { states } = await reader.read(ledger, { existing }, seen);
    open.forEach(({ key, id }, index) => {
      if (states.existing[index] === undefined) free.set(key, id);
    });
    open = open
      .filter(({ key }) => !free.has(key))
      .map(({ key }) => ({ key, id: ids.of(kind, key, earlier) }));
  }
  return free;
}
