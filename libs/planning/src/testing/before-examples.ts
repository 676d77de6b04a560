import type { ActContext } from '#kernel';
import type { Happened } from '#kernel/testing';

/** Under the name of an act: what must have happened before its example can be performed. */
export type BeforeExamples = Readonly<Record<string, readonly Happened[] | BeforeExample>>;

/** Where it matters who performs it, or when. */
export interface BeforeExample {
  readonly happened: readonly Happened[];
  readonly about: Partial<ActContext>;
}
