import type { Rejection } from '#kernel';
import type { SubjectKind } from '../glossary.js';
import { reject } from '../language.js';

/** What a decision model says of a subject whose opening event may have been corrected (rule R16). */
export interface Correctable {
  readonly correctedBy?: number;
}

/** R16: what was taken back by a correction can no longer be built upon. Refuses the first of the subjects that was. */
export function stillHolds(
  kind: SubjectKind,
  subjects: readonly (readonly [id: string, state: Correctable | undefined])[],
): Rejection | undefined {
  for (const [id, state] of subjects) {
    if (state?.correctedBy !== undefined)
      return reject('entry-corrected', { kind, id, by: state.correctedBy }, [state.correctedBy]);
  }
  return undefined;
}

/** Pairs ids with the states that were read for them, in the same order. */
export function paired<State>(
  ids: readonly string[],
  states: readonly State[],
): (readonly [id: string, state: State | undefined])[] {
  return ids.map((id, index) => [id, states[index]]);
}
