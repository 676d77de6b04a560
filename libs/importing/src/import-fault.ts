import type { Label } from '#kernel';

/** Why a file or a profile as a whole cannot be read. Callers may switch over it. */
export type ImportFaultCode =
  | 'profile-not-found'
  | 'profile-unreadable'
  | 'profile-wrong'
  | 'file-not-found'
  | 'file-not-readable'
  | 'file-no-regular-file'
  | 'file-empty'
  | 'file-no-text'
  | 'file-other-encoding'
  | 'file-columns-missing'
  | 'file-columns-ambiguous'
  | 'file-no-rows'
  | 'file-cut-off'
  | 'file-quotes-broken'
  | 'file-line-too-long'
  | 'file-too-many-columns'
  | 'file-identities-repeat'
  | 'file-subjects-repeat'
  | 'file-sum-too-large'
  | 'file-changed'
  | 'refused-rows-not-writable'
  | 'file-no-year'
  | 'row-refused'
  | 'ledger-missing'
  | 'ledger-name-invalid';

/** One thing that is wrong in a profile. `path` is written as in `amounts[0].year`, `line` counts from 1. */
export interface ProfileProblem {
  readonly path: string;
  readonly line?: number;
  readonly expected: Label;
}

interface FaultDetails {
  /** Physical line of the file, counted from 1. */
  readonly line?: number;
  /** With `profile-wrong`: every problem, not only the first. */
  readonly problems?: readonly ProfileProblem[];
  readonly cause?: unknown;
}

/**
 * A file or profile that cannot be read at all, as opposed to a refused row. `message` holds both languages, German
 * first, each on a line of its own, and says what to do next; it is meant to be printed as it stands.
 */
export class ImportFault extends Error {
  override readonly name = 'ImportFault';
  readonly line?: number;
  readonly problems: readonly ProfileProblem[];

  constructor(
    readonly code: ImportFaultCode,
    readonly text: Label,
    { line, problems = [], cause }: FaultDetails = {},
  ) {
    super(`${text.de}\n${text.en}`, { cause });
    this.problems = problems;
    if (line !== undefined) this.line = line;
  }
}
