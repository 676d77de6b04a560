import { Codes } from '#kernel';
import type { ListOptions } from '#kernel';

/**
 * Lists that every town keeps for itself. They are keys and no closed lists, because other towns divide their work and
 * their area in other ways.
 */

/** Keys of social spaces (Sozialräume), as the town's statistics name them. At most ten: each is a tag of the event. */
export function SpaceIds(options: ListOptions = {}): PropertyDecorator {
  return Codes({ ...options, max: 10 });
}

/** Keys of fields of action (Handlungsfelder), e.g. `jugend`, `pflege`. */
export function FieldsOfAction(options: ListOptions = {}): PropertyDecorator {
  return Codes({ ...options, max: 20 });
}

/** Keys of target groups (Zielgruppen), e.g. `alleinerziehende`. */
export function TargetGroups(options: ListOptions = {}): PropertyDecorator {
  return Codes({ ...options, max: 20 });
}
