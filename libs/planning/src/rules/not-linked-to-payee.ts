import { idOf } from '#kernel';
import type { Rejection, Tag } from '#kernel';
import type { Stakeholder } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { organisationTies } from '../organisation/organisation.model.js';
import type { OrganisationTies } from '../organisation/organisation.model.js';
import { affiliations } from '../person/affiliations.model.js';
import { interests } from '../person/interests.model.js';
import type { Interest } from '../person/interests.model.js';
import { conflictOf, stakesOn } from './conflict.js';

/** What ties a person to organisations: the declared interests, and the organisation it was registered with. */
export function tiesOfPerson(who: string) {
  const personId = idOf(who as Tag);
  return { declared: interests.of(personId), affiliated: affiliations.of(personId) };
}

/** Who stands behind those that gain from a grant, in their order. */
export function tiesOfHolders(holders: readonly Stakeholder[] = []) {
  return holders.map(({ organisationId }) => organisationTies.of(organisationId));
}

/** A person who certifies or orders, and the grant whose payee it must not be linked to. */
export interface Payer {
  readonly personId: string;
  readonly declared: readonly Interest[];
  readonly affiliated: readonly {
    readonly organisationId: string;
    readonly from?: string;
    readonly number: number;
  }[];
  readonly holders: readonly Stakeholder[];
  readonly ties: readonly OrganisationTies[];
}

/** R10: who certifies or orders a payment is on that day not linked to its payee, by the links of rule R6. */
export function notLinkedToPayee(
  { personId, declared, affiliated, holders, ties }: Payer,
  on: string,
): Rejection | undefined {
  const behind = new Map(holders.map(({ organisationId }, index) => [organisationId, ties[index]]));
  const stakes = stakesOn(on, holders, (organisationId) => behind.get(organisationId));
  // Declared employments stand among the interests, with whether the municipality sent the person there.
  const registered = affiliated.filter(({ from }) => from === undefined);
  const employed = registered.map(({ organisationId, number }) => ({
    organisationId,
    link: 'employee' as const,
    secondedByMunicipality: false,
    from: '',
    number,
  }));
  const conflict = conflictOf([...declared, ...employed], stakes, on);
  if (!conflict) return undefined;
  const { tie, stake } = conflict;
  return reject('linked-to-payee', { personId, organisationId: stake.organisationId, link: tie.link, on }, [
    tie.number,
    ...stake.numbers,
  ]);
}
