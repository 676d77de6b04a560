import type { Query } from '#kernel';
import type { Prepared } from './prepared.js';

/** What the server is told about conditions: looked at always, or only if the ledger moved. */
export interface Probes {
  readonly always: readonly string[];
  readonly ifMoved: readonly string[];
}

/** The lines by which the server looks at one entry's condition. */
export function conditionLines(index: number, after: number, query: Query): string[] {
  return query.map(({ tags, types }) => [index, after, tags.join(' '), types.join(' ')].join('\t'));
}

/** The number after which such a line looks. */
export function afterOf(line: string): number {
  return Number(line.split('\t', 2)[1]);
}

/** All conditions of a batch, to be looked at whatever the process believes to know. */
export function allProbes(batch: readonly Prepared[]): Probes {
  const always = batch.flatMap(({ entry: { condition } }, index) =>
    condition ? conditionLines(index, condition.after, condition.query) : [],
  );
  return { always, ifMoved: [] };
}
