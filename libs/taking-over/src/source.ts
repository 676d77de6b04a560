import { basename } from 'node:path';
import type { Evidence } from '#kernel';
import type { Profile, Scan } from '#importing';

/** The file that acts rest on, as every one of them names it. */
export interface Source {
  readonly fileName: string;
  readonly sha256: string;
  readonly evidence: readonly Evidence[];
}

/** Titles of evidence are at most this long, names of files may be longer. */
const TITLE_CHARS = 140;

export function sourceOf(profile: Profile, path: string, { sha256 }: Pick<Scan, 'sha256'>): Source {
  // A name that is no text on this system must not make the import fail.
  const fileName = basename(path).toWellFormed();
  const title = fileName.length > TITLE_CHARS ? `${fileName.slice(0, TITLE_CHARS - 1)}…` : fileName;
  const mediaType = profile.file.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  return { fileName, sha256, evidence: [{ title: title.toWellFormed(), sha256, mediaType }] };
}
