import type { Language } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { links } from '../links/links.read-model.js';
import { KnownRows, rowsWanted, toldFrom } from '../why/known.js';
import type { Known, KnownRow } from '../why/known.js';
import { walk } from '../why/walk.js';
import type { FindLinks, HiddenGrants } from '../why/walk.js';
import type { StoredLink } from '../why/why-answer.js';
import type { Place } from '../why/ways.js';

interface Asked {
  readonly subject: string;
  readonly place: Place;
  readonly language?: Language;
  /** The day of the last event. */
  readonly on?: string;
  readonly seesInternal?: boolean;
  readonly hidden?: readonly string[];
  /** Links and rows come in the opposite order: PostgreSQL gives them in whatever order it likes. */
  readonly isReversed?: boolean;
}

/** What a trace is told from after these events: the walk over their links, and the rows of what it comes to. */
export async function knownAfter(asked: Asked, ...events: readonly Happened[]): Promise<Known> {
  const { subject, place, language = 'de', seesInternal = true, hidden = [], on = '2027-03-15' } = asked;
  const inOrder = <Each>(all: readonly Each[]): readonly Each[] =>
    asked.isReversed ? all.toReversed() : all;
  const stored = inOrder([...rowsAfter(links, ...events)].map(([id, row]) => ({ id, ...row }) as StoredLink));
  const find: FindLinks = ({ from, to, kinds }) =>
    Promise.resolve({
      links: stored.filter(
        (link) => from.includes(link.from) || (to.includes(link.to) && kinds.includes(link.kind)),
      ),
      isWhole: true,
    });
  const hiddenGrants: HiddenGrants = (ids) =>
    Promise.resolve(new Set(ids.filter((id) => hidden.includes(id))));
  const trail = await walk({ tag: subject, place }, find, hiddenGrants);
  const rows = new KnownRows();
  for (const { model, column, values } of rowsWanted(trail)) {
    const register = toldFrom.find(({ name }) => name === model);
    const made = inOrder(register ? [...rowsAfter(register, ...events)] : []);
    const known = made.map(([id, row]): KnownRow => ({ id, ...row }));
    rows.add(
      model,
      known.filter((row) => values.includes(row[column] as string)),
    );
  }
  return { number: events.length, subject, trail, rows, on, seesInternal, language };
}
