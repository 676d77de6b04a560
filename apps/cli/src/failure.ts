import type { Label, Language } from '#kernel';

/** How a command ends: the promise of docs and scripts. */
export const EXIT = {
  fine: 0,
  /** A rule refused, or something was found. */
  refused: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Database or api cannot be reached. */
  unreachable: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a failed command says: a sentence for people, and a problem document (RFC 9457) for programs. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly text: Label;
  /** The document as an api answered it; else it is made of code and text. */
  readonly problem?: ProblemDocument;
}

export function problemDocument({ code, text, problem }: Failure, language: Language): object {
  return problem ?? { type: `urn:planbuch:problem:${code}`, title: text[language], code };
}

/** The command cannot do what its words ask for. */
export class CommandFailed extends Error {
  constructor(
    readonly code: string,
    readonly text: Label,
    readonly exitCode: ExitCode,
  ) {
    super(text.en);
  }
}

/** The words themselves are wrong. */
export function wrongUsage(code: string, text: Label): CommandFailed {
  return new CommandFailed(code, text, EXIT.usage);
}

/** Somebody pressed Ctrl-C: nothing is wrong, but the work is not done. */
export function interrupted(): CommandFailed {
  return new CommandFailed(
    'interrupted',
    {
      de: 'Abgebrochen. Was bis hier gespeichert ist, bleibt gespeichert; derselbe Befehl macht weiter.',
      en: 'Interrupted. What was stored until now stays stored; the same command goes on.',
    },
    EXIT.refused,
  );
}

/** An answer of an api that is no success, as it came. */
export class ProblemAnswered extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
  }
}

/** Members of a problem document that people are told of. */
export interface ProblemDocument {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly rule?: string;
  readonly fields?: readonly { readonly path: string; readonly expected: string }[];
  readonly parameters?: readonly { readonly name: string; readonly expected: string }[];
  readonly restsOn?: readonly number[];
  readonly traceId?: string;
}
