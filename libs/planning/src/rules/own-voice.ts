import type { ActContext, Rejection } from '#kernel';
import { reject } from '../language.js';

/**
 * R5: a position is a person's own. Who takes the minutes may write down what a member said and names the member in
 * `onBehalfOf`; a provider speaks for itself only.
 */
export function speaksForItself(
  personId: string,
  { actor, role, onBehalfOf }: Pick<ActContext, 'actor' | 'role' | 'onBehalfOf'>,
): Rejection | undefined {
  if (actor === `person:${personId}`) return undefined;
  return onBehalfOf === personId && role !== 'provider'
    ? undefined
    : reject('voice-of-another', { personId });
}
