import type { Fault, Label } from '#kernel';
import { builtInProfiles, ImportFault, loadProfile, parseProfile } from '#importing';
import type { Profile } from '#importing';
import { EdgeRefusal } from '../problems/problem.js';

/** What an upload asks for besides its file. */
export interface ImportForm {
  /** A name, or nothing where the form brought a profile of its own. */
  readonly builtIn?: string;
  readonly profile: Profile;
  /** Of the file. */
  readonly sha256: string;
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
}

const FIELDS = ['file', 'kind', 'profile', 'dryRun', 'skipRefused'];
const KINDS = ['budget', 'grants'];

const FILE: Label = { de: 'die Datei', en: 'the file' };
const FLAG: Label = { de: 'true oder false', en: 'true or false' };
const NO_SUCH: Label = {
  de: `dieses Feld gibt es nicht; bekannt sind ${FIELDS.join(', ')}`,
  en: `there is no such field; known are ${FIELDS.join(', ')}`,
};

/**
 * Checks the fields of an upload. `sha256` is the hash of its file, `own` the text of a profile that came as a file.
 *
 * @throws EdgeRefusal `input-invalid` with every field at fault
 */
export async function importForm(
  fields: ReadonlyMap<string, string>,
  { sha256, own }: { readonly sha256: string | undefined; readonly own: string | undefined },
): Promise<ImportForm> {
  const faults: Fault[] = [...fields.keys()]
    .filter((name) => !FIELDS.includes(name) || name === 'file')
    .map((name) => ({ path: `/${name.slice(0, 100)}`, expected: name === 'file' ? FILE : NO_SUCH }));
  if (sha256 === undefined) faults.push({ path: '/file', expected: FILE });
  const kind = fields.get('kind') ?? '';
  if (!KINDS.includes(kind))
    faults.push({ path: '/kind', expected: { de: KINDS.join(' oder '), en: KINDS.join(' or ') } });
  for (const name of ['dryRun', 'skipRefused'])
    if (!['true', 'false', undefined].includes(fields.get(name)))
      faults.push({ path: `/${name}`, expected: FLAG });
  const profile = await profileOf(fields.get('profile'), own, faults);
  if (profile && KINDS.includes(kind) && profile.kind !== kind)
    faults.push({
      path: '/profile',
      expected: { de: `ein Profil für ${kind}`, en: `a profile for ${kind}` },
    });
  if (!profile || sha256 === undefined || faults.length > 0)
    throw new EdgeRefusal('input-invalid', { fields: faults });
  return {
    profile,
    sha256,
    ...(own === undefined ? { builtIn: fields.get('profile') ?? '' } : {}),
    dryRun: fields.get('dryRun') === 'true',
    skipRefused: fields.get('skipRefused') === 'true',
  };
}

/** Only names of built-in profiles are looked up: a path would be one of this machine. */
async function profileOf(
  name: string | undefined,
  own: string | undefined,
  faults: Fault[],
): Promise<Profile | undefined> {
  const known = await builtInProfiles();
  if (own === undefined && (name === undefined || !known.includes(name))) {
    faults.push({
      path: '/profile',
      expected: {
        de: `eines von ${known.join(', ')}, oder ein Profil als Datei`,
        en: `one of ${known.join(', ')}, or a profile as a file`,
      },
    });
    return undefined;
  }
  try {
    return own === undefined ? await loadProfile(name ?? '') : parseProfile(own, 'profile');
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    const { problems, text } = error;
    if (problems.length === 0) faults.push({ path: '/profile', expected: text });
    for (const { path, expected } of problems) faults.push({ path: `/profile/${path}`, expected });
    return undefined;
  }
}
