import type { Label, Language } from '#kernel';

/** German unless the environment or `--lang` says English. */
export function languageOf(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = words.indexOf('--lang');
  const given = words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const wanted = given ?? (at >= 0 ? words[at + 1] : undefined);
  if (wanted !== undefined) return wanted.toLowerCase().startsWith('en') ? 'en' : 'de';
  // The order in which POSIX looks for the language of messages; `C` and `POSIX` name none.
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean) ?? '';
  return /^en(_|\.|$)/i.test(locale) ? 'en' : 'de';
}

export function label(de: string, en: string): Label {
  return { de, en };
}
