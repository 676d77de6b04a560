import type { Caller } from '#access';
import type { AskedAct } from '#acting';
import type { Role } from '#planning';
import { idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';
import { organisationId } from './organisations.js';
import type { Organisation, ProviderLetter } from './organisations.js';

/** People appear as what they do; what stands in the vault about them is invented too. */

interface Person {
  readonly title: string;
  readonly organisation?: Organisation;
  /** In which role the person acts; whoever has none speaks through the office of the steering group. */
  readonly role?: Role;
}

const provides = (letter: ProviderLetter): Person => ({
  title: `Geschäftsführung von Träger ${letter}`,
  organisation: letter,
  role: 'provider',
});

const PEOPLE = {
  'R-Verwaltung': { title: 'Verwaltung des Planungsbuchs', role: 'administrator' },
  'R-Sozialplanung': { title: 'Sozialplanerin', organisation: 'Fachdienst Soziales', role: 'planning' },
  'R-Jugendhilfeplanung': { title: 'Jugendhilfeplaner', organisation: 'Fachdienst Jugend', role: 'planning' },
  'R-Zuwendungen': { title: 'Sachbearbeiterin Zuwendungen', organisation: 'Fachdienst Soziales', role: 'planning' },
  'R-Geschaeftsstelle': { title: 'Geschäftsstelle der Steuerungsgruppe', organisation: 'Fachdienst Soziales', role: 'steering-group-office' },
  'R-Gremienbuero': { title: 'Schriftführerin', organisation: 'Gremienbüro', role: 'council-office' },
  'R-Kaemmerei': { title: 'Kämmerer', organisation: 'Stadtkämmerei', role: 'treasury' },
  'R-Anordnung': { title: 'Anordnungsbefugte der Kämmerei', organisation: 'Stadtkämmerei', role: 'treasury' },
  'R-Kasse': { title: 'Kassenverwalter', organisation: 'Stadtkasse', role: 'cash-office' },
  'R-Dezernat': { title: 'Sozialdezernentin' },
  'R-Fraktion-1': { title: 'Stadtverordnete' },
  'R-Fraktion-2': { title: 'Stadtverordneter, im Vorstand von Träger H' },
  'R-Traegersprecher': { title: 'Sprecher der freien Träger', organisation: 'Liga' },
  'R-Eigene-Sache-1': { title: 'Expertin in eigener Sache', organisation: 'I' },
  'R-Eigene-Sache-2': { title: 'Experte in eigener Sache' },
  'R-Wissenschaft': { title: 'Wissenschaftliche Begleitung', organisation: 'K' },
  'R-Ehemalig': { title: 'ausgeschiedenes Mitglied der Steuerungsgruppe' },
  'R-Traeger-A': provides('A'),
  'R-Traeger-B': provides('B'),
  'R-Traeger-C': provides('C'),
  'R-Traeger-D': provides('D'),
  'R-Traeger-E': provides('E'),
  'R-Traeger-F': provides('F'),
  'R-Traeger-G': provides('G'),
  'R-Traeger-H': provides('H'),
  'R-Traeger-I': provides('I'),
  'R-Traeger-J': provides('J'),
} as const satisfies Readonly<Record<string, Person>>; // prettier-ignore

export type Pseudonym = keyof typeof PEOPLE;

const known: Readonly<Record<Pseudonym, Person>> = PEOPLE;

export function personId(pseudonym: Pseudonym): string {
  return idFor(`person/${pseudonym}`);
}

export function organisationOf(pseudonym: Pseudonym): Organisation | undefined {
  return known[pseudonym].organisation;
}

/** The caller that a person's token makes: a provider's is for its own organisation. */
export function as(pseudonym: Pseudonym): Caller {
  const { role, organisation } = known[pseudonym];
  if (role === undefined) throw new RangeError(`${pseudonym} has no token`);
  const id = personId(pseudonym);
  return {
    actor: `person:${id}`,
    personId: id,
    roles: [role],
    ...(role === 'provider' && organisation !== undefined
      ? { organisationId: organisationId(organisation) }
      : {}),
  };
}

/** Who set the ledger up before anybody was registered in it. */
export const firstOperator: Caller = {
  actor: 'operator:musterstadt-einrichtung',
  roles: ['administrator'],
};

const SPEAKERS: readonly ProviderLetter[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

/** The person who speaks for a provider. */
export function speakerOf(letter: ProviderLetter): Pseudonym {
  if (!SPEAKERS.includes(letter)) throw new RangeError(`nobody speaks for provider ${letter}`);
  return `R-Traeger-${letter}` as Pseudonym;
}

export const people: readonly AskedAct[] = (Object.entries(known) as [Pseudonym, Person][]).map(
  ([pseudonym, { title, organisation }]) =>
    asked('register-person', {
      id: personId(pseudonym),
      pseudonym,
      name: `${title} (erfunden)`,
      contact: `${pseudonym.toLowerCase()}@musterstadt.example`,
      ...(organisation === undefined ? {} : { organisationId: organisationId(organisation) }),
    }),
);
