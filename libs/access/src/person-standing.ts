import { idOf, model } from '#kernel';
import {
  eventCorrected,
  grantAppliedFor,
  includes,
  interestDeclared,
  memberAppointed,
  memberRecused,
} from '#planning';

/** A link of a person to an organisation (rule R6), in a period of days, both inclusive. */
interface LinkOfPerson {
  readonly organisationId: string;
  readonly from: string;
  readonly until?: string;
  readonly number: number;
}

/** From what a person stays away: some grants of an item, or all that it is about. */
interface RecusalOfPerson {
  readonly itemId: string;
  readonly grantIds?: readonly string[];
  readonly number: number;
}

/** What the ledger says of a person who reads. */
export interface PersonStanding {
  readonly links: readonly LinkOfPerson[];
  readonly recusals: readonly RecusalOfPerson[];
}

const nothing: PersonStanding = { links: [], recusals: [] };

/** Folds what can keep rival applications from a person (rule R22). A secondment by the municipality is no link (rule R6). */
export const personStanding = model('standing of a person', 'person', {
  initial: nothing,
  on: (when) => [
    when(interestDeclared, (standing, { organisationId, secondedByMunicipality, from, until }, { number }) =>
      secondedByMunicipality ? standing : linked(standing, { organisationId, from, until, number }),
    ),
    when(memberAppointed, (standing, { organisationId, from, until }, { number }) =>
      organisationId === undefined ? standing : linked(standing, { organisationId, from, until, number }),
    ),
    when(memberRecused, (standing, { itemId, grantIds }, { number }) => ({
      ...standing,
      recusals: [
        ...standing.recusals,
        { itemId, number, ...(grantIds === undefined ? {} : { grantIds: [...grantIds] }) },
      ],
    })),
    when(eventCorrected, ({ links, recusals }, { eventNumber }) => ({
      links: links.filter(({ number }) => number !== eventNumber),
      recusals: recusals.filter(({ number }) => number !== eventNumber),
    })),
  ],
});

function linked(
  standing: PersonStanding,
  { until, ...link }: Omit<LinkOfPerson, 'until'> & { readonly until: string | undefined },
): PersonStanding {
  return { ...standing, links: [...standing.links, { ...link, ...(until === undefined ? {} : { until }) }] };
}

/** The organisations to which a person is linked on a day, each once. */
export function linkedOn({ links }: PersonStanding, day: string): string[] {
  const inForce = links.filter((link) => includes(link, day));
  return [...new Set(inForce.map(({ organisationId }) => organisationId))];
}

/** The grants for which an organisation applied, alone or as a partner; applications that were corrected are gone. */
export const applicationsOf = model('applications of an organisation', 'organisation', {
  initial: [] as readonly { readonly grantId: string; readonly number: number }[],
  on: (when) => [
    when(grantAppliedFor, (known, _, { subject, number }) => [...known, { grantId: idOf(subject), number }]),
    when(eventCorrected, (known, { eventNumber }) => known.filter(({ number }) => number !== eventNumber)),
  ],
});
