import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { conflictDeclared } from './conflict-declared.event.js';
import { consensusReached } from './consensus-reached.event.js';
import { consensusSought } from './consensus-sought.event.js';
import type { ItemKind, Position } from './item.terms.js';
import { memberRecused } from './member-recused.event.js';
import { positionTaken } from './position-taken.event.js';
import { recommendationIssued } from './recommendation-issued.event.js';

export interface PositionOnItem {
  readonly personId: string;
  readonly position: Position;
  readonly number: number;
}

/** A person for whom some grants of an item, or the whole of it, are not to be decided upon. */
export interface Abstention {
  readonly personId: string;
  /** Undefined for the whole item. */
  readonly grantIds?: readonly string[];
  readonly number: number;
}

/** How far a body has come with an item; entries that were corrected are gone. */
export interface ItemState {
  readonly number: number;
  readonly meetingId: string;
  readonly bodyId: string;
  readonly agendaNo: number;
  readonly kind: ItemKind;
  readonly about: readonly Tag[];
  /** In the order of recording: a person's last one holds. */
  readonly positions: readonly PositionOnItem[];
  readonly conflicts: readonly Abstention[];
  readonly recusals: readonly Abstention[];
  /** The event that recorded the consensus. */
  readonly consensus?: number;
  readonly recommendation?: { readonly recommendationId: string; readonly number: number };
  readonly correctedBy?: number;
}

export const itemState = model('item', 'item', {
  initial: undefined as ItemState | undefined,
  on: (when) => [
    when(consensusSought, (_, { meetingId, bodyId, agendaNo, kind, about }, { number }) => {
      return { number, meetingId, bodyId, agendaNo, kind, about, positions: [], conflicts: [], recusals: [] };
    }),
    when(
      positionTaken,
      (item, { personId, position }, { number }) =>
        item && { ...item, positions: [...item.positions, { personId, position, number }] },
    ),
    when(
      conflictDeclared,
      (item, declared, { number }) =>
        item && { ...item, conflicts: [...item.conflicts, abstention(declared, number)] },
    ),
    when(
      memberRecused,
      (item, recused, { number }) =>
        item && { ...item, recusals: [...item.recusals, abstention(recused, number)] },
    ),
    when(consensusReached, (item, _, { number }) => item && { ...item, consensus: number }),
    when(
      recommendationIssued,
      (item, _, { subject, number }) =>
        item && { ...item, recommendation: { recommendationId: idOf(subject), number } },
    ),
    when(eventCorrected, (item, { eventNumber }, { number }) => item && withdrawn(item, eventNumber, number)),
  ],
});

function abstention(
  { personId, grantIds }: { readonly personId: string; readonly grantIds?: readonly string[] },
  number: number,
): Abstention {
  return { personId, ...(grantIds === undefined ? {} : { grantIds }), number };
}

function withdrawn(item: ItemState, eventNumber: number, by: number): ItemState {
  if (item.number === eventNumber) return { ...item, correctedBy: by };
  const holds = ({ number }: { readonly number: number }): boolean => number !== eventNumber;
  const { consensus, recommendation, ...rest } = item;
  return {
    ...rest,
    positions: item.positions.filter(holds),
    conflicts: item.conflicts.filter(holds),
    recusals: item.recusals.filter(holds),
    ...(consensus === undefined || consensus === eventNumber ? {} : { consensus }),
    ...(recommendation && holds(recommendation) ? { recommendation } : {}),
  };
}

/** The grants an item is about. */
export function grantsOf({ about }: Pick<ItemState, 'about'>): string[] {
  return about.filter((subject) => kindOf(subject) === 'grant').map(idOf);
}

/** Those of the abstentions that hold for a grant, or (without one) for the whole item. */
export function concerning(abstentions: readonly Abstention[], grantId: string | undefined): Abstention[] {
  return abstentions.filter(
    ({ grantIds }) => grantIds === undefined || (grantId !== undefined && grantIds.includes(grantId)),
  );
}
