import { TextDecoder } from 'node:util';
import { damaged } from './move-fault.js';

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

const FEED = 0x0a;

/**
 * The lines of a stream; none is held that is longer than `maxBytes`, and the last one must end like the others. Throws
 * MoveFault naming the line, also where it is no UTF-8.
 */
export async function* linesOf(
  path: string,
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer[] = [];
  let held = 0;
  let number = 0;
  for await (const part of bytes) {
    let from = 0;
    for (let at = part.indexOf(FEED); at >= 0; at = part.indexOf(FEED, from)) {
      const last = part.subarray(from, at);
      number += 1;
      if (held + last.length > maxBytes) throw tooLong(path, number);
      yield {
        text: decoded(path, decoder, held === 0 ? last : Buffer.concat([...rest, last]), number),
        number,
      };
      [rest, held, from] = [[], 0, at + 1];
    }
    const begun = part.subarray(from);
    if (begun.length === 0) continue;
    rest.push(begun);
    held += begun.length;
    if (held > maxBytes) throw tooLong(path, number + 1);
  }
  if (held > 0)
    throw damaged(path, number + 1, { de: 'die Zeile endet mittendrin', en: 'the line ends in the middle' });
}

function decoded(path: string, decoder: TextDecoder, bytes: Buffer, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw damaged(path, number, { de: 'kein UTF-8', en: 'no UTF-8' });
  }
}

function tooLong(path: string, number: number) {
  return damaged(path, number, {
    de: 'länger als jede Zeile, die Planbuch schreibt',
    en: 'longer than any line that Planbuch writes',
  });
}
