import type { Label } from '#kernel';

/** A term of the field: identifiers are English, each with its German word, a definition and where the word comes from. */
export interface Term {
  readonly label: Label;
  readonly definition: Label;
  readonly source: string;
}
