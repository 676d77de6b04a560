import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';

/** Departments, the league and the providers A to L of Musterstadt an der Lahn. All of them are invented. */

interface Provider {
  readonly sector: string;
  readonly legalForm: string;
  readonly level?: string;
  readonly youthWelfareRecognised?: true;
  readonly member?: true;
}

const RECOGNISED = { youthWelfareRecognised: true } as const;
const MEMBER = { member: true } as const;

/** One of them is known by its name alone, as it comes from old records: a gap. */
const PROVIDERS = {
  A: { sector: 'free-nonprofit', legalForm: 'eV', level: 'institution', ...RECOGNISED, ...MEMBER },
  B: { sector: 'free-nonprofit', legalForm: 'eV', level: 'association', ...RECOGNISED, ...MEMBER },
  C: { sector: 'free-nonprofit', legalForm: 'gGmbH', level: 'institution', ...MEMBER },
  D: { sector: 'church', legalForm: 'KdoeR', level: 'association', ...MEMBER },
  E: { sector: 'commercial', legalForm: 'GmbH', level: 'institution' },
  F: { sector: 'public', legalForm: 'AdoeR', level: 'institution' },
  G: { sector: 'civil-society', legalForm: 'unregistered' },
  H: { sector: 'free-nonprofit', legalForm: 'eV', level: 'institution' },
  I: { sector: 'concerned', legalForm: 'eV' },
  J: { sector: 'free-nonprofit', legalForm: 'eV', ...RECOGNISED },
  K: { sector: 'science', legalForm: 'foundation' },
  L: undefined,
} as const satisfies Readonly<Record<string, Provider | undefined>>;

export type ProviderLetter = keyof typeof PROVIDERS;
export type Department =
  'Fachdienst Soziales' | 'Fachdienst Jugend' | 'Stadtkämmerei' | 'Stadtkasse' | 'Gremienbüro';
export type Organisation = ProviderLetter | Department | 'Liga';

const DEPARTMENTS: readonly Department[] = [
  'Fachdienst Soziales',
  'Fachdienst Jugend',
  'Stadtkämmerei',
  'Stadtkasse',
  'Gremienbüro',
];

const REGISTERED: readonly string[] = ['eV', 'gGmbH', 'GmbH'];

export function organisationId(name: Organisation): string {
  return idFor(`organisation/${name}`, name.charCodeAt(0));
}

/** Nobody is asked about the league's own interest: what it stands for is disclosed, and conflicts nobody. */
const league = asked('register-organisation', {
  id: organisationId('Liga'),
  name: 'Liga der freien Wohlfahrtspflege Musterstadt (erfunden)',
  kind: 'organisation',
  sector: 'free-nonprofit',
  level: 'league',
});

function department(name: Department): AskedAct {
  return asked('register-organisation', {
    id: organisationId(name),
    name,
    kind: 'department',
    sector: 'administration',
  });
}

function provider([letter, known]: readonly [string, Provider | undefined], index: number): AskedAct {
  const body = {
    id: organisationId(letter as ProviderLetter),
    name: `Träger ${letter}`,
    kind: 'organisation',
  };
  if (!known) return asked('register-organisation', body);
  const { member, ...own } = known;
  const register = {
    court: 'X0000',
    type: known.legalForm === 'eV' ? 'VR' : 'HRB',
    number: String(101 + index),
  };
  const parents = [{ organisationId: organisationId('Liga'), kind: 'member', from: '2019-01-01' }];
  return asked('register-organisation', {
    ...body,
    ...own,
    ...(REGISTERED.includes(known.legalForm) ? { register } : {}),
    ...(member ? { parents } : {}),
  });
}

export const organisations: readonly AskedAct[] = [
  ...DEPARTMENTS.map(department),
  league,
  ...Object.entries(PROVIDERS).map(provider),
];
