import { readFile, readdir, stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Label } from '#kernel';
import { ImportFault } from '../import-fault.js';
import type { ProfileProblem } from '../import-fault.js';
import { profileSchema } from './profile.schema.js';
import type { Profile } from './profile.js';
import type { Misfit, Path } from './schema.js';
import { checkWhole } from './whole-profile.js';

const BUILT_IN = new URL('../profiles/', import.meta.url);

/** A profile is some pages of text; a larger file is something else by mistake. */
const MAX_PROFILE_BYTES = 256 * 1024;

/** A screenful of problems is enough to go on with. */
const MAX_PROBLEMS = 50;

/** The names of the profiles that come with Planbuch, sorted. */
export async function builtInProfiles(): Promise<readonly string[]> {
  const files = await readdir(BUILT_IN);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * The text of a profile, by built-in name or by path, comments included.
 * Throws ImportFault `profile-not-found` or `profile-unreadable`.
 */
export async function profileText(nameOrPath: string): Promise<string> {
  const known = await builtInProfiles();
  const path = known.includes(nameOrPath)
    ? fileURLToPath(new URL(`${nameOrPath}.yaml`, BUILT_IN))
    : nameOrPath;
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAX_PROFILE_BYTES)
      throw unreadable(path, { de: 'größer als 256 KiB', en: 'larger than 256 KiB' });
    bytes = await readFile(path);
  } catch (error) {
    throw error instanceof ImportFault ? error : notFound(nameOrPath, known, error);
  }
  if (!isUtf8(bytes)) throw unreadable(path, { de: 'kein UTF-8-Text', en: 'no UTF-8 text' });
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/**
 * A profile, by built-in name or by path, read and checked.
 * Throws ImportFault: `profile-not-found`, `profile-unreadable`, or `profile-wrong` with every problem in `problems`.
 */
export async function loadProfile(nameOrPath: string): Promise<Profile> {
  return parseProfile(await profileText(nameOrPath), nameOrPath);
}

/** As loadProfile, for a text at hand. `name` is how the messages call it. */
export function parseProfile(yaml: string, name: string): Profile {
  const lines = new LineCounter();
  // In the failsafe schema every plain value stays the text that was written: `01`, `4.10` and `no` are not reinterpreted.
  const document = parseDocument(yaml, {
    schema: 'failsafe',
    lineCounter: lines,
    strict: true,
    uniqueKeys: true,
  });
  const [broken] = document.errors;
  if (broken) {
    const [line = 1] = [broken.linePos?.[0].line];
    throw unreadable(`${name}, Zeile ${String(line)}`, {
      de: `kein YAML (${broken.message})`,
      en: `no YAML (${broken.message})`,
    });
  }
  const misfits: Misfit[] = [];
  const profile = profileSchema(contentOf(document, name), [], misfits);
  if (profile && misfits.length === 0) checkWhole(profile, misfits);
  if (!profile || misfits.length > 0) throw wrong(name, misfits, (path) => lineOf(document, path, lines));
  return profile;
}

/** Aliases are followed only so far that a small text cannot grow into a huge value. */
function contentOf(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw unreadable(name, { de: `kein YAML (${message})`, en: `no YAML (${message})` });
  }
}

/** The line of the deepest part of the path that the profile has; what is missing is shown where it belongs. */
function lineOf(document: Document, path: Path, lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line;
    }
  }
  return undefined;
}

function wrong(
  name: string,
  misfits: readonly Misfit[],
  line: (path: Path) => number | undefined,
): ImportFault {
  const problems = misfits.slice(0, MAX_PROBLEMS).map(({ path, expected }): ProfileProblem => {
    const at = line(path);
    return { path: written(path), expected, ...(at === undefined ? {} : { line: at }) };
  });
  const rest = misfits.length - problems.length;
  const text = {
    de: `Das Profil ${name} ist nicht in Ordnung:\n${problems.map((p) => describe(p, 'de')).join('\n')}${rest > 0 ? `\n  … und ${String(rest)} weitere` : ''}\nBitte berichtigen; docs/profiles.md erklärt jeden Schlüssel.`,
    en: `The profile ${name} is not in order:\n${problems.map((p) => describe(p, 'en')).join('\n')}${rest > 0 ? `\n  … and ${String(rest)} more` : ''}\nPlease correct it; docs/profiles.md explains every key.`,
  };
  return new ImportFault('profile-wrong', text, { problems });
}

function describe({ path, line, expected }: ProfileProblem, language: 'de' | 'en'): string {
  const where =
    line === undefined ? '' : language === 'de' ? ` (Zeile ${String(line)})` : ` (line ${String(line)})`;
  return `  ${path === '' ? '.' : path}${where}: ${language === 'de' ? 'erwartet' : 'expected'}: ${expected[language]}`;
}

function written(path: Path): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${String(step)}]` : text === '' ? step : `${text}.${step}`,
    '',
  );
}

function notFound(nameOrPath: string, known: readonly string[], cause: unknown): ImportFault {
  const names = known.join(', ');
  return new ImportFault(
    'profile-not-found',
    {
      de: `Das Profil „${nameOrPath}“ gibt es nicht. Eingebaut sind: ${names}. Ein eigenes Profil wird mit seinem Pfad genannt.`,
      en: `There is no profile “${nameOrPath}”. Built in are: ${names}. A profile of your own is named by its path.`,
    },
    { cause },
  );
}

function unreadable(name: string, why: Label): ImportFault {
  return new ImportFault('profile-unreadable', {
    de: `Das Profil ${name} ist nicht lesbar: ${why.de}. Erwartet ist eine YAML-Datei in UTF-8, wie docs/profiles.md sie beschreibt.`,
    en: `The profile ${name} cannot be read: ${why.en}. A YAML file in UTF-8 is expected, as docs/profiles.md describes it.`,
  });
}
