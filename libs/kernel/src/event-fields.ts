import { IsInt, Matches, Max, Min } from 'class-validator';
import { declare, LIST_MAX } from './declaring.js';
import type { FieldOptions, ListOptions } from './declaring.js';
import type { ListBounds } from './field.js';
import { TAG } from './tag.js';

/** Fields by which an event names other events of its ledger. */

function eventNumber(list: ListBounds | undefined, options: FieldOptions): PropertyDecorator {
  return declare(
    {
      shape: { is: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER },
      expected: { de: 'die Nummer eines Ereignisses', en: 'the number of an event' },
      checks: (each) => [IsInt({ each }), Min(1, { each }), Max(Number.MAX_SAFE_INTEGER, { each })],
      ...(list ? { list } : {}),
    },
    options,
  );
}

/** The number of an event. */
export function EventNumber(options: FieldOptions = {}): PropertyDecorator {
  return eventNumber(undefined, options);
}

/** Numbers of events. */
export function EventNumbers({ min = 0, max = LIST_MAX, ...options }: ListOptions = {}): PropertyDecorator {
  return eventNumber({ min, max }, options);
}

function eventTag(list: ListBounds | undefined, options: FieldOptions): PropertyDecorator {
  return declare(
    {
      shape: { is: 'string', max: 160, pattern: TAG },
      expected: { de: 'eine Kennung der Form art:kennung', en: 'a tag of the form kind:id' },
      checks: (each) => [Matches(TAG, { each })],
      ...(list ? { list } : {}),
    },
    options,
  );
}

/** A tag. */
export function EventTag(options: FieldOptions = {}): PropertyDecorator {
  return eventTag(undefined, options);
}

/** Tags. */
export function EventTags({ min = 0, max = LIST_MAX, ...options }: ListOptions = {}): PropertyDecorator {
  return eventTag({ min, max }, options);
}

function subjectTag(
  kinds: readonly string[],
  list: ListBounds | undefined,
  options: FieldOptions,
): PropertyDecorator {
  const pattern = new RegExp(`^(?:${kinds.join('|')}):[A-Za-z0-9._-]{1,80}$`);
  return declare(
    {
      shape: { is: 'string', max: 160, pattern },
      expected: {
        de: `eine Kennung der Form art:kennung, mit der Art ${kinds.join(', ')}`,
        en: `a tag of the form kind:id, of the kind ${kinds.join(', ')}`,
      },
      checks: (each) => [Matches(pattern, { each })],
      namesSubject: true,
      ...(list ? { list } : {}),
    },
    options,
  );
}

/** The tag of a subject of one of these kinds. Acting refuses one that the ledger does not know, as it does an id. */
export function SubjectTag(kinds: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return subjectTag(kinds, undefined, options);
}

/** Tags of subjects of these kinds. */
export function SubjectTags(
  kinds: readonly string[],
  { min = 0, max = LIST_MAX, ...options }: ListOptions = {},
): PropertyDecorator {
  return subjectTag(kinds, { min, max }, options);
}
