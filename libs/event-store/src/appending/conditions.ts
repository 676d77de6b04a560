import type { AppendCondition } from '#kernel';
import type { Prepared } from './prepared.js';

/** The condition of the batch's entry at this index. */
export interface Probe {
  readonly index: number;
  readonly condition: AppendCondition;
}

/** What the server is told about conditions: looked at always, or only if the ledger moved. */
export interface Probes {
  readonly always: readonly Probe[];
  readonly ifMoved: readonly Probe[];
}

/** Lists of types are those of decision models and come again with every act, so each is written once. */
const written = new WeakMap<readonly string[], string>();

function typesText(types: readonly string[]): string {
  const known = written.get(types);
  if (known !== undefined) return known;
  const text = types.join(' ');
  written.set(types, text);
  return text;
}

/** The lines by which the server looks at conditions: one for each item of their queries. */
export function probeLines(probes: readonly Probe[]): string {
  return probes
    .flatMap(({ index, condition: { after, query } }) =>
      query.map(({ tags, types }) => [index, after, tags.join(' '), typesText(types)].join('\t')),
    )
    .join('\n');
}

/** All conditions of a batch, to be looked at whatever the process believes to know. */
export function allProbes(batch: readonly Prepared[]): Probes {
  const always = batch.flatMap(({ entry: { condition } }, index) =>
    condition ? [{ index, condition }] : [],
  );
  return { always, ifMoved: [] };
}
