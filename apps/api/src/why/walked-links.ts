import type { Walk, Walked } from '#projecting';
import { linkColumns, links, ways, waysFrom } from '#read-models';
import type { LinksWanted, Step, StoredLink } from '#read-models';

/**
 * The links that a walk in the database has found ahead of the walk that judges each step: it comes to everything that
 * one can come to, and to what is hidden or does not hold as well.
 */
export class WalkedLinks {
  private readonly come = new Set<string>();
  private along: readonly StoredLink[] = [];
  private against: readonly StoredLink[] = [];

  /** Takes the place of what was known before. */
  take({ come, along, against }: Walked): void {
    this.come.clear();
    come.forEach(({ thing, place }) => this.come.add(`${place} ${thing}`));
    // The columns of `linkColumns`.
    this.along = along as readonly StoredLink[];
    this.against = against as readonly StoredLink[];
  }

  /** Whether all links that this step wants are known. */
  has({ step }: LinksWanted): boolean {
    return placesIn(step).every(([thing, place]) => this.come.has(`${place} ${thing}`));
  }

  of({ from, to, kinds }: LinksWanted): StoredLink[] {
    const [sources, targets] = [new Set(from), new Set(to)];
    return [
      ...this.along.filter((link) => sources.has(link.from)),
      ...this.against.filter((link) => targets.has(link.to) && kinds.includes(link.kind)),
    ];
  }
}

/** The walk on from a step; undefined where the step does not want all links against which its ways lead. */
export function walkFrom({ step, to }: LinksWanted): Walk | undefined {
  const begins = placesIn(step).map(([thing, place]) => ({ thing, place }));
  if (begins.some(({ thing, place }) => ways[place].in && !to.includes(thing))) return undefined;
  return {
    model: links.name,
    from: 'from',
    to: 'to',
    kind: 'kind',
    columns: linkColumns,
    begins,
    ways: waysFrom(new Set(begins.map(({ place }) => place))),
  };
}

function placesIn(step: Step) {
  return [...step].flatMap(([thing, places]) => [...places].map((place) => [thing, place] as const));
}
