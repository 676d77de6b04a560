import type { Language } from '#kernel';

/** German, unless English is asked for before it (RFC 9110, 12.5.4). */
export function languageOf(accepted: string | undefined): Language {
  if (accepted === undefined) return 'de';
  let best: { language: Language; weight: number } | undefined;
  for (const part of accepted.split(',', 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language =
      tag === 'en' || tag.startsWith('en-') ? 'en' : tag === 'de' || tag.startsWith('de-') ? 'de' : undefined;
    const weight = weightOf(parameters);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'de';
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
