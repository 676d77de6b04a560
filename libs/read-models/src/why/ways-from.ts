import { ways } from './ways.js';
import type { Place } from './ways.js';

/** Where a walk goes on from a place, as a table: along links by their kind, against them by kind and kind of their thing. */
export interface WaysOn {
  readonly out: Readonly<Record<string, Place>>;
  readonly in?: Readonly<Record<string, Place>>;
}

/** By the places they were asked for from: those of a grant are asked for with each trace of one. */
const waysKnown = new Map<string, Readonly<Record<string, WaysOn>>>();

/** More than are asked for: a trace begins at one of eight places, and goes on from few combinations of others. */
const MAX_WAYS_KNOWN = 100;

/**
 * The ways from these places, and from all to which they lead. They lead everywhere a walk may come to, and further: what
 * depends on what it has met on its way stands in none of them.
 */
export function waysFrom(places: ReadonlySet<Place>): Readonly<Record<string, WaysOn>> {
  const key = [...places].sort().join(' ');
  const known = waysKnown.get(key);
  if (known) return known;
  const found = waysOnFrom(places);
  if (waysKnown.size < MAX_WAYS_KNOWN) waysKnown.set(key, found);
  return found;
}

function waysOnFrom(places: ReadonlySet<Place>): Readonly<Record<string, WaysOn>> {
  const found = new Map<Place, WaysOn>();
  const coming = new Set(places);
  // Those that are added meanwhile are come to as well.
  for (const place of coming) {
    if (place === 'named') continue;
    const { out = {}, in: against = [] } = ways[place];
    const further = Object.fromEntries(against.map(({ kind, of, to }) => [`${kind} ${of}`, to]));
    found.set(place, { out, ...(against.length > 0 ? { in: further } : {}) });
    [...Object.values(out), ...Object.values(further)].forEach((next) => coming.add(next));
  }
  return Object.fromEntries(found);
}
