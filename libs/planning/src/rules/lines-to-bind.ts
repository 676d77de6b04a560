import type { Rejection } from '#kernel';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import type { LineAmount } from '../budget-line/line-amount.js';
import { reject } from '../language.js';

/** A budget line with what is wanted on it; signed cents. */
export interface LineWanted extends Pick<AppropriatedLine, 'year' | 'kind' | 'coverGroupId'> {
  readonly budgetLineId: string;
  readonly amountCents: number;
}

/** The lines that are named, with the states that were read for them in the same order. */
export function linesWanted(
  asked: readonly Readonly<LineAmount>[],
  states: readonly (AppropriatedLine | undefined)[],
): LineWanted[] {
  return asked.flatMap(({ budgetLineId, amountCents }, index) => {
    const line = states[index];
    if (!line) return [];
    const { year, kind, coverGroupId } = line;
    const group = coverGroupId === undefined ? {} : { coverGroupId };
    return [{ budgetLineId, year, kind, ...group, amountCents }];
  });
}

/** R2: an allocation names each line once, with an amount; lines that hold, and from which money goes out. */
export function linesCanBeBound(
  asked: readonly Readonly<LineAmount>[],
  states: readonly (AppropriatedLine | undefined)[],
): Rejection | undefined {
  const named = new Set<string>();
  let sumCents = 0;
  for (const [index, { budgetLineId, amountCents }] of asked.entries()) {
    if (named.has(budgetLineId)) return reject('line-named-twice', { budgetLineId });
    named.add(budgetLineId);
    sumCents += amountCents;
    if (!Number.isSafeInteger(sumCents)) return reject('sum-too-large', { amountCents, budgetLineId });
    const refusal = lineCanBeBound(budgetLineId, amountCents, states[index]);
    if (refusal) return refusal;
  }
  return undefined;
}

function lineCanBeBound(
  budgetLineId: string,
  amountCents: number,
  line: AppropriatedLine | undefined,
): Rejection | undefined {
  if (!line) return reject('unknown-id', { field: '/lines', kind: 'budget-line', id: budgetLineId });
  const { correctedBy, kind, number } = line;
  if (correctedBy !== undefined)
    return reject('budget-line-corrected', { budgetLineId, by: correctedBy }, [correctedBy]);
  if (kind === 'revenue') return reject('line-of-revenue', { budgetLineId }, [number]);
  return amountCents === 0 ? reject('line-without-amount', { budgetLineId }) : undefined;
}
