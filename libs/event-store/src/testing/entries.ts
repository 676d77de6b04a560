import { createHash } from 'node:crypto';
import { sortedTags } from '#kernel';
import type { AppendCondition, SealedEvent, Tag } from '#kernel';
import { v7 } from 'uuid';
import type { Disclosure } from '../disclosure.js';
import type { Entry } from '../event-store.js';

/** An event as an act would have sealed it, about whatever a test needs. */
export function sealed(ledger: string, type: string, tags: readonly Tag[], data: object = {}): SealedEvent {
  return {
    ledger,
    id: v7(),
    type,
    version: 1,
    subject: tags[0] ?? 'need:none',
    tags: sortedTags(tags.length > 0 ? tags : ['need:none']),
    data,
    actor: 'operator:test',
    role: 'planning',
    effectiveOn: '2027-03-15',
    correlationId: v7(),
    evidence: [],
  };
}

export interface EntryOptions {
  readonly condition?: AppendCondition;
  /** The same key text makes the same request key. */
  readonly key?: string;
  /** The entry is appended once and never again. */
  readonly isKeyNew?: boolean;
  readonly body?: string;
  readonly disclosures?: readonly Disclosure[];
  readonly recordedAt?: string;
}

/** An entry of these events under a key of its own, unless one is given. */
export function entryOf(events: readonly SealedEvent[], options: EntryOptions = {}): Entry {
  const { condition, key = v7(), isKeyNew = false, body = '', disclosures = [], recordedAt } = options;
  return {
    key: createHash('sha256').update(key).digest(),
    isKeyNew,
    bodyMac: createHash('sha256').update(body).digest(),
    events: events.map((event, index) => ({ event, disclosures: index === 0 ? disclosures : [] })),
    ...(condition ? { condition } : {}),
    ...(recordedAt ? { recordedAt } : {}),
  };
}
