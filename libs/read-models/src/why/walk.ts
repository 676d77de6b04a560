import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import type { LinkKind } from '../links/link.js';
import type { StoredLink } from './why-answer.js';
import { ways } from './ways.js';
import type { Place } from './ways.js';

/** Links that a step of the walk wants to know: all from these things, and those of some kinds to those things. */
export interface LinksWanted {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Kinds of the links to `to`. */
  readonly kinds: readonly string[];
  /** How these things were come to; who knows it may find at once what further steps will want. */
  readonly step: Step;
}

/** Answers a step; `isWhole` says whether these are all the links that were wanted. */
export type FindLinks = (
  wanted: LinksWanted,
) => Promise<{ readonly links: readonly StoredLink[]; readonly isWhole: boolean }>;

/** Which of these grants the reader must not know of (rule R22). */
export type HiddenGrants = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** What a walk has found. */
export interface Trail {
  /** The things whose own links are among `links`. */
  readonly visited: ReadonlySet<string>;
  /** The things that are only named. */
  readonly named: ReadonlySet<string>;
  /** The links from what was visited, in the order of their events, and in that in which an event names them. */
  readonly links: readonly StoredLink[];
  /** The correcting event of every corrected event that is among the links. */
  readonly corrections: ReadonlyMap<number, number>;
  /** False where there was more than a trace holds. */
  readonly isWhole: boolean;
}

/**
 * A trace of one grant has some hundred links; one with more than this is read by nobody, and each answer holds all of
 * them in memory. Whoever wants more asks for the things themselves.
 */
const MAX_LINKS = 5_000;

/** Where a walk begins: a thing, or the links of one page to it. */
export interface Start {
  readonly tag: string;
  readonly place: Place;
  /** Of the links to the start only these are followed. */
  readonly page?: readonly StoredLink[];
}

/**
 * Walks over the stored links, breadth first: every step is one question about all things that the step before has come
 * to. What a corrected event named is not followed, because it does not hold; the event itself is told with its correction.
 */
export async function walk(start: Start, find: FindLinks, hiddenGrants: HiddenGrants): Promise<Trail> {
  const visits = new Visits();
  visits.come(start.tag, start.place);
  let isWhole = true;
  for (let step = visits.next(); step; step = visits.next()) {
    const wanted = wantedBy(step, start);
    const found = await find(wanted);
    const links = [...found.links, ...(step.has(start.tag) ? (start.page ?? []) : [])];
    visits.take(links, await hiddenGrants(visits.unjudged(links)));
    visits.goOn(step, links);
    isWhole &&= found.isWhole;
    if (visits.size > MAX_LINKS) return { ...visits.trail(), isWhole: false };
  }
  return { ...visits.trail(), isWhole };
}

/** What was come to in one step, and how. */
export type Step = ReadonlyMap<string, ReadonlySet<Place>>;

function wantedBy(step: Step, { tag, page }: Start): LinksWanted {
  const from: string[] = [];
  const to: string[] = [];
  const kinds = new Set<string>();
  for (const [thing, places] of step) {
    from.push(thing);
    const against = page && thing === tag ? [] : [...places].flatMap((place) => ways[place].in ?? []);
    if (against.length > 0) to.push(thing);
    against.forEach(({ kind }) => kinds.add(kind));
  }
  return { from, to, kinds: [...kinds], step };
}

/** Everything that was come to so far. */
class Visits {
  private readonly places = new Map<string, Set<Place>>();
  private readonly named = new Set<string>();
  private readonly links = new Map<string, StoredLink>();
  private readonly corrections = new Map<number, number>();
  private readonly judged = new Set<string>();
  private readonly hidden = new Set<string>();
  private readonly hiddenEvents = new Set<number>();
  private coming = new Map<string, Set<Place>>();

  get size(): number {
    return this.links.size;
  }

  come(thing: string, place: Place): void {
    if (place === 'named') {
      this.named.add(thing);
      return;
    }
    const known = this.places.get(thing) ?? new Set();
    if (known.has(place)) return;
    this.places.set(thing, known.add(place));
    this.coming.set(thing, (this.coming.get(thing) ?? new Set()).add(place));
  }

  next(): Step | undefined {
    const step = this.coming;
    this.coming = new Map();
    return step.size === 0 ? undefined : step;
  }

  /** The grants among these links of which nobody has said yet whether they may be known. */
  unjudged(links: readonly StoredLink[]): string[] {
    const grants = new Set(links.flatMap(({ from, to }) => [from, to]).filter(isGrant));
    const unjudged = [...grants].filter((grant) => !this.judged.has(grant));
    unjudged.forEach((grant) => this.judged.add(grant));
    return unjudged.map((grant) => idOf(grant as Tag));
  }

  /** Keeps the links; an event that names a hidden grant is hidden with all its links, as it is everywhere else. */
  take(links: readonly StoredLink[], hidden: ReadonlySet<string>): void {
    hidden.forEach((id) => this.hidden.add(`grant:${id}`));
    for (const link of links) {
      const { from, to, kind, number } = link;
      if (this.hidden.has(from) || this.hidden.has(to)) this.hiddenEvents.add(number);
      this.links.set([number, from, kind, to].join(' '), link);
      if (kind === 'correction') this.corrections.set(Number(idOf(to as Tag)), number);
    }
  }

  /** Comes to all things to which these links lead from what the step has come to. */
  goOn(step: Step, links: readonly StoredLink[]): void {
    const citesTargets = this.citesTargets();
    for (const { from, to, kind, number } of links) {
      if (this.hiddenEvents.has(number)) continue;
      for (const place of step.get(to) ?? []) {
        const further = ways[place].in?.find((way) => way.kind === kind && way.of === kindOf(from as Tag));
        if (further && !(further.unlessCited && citesTargets)) this.come(from, further.to);
      }
      // Who named a thing by mistake is told, what was named by mistake is not.
      if (this.corrections.has(number)) continue;
      for (const place of step.get(from) ?? []) {
        const further = ways[place].out?.[kind as LinkKind];
        if (further) this.come(to, further);
      }
    }
  }

  /** Whether an allocation that holds cites targets. Its own links are found in the step in which its measure's are. */
  private citesTargets(): boolean {
    return [...this.links.values()].some(
      ({ from, kind, number }) =>
        kind === 'target-version' && kindOf(from as Tag) === 'allocation' && !this.corrections.has(number),
    );
  }

  trail(): Omit<Trail, 'isWhole'> {
    const links = [...this.links.values()]
      .filter(({ from, number }) => this.places.has(from) && !this.hiddenEvents.has(number))
      .sort((a, b) => a.number - b.number || placeIn(a) - placeIn(b));
    const visited = new Set(this.places.keys());
    return { visited, named: this.named, links, corrections: this.corrections };
  }
}

/** The place of a link among those of its event. */
function placeIn({ id }: StoredLink): number {
  return Number(id.slice(id.indexOf('.') + 1));
}

function isGrant(thing: string): boolean {
  return thing.startsWith('grant:');
}
