import iconv from 'iconv-lite';
import type { Label } from '#kernel';
import { minusSigns, units } from './profile.js';
import type { FileFormat, NumberFormat, PartRule, Placeholder, Profile, SkipRule } from './profile.js';
import {
  flag,
  label,
  list,
  misfit,
  oneOf,
  optional,
  orMisfit,
  otherwise,
  pattern,
  required,
  shape,
  text,
  whole,
} from './schema.js';
import type { Reader } from './schema.js';
import { source } from './source.js';

/** Above this a column is no longer told from a broken file: the widest budget exports known have some two hundred. */
export const MAX_COLUMNS = 1000;

/** iconv-lite also knows base64, hex and the like, which are no encodings of a text. */
const TEXT_ENCODING =
  /^(utf-?8|utf-?16([lb]e)?|(windows|cp|iso-?8859)[-_]?\d{1,4}|latin-?\d|macintosh|macroman)$/i;

const ENCODING: Label = {
  de: 'eine Zeichenkodierung wie utf-8, windows-1252, iso-8859-15 oder utf-16le',
  en: 'a character encoding such as utf-8, windows-1252, iso-8859-15 or utf-16le',
};
const encoding: Reader<string> = (given, path, misfits) => {
  const isKnown = typeof given === 'string' && TEXT_ENCODING.test(given) && iconv.encodingExists(given);
  return orMisfit(isKnown ? given : undefined, misfits, path, ENCODING);
};

export const file = shape<FileFormat>({
  encoding: required(encoding),
  delimiter: required(
    text(
      { de: 'das Trennzeichen, z. B. ";" oder "\\t"', en: 'the delimiter, e.g. ";" or "\\t"' },
      { pattern: /^[^\r\n"]$/ },
    ),
  ),
  quote: otherwise(
    text(
      {
        de: 'das Anführungszeichen, ein oder zwei Zeichen, oder none',
        en: 'the quote sign, one or two characters, or none',
      },
      { pattern: /^([^\r\n]{1,2}|none)$/ },
    ),
    '"',
  ),
  titleRows: otherwise(whole(0, 20), 0),
  headerRows: required(whole(0, 5)),
  columns: optional(whole(1, MAX_COLUMNS)),
  finalNewline: otherwise(oneOf(['required', 'optional']), 'required'),
  controlCharacters: otherwise(oneOf(['refuse', 'windows-1252']), 'refuse'),
});

export const rows = shape<Profile['rows']>({
  skip: required(
    list(shape<SkipRule>({ from: required(source), matches: required(pattern), because: required(label) }), {
      max: 20,
    }),
  ),
});

const placeholderKeys = shape<Placeholder>({
  text: optional(text({ de: 'ein Text, auch ""', en: 'a text, also ""' }, { minChars: 0 })),
  pattern: optional(pattern),
  means: required(oneOf(['none', 'zero'])),
  because: required(label),
});

const placeholder: Reader<Placeholder> = (given, path, misfits) => {
  const read = placeholderKeys(given, path, misfits);
  if (read && (read.text === undefined) === (read.pattern === undefined)) {
    misfit(misfits, path, { de: 'genau eines von text und pattern', en: 'exactly one of text and pattern' });
  }
  return read;
};

export const placeholders = otherwise(list(placeholder, { min: 0, max: 20 }), []);

export const numbers = shape<NumberFormat>({
  unit: required(oneOf(units)),
  decimalSign: required(oneOf([',', '.'])),
  thousandsSign: otherwise(oneOf([',', '.', ' ', "'", 'none']), 'none'),
  minus: otherwise(list(oneOf(minusSigns), { min: 0, max: 3 }), ['before']),
  exponent: otherwise(flag, false),
  currencySigns: otherwise(
    list(text(named('ein Währungszeichen', 'a currency sign'), { maxChars: 5 }), { min: 0, max: 5 }),
    [],
  ),
  placeholders,
});

export function named(de: string, en: string): Label {
  return { de, en };
}

/** Year, month and day once each, with signs between them or in fixed widths. */
const DATE_FORMAT =
  /^(?=.*YYYY)(?=.*M)(?=.*D)(YYYY|MM?|DD?)([^A-Za-z0-9]?)(YYYY|MM?|DD?)([^A-Za-z0-9]?)(YYYY|MM?|DD?)$/;

export const dates = shape<Profile['dates']>({
  formats: required(
    list(
      text(
        named(
          'ein Datumsformat wie DD.MM.YYYY oder M/D/YYYY',
          'a date format such as DD.MM.YYYY or M/D/YYYY',
        ),
        { pattern: DATE_FORMAT },
      ),
      {
        max: 5,
      },
    ),
  ),
});

const partKeys = shape<PartRule>({
  from: required(source),
  pattern: required(pattern),
  expected: optional(label),
  optional: otherwise(flag, false),
});

export const part: Reader<PartRule> = (given, path, misfits) => {
  const read = partKeys(given, path, misfits);
  if (read?.pattern && !/\(\?<[A-Za-z]/.test(read.pattern.source)) {
    misfit(
      misfits,
      [...path, 'pattern'],
      named('ein Ausdruck mit benannten Gruppen (?<name>…)', 'an expression with named groups (?<name>…)'),
    );
  }
  return read;
};
