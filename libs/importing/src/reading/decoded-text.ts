import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Label } from '#kernel';
import { ImportFault } from '../import-fault.js';
import type { FileFormat } from '../profile/profile.js';
import type { SourceFile } from './source-file.js';

/**
 * A physical line of more characters is no row of a table: ten texts of the greatest length that the ledger takes have room
 * in it, and a file without line ends is noticed before it fills the memory.
 */
export const MAX_LINE_CHARS = 128 * 1024;

/**
 * The file's text in pieces, without byte order mark, every line end a `\n`. What cannot be decoded is U+FFFD.
 * Throws ImportFault `file-no-text`, `file-other-encoding`, `file-line-too-long` or `file-cut-off`.
 */
export async function* decodedText(file: SourceFile, format: FileFormat): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(format.encoding);
  const guard = new EncodingGuard(file, format.encoding);
  const lines = new LineEnds(file);
  for await (const chunk of file.chunks()) {
    guard.look(chunk);
    yield lines.unify(decoder.write(chunk));
  }
  const rest = lines.unify(decoder.end() ?? '') + lines.end();
  if (rest !== '') yield rest;
  if (format.finalNewline === 'required' && !lines.endsWithLineEnd) throw cutOff(file, lines.current);
}

/** Turns CR LF and CR into LF, also where the pair falls on a border of two pieces, and counts the lines. */
class LineEnds {
  current = 1;
  endsWithLineEnd = false;
  #pendingReturn = false;
  #charsInLine = 0;

  constructor(private readonly file: SourceFile) {}

  unify(piece: string): string {
    if (piece === '') return '';
    let text = this.#pendingReturn ? `\r${piece}` : piece;
    this.#pendingReturn = text.endsWith('\r');
    if (this.#pendingReturn) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.#measure(text);
    return text;
  }

  /** What is still held back at the end of the file. */
  end(): string {
    if (!this.#pendingReturn) return '';
    this.#pendingReturn = false;
    this.#measure('\n');
    return '\n';
  }

  #measure(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      this.#limit(at - from);
      this.current += 1;
      this.#charsInLine = 0;
      from = at + 1;
    }
    this.#limit(text.length - from);
    if (text !== '') this.endsWithLineEnd = from === text.length;
  }

  #limit(moreChars: number): void {
    this.#charsInLine += moreChars;
    if (this.#charsInLine > MAX_LINE_CHARS) throw lineTooLong(this.file, this.current);
  }
}

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: Label }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: {
      de: 'eine ZIP-Datei (so beginnen auch XLSX und ODS)',
      en: 'a ZIP file (XLSX and ODS begin so too)',
    },
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: { de: 'eine alte Excel-Datei (XLS)', en: 'an old Excel file (XLS)' },
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: { de: 'eine PDF-Datei', en: 'a PDF file' } },
  { bytes: [0x1f, 0x8b], what: { de: 'eine gepackte Datei (gzip)', en: 'a compressed file (gzip)' } },
];

/** Looks at the bytes for what decoding alone would turn into nonsense without a complaint. */
class EncodingGuard {
  readonly #isUtf16: boolean;
  readonly #isUtf8: boolean;
  #first = true;
  #decided = false;

  constructor(
    private readonly file: SourceFile,
    private readonly encoding: string,
  ) {
    this.#isUtf16 = /^utf-?16/i.test(encoding);
    this.#isUtf8 = /^utf-?8$/i.test(encoding);
  }

  look(chunk: Buffer): void {
    if (this.#first) this.#lookAtBeginning(chunk);
    this.#first = false;
    if (this.#isUtf16 || this.#isUtf8 || this.#decided) return;
    const characters = wholeCharacters(chunk);
    if (isAscii(characters)) return;
    // German text of a one-byte encoding is never valid UTF-8 by accident: the first chunk with such bytes decides.
    this.#decided = true;
    if (isUtf8(characters)) throw this.#other('utf-8');
  }

  #lookAtBeginning(chunk: Buffer): void {
    const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
    if (signature) throw noText(this.file, signature.what);
    const [first, second, third] = chunk;
    const isMark16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    if (isMark16 && !this.#isUtf16) throw this.#other('utf-16');
    if (first === 0xef && second === 0xbb && third === 0xbf && !this.#isUtf8) throw this.#other('utf-8');
    if (!this.#isUtf16 && chunk.includes(0)) {
      throw noText(this.file, {
        de: 'keine Textdatei (sie enthält Null-Bytes) oder in UTF-16',
        en: 'no text file (it holds null bytes) or in UTF-16',
      });
    }
  }

  #other(found: string): ImportFault {
    return new ImportFault('file-other-encoding', {
      de: `Die Datei ${this.file.name} ist in ${found} geschrieben, das Profil sagt ${this.encoding}. Bitte file.encoding im Profil ändern oder die Datei umwandeln.`,
      en: `The file ${this.file.name} is written in ${found}, the profile says ${this.encoding}. Please change file.encoding in the profile or convert the file.`,
    });
  }
}

/** Without the incomplete characters that a chunk may begin and end with. */
function wholeCharacters(chunk: Buffer): Buffer {
  let begin = 0;
  while (begin < 3 && isContinuation(chunk[begin])) begin += 1;
  let end = chunk.length;
  while (end > chunk.length - 3 && isContinuation(chunk[end - 1])) end -= 1;
  const last = chunk[end - 1];
  return chunk.subarray(begin, last !== undefined && last >= 0xc0 ? end - 1 : chunk.length);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

function noText(file: SourceFile, what: Label): ImportFault {
  return new ImportFault('file-no-text', {
    de: `${file.name} ist ${what.de}. Bitte als CSV speichern und diese Datei nennen.`,
    en: `${file.name} is ${what.en}. Please save it as CSV and name that file.`,
  });
}

function lineTooLong(file: SourceFile, line: number): ImportFault {
  const limit = String(MAX_LINE_CHARS);
  return new ImportFault(
    'file-line-too-long',
    {
      de: `Zeile ${String(line)} der Datei ${file.name} ist länger als ${limit} Zeichen. Ist das eine CSV-Datei in der Kodierung des Profils?`,
      en: `Line ${String(line)} of the file ${file.name} is longer than ${limit} characters. Is this a CSV file in the profile's encoding?`,
    },
    { line },
  );
}

function cutOff(file: SourceFile, line: number): ImportFault {
  return new ImportFault(
    'file-cut-off',
    {
      de: `Die Datei ${file.name} endet mitten in Zeile ${String(line)}, ohne Zeilenende: Sie ist vermutlich abgeschnitten. Bitte den Export wiederholen; endet er immer so, gehört finalNewline: optional unter file ins Profil.`,
      en: `The file ${file.name} ends in the middle of line ${String(line)}, without a line end: it is probably cut off. Please repeat the export; if it always ends so, put finalNewline: optional under file in the profile.`,
    },
    { line },
  );
}
