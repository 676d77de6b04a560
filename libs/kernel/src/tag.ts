/** What an event is about: `kind:id`. The form is part of the leaf and therefore for ever (docs/spec/event.md). */
export type Tag = `${string}:${string}`;

export const TAG = /^[a-z-]+:[A-Za-z0-9._-]{1,80}$/;

/** At most this many tags on one event: each is an index row written under the ledger's head lock. */
export const MAX_TAGS = 32;

export function isTag(value: string): value is Tag {
  return TAG.test(value);
}

/** Makes `kind:id`; throws on a form the leaf does not allow, because a bad tag could never be taken back. */
export function tag(kind: string, id: string): Tag {
  const made = `${kind}:${id}`;
  if (!isTag(made)) throw new TypeError(`not a tag: ${JSON.stringify(made)}`);
  return made;
}

export function idOf(of: Tag): string {
  return of.slice(of.indexOf(':') + 1);
}

export function kindOf(of: Tag): string {
  return of.slice(0, of.indexOf(':'));
}

/** Sorted by code unit and without repetition, as the leaf demands. */
export function sortedTags(tags: readonly Tag[]): Tag[] {
  return [...new Set(tags)].sort((a, b) => (a < b ? -1 : 1));
}
