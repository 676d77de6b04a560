import type { AskedAct } from '#acting';
import { idFor } from './identities.js';

/** Musterstadt an der Lahn: the town, its departments, its providers and the people who act. All of it is invented. */

export const LEDGER = 'musterstadt';

const INVENTED = 'Erfunden: Musterstadt an der Lahn gibt es nicht.';

export const opening: readonly AskedAct[] = [
  {
    act: 'open-ledger',
    body: {
      title: 'Planungsbuch Musterstadt an der Lahn (erfunden)',
      mode: 'rehearsal',
      ags: '06999001',
      kind: 'municipality',
      federalState: 'HE',
      reason: INVENTED,
    },
  },
  { act: 'configure-ledger', body: { smallNumbers: { minBase: 100, minCases: 5 }, reason: INVENTED } },
];

interface Provider {
  readonly sector: string;
  readonly legalForm: string;
  readonly level?: string;
  readonly youthWelfareRecognised?: boolean;
  readonly member?: boolean;
}

/** Träger A to L. One of them is known by its name alone, as it comes from old records: a gap. */
const PROVIDERS: Readonly<Record<string, Provider | undefined>> = {
  A: {
    sector: 'free-nonprofit',
    legalForm: 'eV',
    level: 'institution',
    youthWelfareRecognised: true,
    member: true,
  },
  B: {
    sector: 'free-nonprofit',
    legalForm: 'eV',
    level: 'association',
    youthWelfareRecognised: true,
    member: true,
  },
  C: { sector: 'free-nonprofit', legalForm: 'gGmbH', level: 'institution', member: true },
  D: { sector: 'church', legalForm: 'KdoeR', level: 'association', member: true },
  E: { sector: 'commercial', legalForm: 'GmbH', level: 'institution' },
  F: { sector: 'public', legalForm: 'AdoeR', level: 'institution' },
  G: { sector: 'civil-society', legalForm: 'unregistered' },
  H: { sector: 'free-nonprofit', legalForm: 'eV', level: 'institution' },
  I: { sector: 'concerned', legalForm: 'eV' },
  J: { sector: 'free-nonprofit', legalForm: 'eV', youthWelfareRecognised: true },
  K: { sector: 'science', legalForm: 'foundation' },
  L: undefined,
};

const REGISTERED = new Set(['eV', 'gGmbH', 'GmbH']);

export const providerId = (letter: string): string => idFor(`organisation/${letter}`, letter.charCodeAt(0));
const LEAGUE = idFor('organisation/league');

function provider([letter, known]: readonly [string, Provider | undefined], index: number): AskedAct {
  const body = { id: providerId(letter), name: `Träger ${letter}`, kind: 'organisation' };
  if (!known) return { act: 'register-organisation', body };
  const { member = false, ...own } = known;
  const type = known.legalForm === 'eV' ? 'VR' : 'HRB';
  return {
    act: 'register-organisation',
    body: {
      ...body,
      ...own,
      ...(REGISTERED.has(known.legalForm)
        ? { register: { court: 'X0000', type, number: String(101 + index) } }
        : {}),
      ...(member ? { parents: [{ organisationId: LEAGUE, kind: 'member', from: '2019-01-01' }] } : {}),
    },
  };
}

function department(name: string): AskedAct {
  return {
    act: 'register-organisation',
    body: { id: idFor(`organisation/${name}`), name, kind: 'department', sector: 'administration' },
  };
}

export const organisations: readonly AskedAct[] = [
  department('Fachdienst Soziales'),
  department('Fachdienst Jugend'),
  department('Stadtkämmerei'),
  {
    act: 'register-organisation',
    body: {
      id: LEAGUE,
      name: 'Liga der freien Wohlfahrtspflege Musterstadt',
      kind: 'organisation',
      sector: 'free-nonprofit',
      level: 'league',
    },
  },
  ...Object.entries(PROVIDERS).map(provider),
];

/** People appear as roles; what stands in the vault about them is invented too. */
const PERSONS: readonly (readonly [pseudonym: string, role: string, organisation?: string])[] = [
  ['R-Sozialplanung', 'Sozialplanerin', 'Fachdienst Soziales'],
  ['R-Jugendhilfeplanung', 'Jugendhilfeplaner', 'Fachdienst Jugend'],
  ['R-Kaemmerei', 'Kämmerer', 'Stadtkämmerei'],
  ['R-Geschaeftsstelle', 'Geschäftsstelle der Steuerungsgruppe', 'Fachdienst Soziales'],
  ['R-Traegersprecher', 'Sprecher der freien Träger', 'league'],
  ['R-Eigene-Sache', 'Expertin in eigener Sache', 'I'],
  ['R-Ehemalig', 'ausgeschiedenes Mitglied der Steuerungsgruppe'],
];

export const personId = (pseudonym: string): string => idFor(`person/${pseudonym}`);

export const persons: readonly AskedAct[] = PERSONS.map(([pseudonym, role, organisation]) => ({
  act: 'register-person',
  body: {
    id: personId(pseudonym),
    pseudonym,
    name: `${role} (erfunden)`,
    contact: `${pseudonym.toLowerCase()}@musterstadt.example`,
    ...(organisation === undefined
      ? {}
      : {
          organisationId:
            organisation.length === 1 ? providerId(organisation) : idFor(`organisation/${organisation}`),
        }),
  },
}));
