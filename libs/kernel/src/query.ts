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

/**
 * The union of queries, items of equal tags joined, in a stable order. The same lists of types always give the same list,
 * so that whoever looks at lists of types need look at each of them once.
 */
export function union(queries: readonly Query[]): Query {
  const byTags = new Map<string, QueryItem>();
  for (const query of queries) {
    for (const { tags, types } of query) {
      const key = tags.length === 1 && tags[0] !== undefined ? tags[0] : tags.join(' ');
      const known = byTags.get(key);
      byTags.set(key, { tags, types: known ? joined(known.types, types) : joined(types, types) });
    }
  }
  return [...byTags.values()];
}

/** Types come from the declarations of models, whose lists live as long as the program. */
const unions = new WeakMap<readonly string[], WeakMap<readonly string[], readonly string[]>>();

/** All types of two lists, sorted. */
function joined(one: readonly string[], other: readonly string[]): readonly string[] {
  const known = unions.get(one)?.get(other);
  if (known) return known;
  const types = [...new Set([...one, ...other])].sort();
  const byOther = unions.get(one) ?? new WeakMap<readonly string[], readonly string[]>();
  byOther.set(other, types);
  unions.set(one, byOther);
  return types;
}
