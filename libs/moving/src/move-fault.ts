import { basename } from 'node:path';
import type { Label } from '#kernel';

/** What a move ends with where file, place and order do not fit together; nothing is served that is not whole. */
export class MoveFault extends Error {
  override readonly name = 'MoveFault';

  constructor(
    readonly code: MoveFaultCode,
    /** What is wrong and what to do next. */
    readonly text: Label,
    /** Where in a file, counted from 1. */
    readonly line?: number,
  ) {
    super(`${text.de}\n${text.en}`);
  }
}

export type MoveFaultCode =
  | 'file-exists'
  | 'file-not-found'
  | 'file-not-writable'
  | 'file-taken-over'
  | 'file-damaged'
  | 'file-of-another-kind'
  | 'file-of-another-version'
  | 'files-do-not-belong-together'
  | 'disclosures-missing'
  | 'key-wrong'
  | 'key-too-short'
  | 'another-master-key'
  | 'ledger-unknown-here'
  | 'ledger-exists'
  | 'ledger-arriving'
  | 'ledger-not-frozen'
  | 'ledger-there-already'
  | 'another-arrival'
  | 'copy-differs'
  | 'copy-not-proved'
  | 'another-number-kept'
  | 'stream-damaged'
  | 'stream-hidden'
  | 'stream-not-damaged'
  | 'place-not-empty'
  | 'nothing-to-back-up';

/** A line of a file that is not as it was written. */
export function damaged(path: string, line: number, why: Label): MoveFault {
  const [name, at] = [basename(path), String(line)];
  return new MoveFault(
    'file-damaged',
    {
      de: `${name}, Zeile ${at}: ${why.de}. Die Datei ist nicht mehr, wie sie geschrieben wurde; daraus wird nichts übernommen. Nehmen Sie eine andere Kopie.`,
      en: `${name}, line ${at}: ${why.en}. The file is no longer as it was written; nothing is taken from it. Use another copy.`,
    },
    line,
  );
}
