import type { Tag } from './tag.js';

/**
 * ALL of the tags AND ANY of the types (terms of the Dynamic Consistency Boundary specification). Without tags: whatever the
 * tags; without types: whatever the type. An append condition names both.
 */
export interface QueryItem {
  readonly tags: readonly Tag[];
  readonly types: readonly string[];
}

/** ANY of the items. */
export type Query = readonly QueryItem[];

/** "No event matching the query stands after number `after`." */
export interface AppendCondition {
  readonly query: Query;
  readonly after: number;
}

export function matches(
  query: Query,
  event: { readonly type: string; readonly tags: readonly Tag[] },
): boolean {
  return query.some(
    ({ tags, types }) =>
      (types.length === 0 || types.includes(event.type)) &&
      tags.every((wanted) => event.tags.includes(wanted)),
  );
}

/** The union of queries, items of equal tags joined, in a stable order. */
export function union(queries: readonly Query[]): Query {
  const byTags = new Map<string, { tags: readonly Tag[]; types: Set<string> }>();
  for (const item of queries.flat()) {
    const key = item.tags.join(' ');
    const known = byTags.get(key) ?? { tags: item.tags, types: new Set<string>() };
    for (const type of item.types) known.types.add(type);
    byTags.set(key, known);
  }
  return [...byTags.values()].map(({ tags, types }) => ({ tags, types: [...types].sort() }));
}
