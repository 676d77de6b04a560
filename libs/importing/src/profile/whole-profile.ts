import type { Label } from '#kernel';
import type { PartRule, Profile } from './profile.js';
import { misfit } from './schema.js';
import type { Misfit, Path } from './schema.js';
import type { Source } from './source.js';

/** The names of a pattern's named groups, in their order. */
export function groupNames(pattern: RegExp): readonly string[] {
  // An added empty alternative always matches, and a match lists every group of the pattern.
  return Object.keys(new RegExp(`${pattern.source}|`, 'u').exec('')?.groups ?? {});
}

/** What only the profile as a whole can get wrong: references, and keys that contradict each other. */
export function checkWhole(profile: Profile, misfits: Misfit[]): void {
  checkFile(profile, misfits);
  const parts = checkParts(profile.parts, misfits);
  for (const { from, path, seesParts } of sourcesOf(profile)) {
    const visible = seesParts === 'all' ? parts : parts.slice(0, seesParts);
    checkReferences(from, path, { profile, parts: visible.flat() }, misfits);
  }
  if (profile.kind === 'grants' && profile.fields.period && profile.dates.formats.length === 0) {
    misfit(misfits, ['dates'], {
      de: 'formats mit mindestens einem Datumsformat, denn fields.period braucht es',
      en: 'formats with at least one date format, as fields.period needs it',
    });
  }
}

function checkFile({ file, numbers }: Profile, misfits: Misfit[]): void {
  if (file.headerRows === 0 && file.columns === undefined) {
    misfit(misfits, ['file', 'columns'], {
      de: 'die Anzahl der Spalten, denn ohne Kopfzeile (headerRows: 0) steht sie nirgends sonst',
      en: 'the number of columns, as without a header (headerRows: 0) nothing else tells it',
    });
  }
  if (file.quote.includes(file.delimiter)) {
    misfit(misfits, ['file', 'quote'], {
      de: 'ein anderes Zeichen als das Trennzeichen',
      en: 'another sign than the delimiter',
    });
  }
  if (numbers.decimalSign === numbers.thousandsSign) {
    misfit(misfits, ['numbers', 'thousandsSign'], {
      de: 'ein anderes Zeichen als decimalSign, oder none',
      en: 'another sign than decimalSign, or none',
    });
  }
}

/** Gives the names of each rule's parts. */
function checkParts(rules: readonly PartRule[], misfits: Misfit[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return rules.map(({ pattern }, index) => {
    const names = groupNames(pattern);
    for (const name of names) {
      if (seen.has(name)) {
        misfit(misfits, ['parts', index, 'pattern'], {
          de: `ein anderer Name als „${name}“, den es schon gibt`,
          en: `another name than “${name}”, which is taken`,
        });
      }
      seen.add(name);
    }
    return names;
  });
}

interface Use {
  readonly from: Source;
  readonly path: Path;
  /** Parts are computed in order; a rule sees those of the rules before it. */
  readonly seesParts: number | 'all';
}

function sourcesOf(profile: Profile): Use[] {
  const common: Use[] = [
    ...profile.rows.skip.map(({ from }, i) => ({ from, path: ['rows', 'skip', i, 'from'], seesParts: 0 })),
    ...profile.parts.map(({ from }, i) => ({ from, path: ['parts', i, 'from'], seesParts: i })),
    ...profile.identity.map((from, i): Use => ({ from, path: ['identity', i], seesParts: 'all' })),
    ...fieldSources(profile.fields, ['fields']),
  ];
  if (profile.kind === 'grants') return common;
  return profile.amounts.reduce(
    (uses, { from, year, stage }, i) => [...uses, ...fieldSources({ from, year, stage }, ['amounts', i])],
    common,
  );
}

function fieldSources(fields: object, path: Path): Use[] {
  return Object.entries(fields).flatMap(([name, field]: [string, Source | object]): Use[] => {
    const here = [...path, name];
    if ('constant' in field || 'origin' in field) return [{ from: field, path: here, seesParts: 'all' }];
    return fieldSources(field, here);
  });
}

interface Context {
  readonly profile: Profile;
  readonly parts: readonly string[];
}

function checkReferences(from: Source, path: Path, context: Context, misfits: Misfit[]): void {
  if ('constant' in from) return;
  const { origin } = from;
  if ('join' in origin)
    origin.join.forEach((inner, i) => checkReferences(inner, [...path, 'join', i], context, misfits));
  if ('firstOf' in origin) {
    origin.firstOf.forEach((inner, i) => checkReferences(inner, [...path, 'firstOf', i], context, misfits));
  }
  if ('part' in origin && !context.parts.includes(origin.part))
    misfit(misfits, [...path, 'part'], unknownPart(context.parts));
  const { headerRows, columns } = context.profile.file;
  if ('column' in origin && headerRows === 0) misfit(misfits, [...path, 'column'], NO_HEADER);
  if ('position' in origin && columns !== undefined && origin.position > columns) {
    misfit(misfits, [...path, 'position'], {
      de: `höchstens ${String(columns)} (file.columns)`,
      en: `at most ${String(columns)} (file.columns)`,
    });
  }
}

const NO_HEADER: Label = {
  de: 'position statt column, denn die Datei hat keine Kopfzeile (headerRows: 0)',
  en: 'position instead of column, as the file has no header (headerRows: 0)',
};

function unknownPart(parts: readonly string[]): Label {
  const names = parts.join(', ');
  return names === ''
    ? {
        de: 'ein Teil, den parts vorher bildet; hier gibt es keinen',
        en: 'a part that parts makes before; here there is none',
      }
    : { de: `ein Teil, den parts vorher bildet: ${names}`, en: `a part that parts makes before: ${names}` };
}
