import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';
import { organisationId } from './organisations.js';
import { organisationOf, personId } from './people.js';
import type { Pseudonym } from './people.js';

/** Who recommends, who decides, who sits where, and who may certify and order payments. */

export const STEERING_GROUP = idFor('body/steering-group', 1);
export const COUNCIL = idFor('body/council', 2);
export const MAGISTRATE = idFor('body/magistrate', 3);
/** It has always recommended only, though an old list calls a vote of it a decision. */
export const ADVISORY_BOARD = idFor('body/advisory-board', 4);

const EVERY_KIND = ['project', 'institutional', 'statutory', 'innovation', 'lump-sum'];
const HALF = { numerator: 1, denominator: 2 };

const bodies: readonly AskedAct[] = [
  asked('establish-body', {
    id: STEERING_GROUP,
    name: 'Steuerungsgruppe Kooperative Sozialplanung',
    kind: 'steering-group',
    mandates: [{ verb: 'recommends', grantKinds: EVERY_KIND, basis: 'Konzept (erfunden), Abschnitt 4' }],
    decisionRule: 'consensus',
    quorumShare: HALF,
    concernedSeatsMin: 2,
  }),
  asked('establish-body', {
    id: COUNCIL,
    name: 'Stadtverordnetenversammlung',
    kind: 'council',
    mandates: [{ verb: 'decides', grantKinds: EVERY_KIND, basis: 'Hauptsatzung (erfunden), § 2' }],
    decisionRule: 'majority',
    quorumShare: HALF,
  }),
  asked('establish-body', {
    id: MAGISTRATE,
    name: 'Magistrat',
    kind: 'magistrate',
    mandates: [
      {
        verb: 'decides',
        grantKinds: ['institutional', 'statutory'],
        limitCents: 60_000_00,
        basis: 'Hauptsatzung (erfunden), § 3',
      },
    ],
    decisionRule: 'majority',
    quorumShare: HALF,
  }),
  asked('establish-body', {
    id: ADVISORY_BOARD,
    name: 'Sozialbeirat',
    kind: 'advisory-board',
    mandates: [{ verb: 'recommends', grantKinds: EVERY_KIND, basis: 'Geschäftsordnung (erfunden)' }],
    decisionRule: 'majority',
    quorumShare: HALF,
  }),
];

interface Seat {
  readonly sector: string;
  readonly expertKind?: string;
  readonly rank?: string;
  readonly from?: string;
  readonly until?: string;
}

const PROFESSIONAL = { expertKind: 'professional' };
const OWN_CAUSE = { expertKind: 'own-cause' };

/** The round table: politics, administration, providers, people concerned, science. */
const SEATS: Readonly<Partial<Record<Pseudonym, Seat>>> = {
  'R-Dezernat': { sector: 'politics', rank: 'Sozialdezernentin' },
  'R-Fraktion-1': { sector: 'politics', rank: 'Vorsitzende des Sozialausschusses' },
  'R-Jugendhilfeplanung': { sector: 'administration', ...PROFESSIONAL },
  'R-Traegersprecher': { sector: 'free-nonprofit', ...PROFESSIONAL },
  'R-Traeger-A': { sector: 'free-nonprofit', ...PROFESSIONAL },
  'R-Traeger-C': { sector: 'free-nonprofit', ...PROFESSIONAL },
  'R-Traeger-D': { sector: 'church', ...PROFESSIONAL },
  'R-Eigene-Sache-1': { sector: 'concerned', ...OWN_CAUSE },
  'R-Ehemalig': { sector: 'concerned', ...OWN_CAUSE, until: '2023-12-31' },
  'R-Eigene-Sache-2': { sector: 'concerned', ...OWN_CAUSE, from: '2024-01-01' },
  'R-Wissenschaft': { sector: 'science', ...PROFESSIONAL },
};

function seat(
  bodyId: string,
  pseudonym: Pseudonym,
  { from = '2023-01-01', expertKind = 'none', ...seat }: Seat,
) {
  const organisation = organisationOf(pseudonym);
  return asked('appoint-member', {
    bodyId,
    personId: personId(pseudonym),
    ...(organisation === undefined ? {} : { organisationId: organisationId(organisation) }),
    ...seat,
    expertKind,
    voting: true,
    inPerson: false,
    from,
  });
}

/** Who sits at the round table on a day, in the order of the seats. */
export function seatedOn(day: string): Pseudonym[] {
  return (Object.entries(SEATS) as [Pseudonym, Seat][])
    .filter(([, { from = '', until = '9999' }]) => from <= day && day <= until)
    .map(([pseudonym]) => pseudonym);
}

const councillors: readonly AskedAct[] = (['R-Fraktion-1', 'R-Fraktion-2'] as const).map((pseudonym) =>
  seat(COUNCIL, pseudonym, { sector: 'politics', from: '2021-04-01' }),
);

/** What makes the councillor stay away whenever it is about provider H; the minutes of 2022 do not say that he did. */
const interest = asked('declare-interest', {
  personId: personId('R-Fraktion-2'),
  organisationId: organisationId('H'),
  link: 'board',
  secondedByMunicipality: false,
  from: '2019-05-01',
});

export const bodiesAndSeats: readonly AskedAct[] = [
  ...bodies,
  ...(Object.entries(SEATS) as [Pseudonym, Seat][]).map(([pseudonym, each]) =>
    seat(STEERING_GROUP, pseudonym, each),
  ),
  ...councillors,
  interest,
];

/** Who certifies does not order, and the cash office does neither (rule R10). */
export const authorities: readonly AskedAct[] = [
  { personId: personId('R-Zuwendungen'), right: 'certify' },
  { personId: personId('R-Anordnung'), right: 'order' },
].map((delegated) =>
  asked('delegate-authority', { ...delegated, limitCents: 75_000_00, from: '2023-01-01' }),
);
