import { tag } from '#kernel';
import type { AnyRow, OpenedEvent, ReadModel } from '#kernel';
import { todayInBerlin } from '#platform';
import {
  explainEffects,
  explainGrant,
  explainSubject,
  KnownRows,
  links,
  readModels,
  rowsWanted,
  toldFrom,
  walk,
  ways,
} from '#read-models';
import type { FindLinks, Known, KnownRow, Place, StoredLink } from '#read-models';

/** What is asked of a thing: under which address of the api, and from which place the walk begins. */
export interface Trace {
  readonly path: string;
  readonly asks: 'why' | 'effects';
  readonly place: Place;
}

/** The things of which a trace is told, by their kind. */
export const traces: Readonly<Record<string, Trace>> = {
  grant: { path: 'grants', asks: 'why', place: 'grant' },
  payment: { path: 'payments', asks: 'why', place: 'why-payment' },
  decision: { path: 'decisions', asks: 'why', place: 'why-decision' },
  allocation: { path: 'allocations', asks: 'why', place: 'why-allocation' },
  need: { path: 'needs', asks: 'effects', place: 'effects-of-need' },
  goal: { path: 'goals', asks: 'effects', place: 'effects-of-goal' },
  criterion: { path: 'criteria', asks: 'effects', place: 'effects-of-criterion' },
  'budget-line': { path: 'budget-lines', asks: 'effects', place: 'effects-of-line' },
};

/** All registers after some events, folded in memory one event after the other in the plainest way. */
export class NaiveReading {
  private readonly rows = new Map<string, Map<string, AnyRow>>(
    readModels.map(({ name }) => [name, new Map<string, AnyRow>()]),
  );
  private last: OpenedEvent | undefined;

  take(event: OpenedEvent): void {
    this.last = event;
    for (const model of readModels) {
      const rows = this.of(model);
      for (const { key, revise } of model.projectors.get(event.type)?.project(event) ?? []) {
        const row = revise(rows.get(key));
        if (row) rows.set(key, row);
        else rows.delete(key);
      }
    }
  }

  of({ name }: Pick<ReadModel, 'name'>): Map<string, AnyRow> {
    const rows = this.rows.get(name);
    if (!rows) throw new TypeError(`${name} is no read model`);
    return rows;
  }

  /** The answer of the api to a question about a thing, without its links; undefined where nobody knows of the thing. */
  async answer(kind: string, id: string): Promise<object | undefined> {
    const trace = traces[kind];
    if (!trace) throw new TypeError(`no trace is told of a ${kind}`);
    const known = await this.known(tag(kind, id), trace, kind === 'grant');
    if (!known.trail.links.some(({ from }) => from === known.subject)) return undefined;
    if (trace.asks === 'effects') return explainEffects(known);
    return kind === 'grant' ? explainGrant(known) : explainSubject(known);
  }

  private async known(subject: string, { asks, place }: Trace, isGrant: boolean): Promise<Known> {
    const stored = [...this.of(links)].map(([id, row]) => ({ id, ...row }) as StoredLink);
    const find: FindLinks = ({ from, to, kinds }) =>
      Promise.resolve({
        links: stored.filter(
          (link) => from.includes(link.from) || (to.includes(link.to) && kinds.includes(link.kind)),
        ),
        isWhole: true,
      });
    const against = (ways[place].in ?? []).map(({ kind }): string => kind);
    const page = stored.filter(({ to, kind }) => to === subject && against.includes(kind));
    const start = { tag: subject, place, ...(asks === 'effects' ? { page } : {}) };
    const trail = await walk(start, find, () => Promise.resolve(new Set()));
    const rows = new KnownRows();
    for (const { model, column, values } of rowsWanted(trail)) {
      const register = toldFrom.find(({ name }) => name === model);
      const all = register ? [...this.of(register)].map(([id, row]): KnownRow => ({ id, ...row })) : [];
      rows.add(
        model,
        all.filter((row) => values.includes(row[column] as string)),
      );
    }
    const { number = 0, recordedAt = '' } = this.last ?? {};
    const on = isGrant ? { on: todayInBerlin(recordedAt) } : {};
    return { number, subject, trail, rows, ...on, seesInternal: true, language: 'de' };
  }
}
