import type { Rejection } from '#kernel';
import type { Member } from '../body/body.model.js';
import type { Stakeholder } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import type { OrganisationTies } from '../organisation/organisation.model.js';
import type { Interest } from '../person/interests.model.js';
import { includes } from './period-runs-forward.js';

/** A link of a person to an organisation. */
export type Tie = Omit<Interest, 'personId'>;

/** An organisation that stands to gain or to lose, and why; `numbers` are the events that say so. */
export interface Stake {
  readonly organisationId: string;
  /** A rival is another applicant of the same undecided call. */
  readonly as: 'applicant' | 'partner' | 'control' | 'association' | 'rival';
  readonly numbers: readonly number[];
}

/** Whoever sits in a body for an organisation is its representative. */
export function seatTies(members: readonly Member[], personId: string): Tie[] {
  return members.flatMap(({ organisationId, organisationLevel, from, until, number, ...member }) =>
    organisationId === undefined || member.personId !== personId
      ? []
      : [
          {
            organisationId,
            link: 'representative' as const,
            secondedByMunicipality: false,
            ...(organisationLevel === undefined ? {} : { organisationLevel }),
            from,
            ...(until === undefined ? {} : { until }),
            number,
          },
        ],
  );
}

/**
 * Those who have a stake in a grant on a day: who applied and its partners, the organisations that control the applicant,
 * and the associations it is a direct member of. `tiesOf` says who stands behind an organisation.
 */
export function stakesOn(
  on: string,
  stakeholders: readonly Stakeholder[],
  tiesOf: (organisationId: string) => OrganisationTies | undefined,
): Stake[] {
  return stakeholders.flatMap(({ organisationId, as, number }): Stake[] => {
    const ties = as === 'applicant' ? tiesOf(organisationId) : undefined;
    const behind = (ties?.parents ?? []).filter(({ from }) => from <= on);
    return [
      { organisationId, as, numbers: [number] },
      ...behind.map(({ organisationId: parentId, kind }): Stake => ({
        organisationId: parentId,
        as: kind === 'control' ? 'control' : 'association',
        numbers: ties?.number === undefined ? [number] : [number, ties.number],
      })),
    ];
  });
}

/**
 * R6: the first link by which a person is conflicted on a day (§ 25 HGO; to be checked). A link by secondment of the
 * municipality is none; a link to a league that stands behind the applicant only discloses.
 */
export function conflictOf(
  ties: readonly Tie[],
  stakes: readonly Stake[],
  on: string,
): { readonly tie: Tie; readonly stake: Stake } | undefined {
  for (const tie of ties) {
    if (tie.secondedByMunicipality || !includes(tie, on)) continue;
    const stake = stakes.find(({ organisationId, as }) => {
      const behind = as === 'control' || as === 'association';
      return organisationId === tie.organisationId && !(behind && tie.organisationLevel === 'league');
    });
    if (stake) return { tie, stake };
  }
  return undefined;
}

/** A person whose voice counts, with all links; `declared` is the event by which a conflict was declared for the item. */
export interface CountedPerson {
  readonly personId: string;
  readonly ties: readonly Tie[];
  readonly declared?: number;
}

/** R6: nobody whose voice counts is conflicted. Who is recused does not count, and is not asked about here. */
export function noConflictCounts(
  counted: readonly CountedPerson[],
  stakes: readonly Stake[],
  on: string,
  code: 'conflict-without-recusal' | 'recusal-unknown' = 'conflict-without-recusal',
): Rejection | undefined {
  for (const { personId, ties, declared } of counted) {
    if (declared !== undefined) return reject(code, { personId, link: 'declared', on }, [declared]);
    const conflict = conflictOf(ties, stakes, on);
    if (!conflict) continue;
    const { tie, stake } = conflict;
    return reject(
      code,
      { personId, organisationId: stake.organisationId, link: tie.link, as: stake.as, on },
      [tie.number, ...stake.numbers],
    );
  }
  return undefined;
}
