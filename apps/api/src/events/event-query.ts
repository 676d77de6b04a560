import { isTag } from '#kernel';
import type { Query } from '#kernel';
import { planning } from '#planning';
import type { QueryReader } from '../edge/query-reader.js';

/** The parameters that choose events, for the refusal of others. */
export const EVENT_FILTERS = ['type', 'tag'] as const;

const KEBAB = /^[a-z]+(-[a-z]+)*$/;

/** Which events are asked for: ANY of the types AND ALL of the tags; undefined where all are. */
export function eventQuery(query: QueryReader): Query | undefined {
  const types = query.texts('type').flatMap((text) => text.split(','));
  const tags = query.texts('tag');
  const known = new Set(planning.eventTypes.map(({ type }) => type));
  if (types.some((type) => !KEBAB.test(type) || !known.has(type))) {
    query.fault('type', {
      de: 'eine Ereignisart aus /v1/event-types, mehrere mit Komma',
      en: 'an event type of /v1/event-types, several with commas',
    });
  }
  if (!tags.every(isTag)) {
    query.fault('tag', { de: 'eine Kennung der Form art:kennung', en: 'a tag of the form kind:id' });
    return undefined;
  }
  return types.length + tags.length === 0 ? undefined : [{ types, tags }];
}
