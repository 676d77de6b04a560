import type { ActContext, Rejection } from '#kernel';
import { reject } from '../language.js';

/** What has happened did not happen after today; today itself will do. */
export function notInFuture(on: string, { today }: Pick<ActContext, 'today'>): Rejection | undefined {
  return on > today ? reject('day-in-future', { on, today }) : undefined;
}
