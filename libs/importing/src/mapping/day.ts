import { isRealDate } from '#kernel';

/**
 * Reads days of the given formats (`DD.MM.YYYY`, `M/D/YYYY`, `YYYYMMDD` …) into ISO days; undefined where none fits or
 * there is no such day. `M` and `D` take one or two digits, `MM` and `DD` exactly two. The first format that fits decides.
 */
export function dayReader(formats: readonly string[]): (text: string) => string | undefined {
  const grammars = formats.map(dayGrammar);
  return (text) => {
    for (const grammar of grammars) {
      const groups = grammar.exec(text)?.groups;
      if (!groups) continue;
      const { year = '', month = '', day = '' } = groups;
      const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return isRealDate(iso) ? iso : undefined;
    }
    return undefined;
  };
}

const TOKENS: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};

function dayGrammar(format: string): RegExp {
  const source = format.replace(
    /YYYY|MM?|DD?|[^A-Za-z0-9]/g,
    (token) => TOKENS[token] ?? `[${escaped(token)}]`,
  );
  return new RegExp(`^${source}$`, 'u');
}

function escaped(sign: string): string {
  return /[\\\]^-]/.test(sign) ? `\\${sign}` : sign;
}
