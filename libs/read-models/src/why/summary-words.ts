import { euros, idOf, kindOf } from '#kernel';
import type { Label, Tag } from '#kernel';
import { planning } from '#planning';
import { bodies } from '../bodies/bodies.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { persons } from '../persons/persons.read-model.js';
import { dayIn } from '../wording.js';
import type { Known } from './known.js';
import type { Told } from './told.js';
import { whyRoles } from './why-roles.js';

/** Says of a thing what its registers know; undefined where they know nothing of it, null where it is not to be told. */
export type Summary = (told: Told, known: Known) => string | undefined | null;

/** The words of one language. */
export function say({ language }: Pick<Known, 'language'>, de: string, en: string): string {
  return language === 'de' ? de : en;
}

export function wordOf(known: Known, labels: Readonly<Record<string, Label>>, code: string | null): string {
  return code === null ? '' : (labels[code]?.[known.language] ?? code);
}

/** A day, or nothing where none is known. */
export function dayOf({ language }: Known, day: string | null | undefined): string {
  return day ? dayIn(day, language) : '';
}

export function eurosOf({ language }: Known, cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '' : euros(cents, language);
}

/** The parts that there are, one after the other; what somebody wrote as a sentence goes on without its full stop. */
export function parts(...some: readonly (string | undefined | null)[]): string {
  const said = some.flatMap((part) => part || []);
  return said.map((part, index) => (index < said.length - 1 ? part.replace(/\.$/, '') : part)).join(', ');
}

export function bodyName({ rows }: Known, id: string | null): string {
  return id === null ? '' : (rows.of(bodies, id)?.name ?? '');
}

export function organisationName({ rows }: Known, id: string | null): string {
  return id === null ? '' : (rows.of(organisations, id)?.name ?? id);
}

/** Persons are told by their pseudonyms, nowhere by their names. */
export function personName({ rows }: Known, id: string): string {
  return rows.of(persons, id)?.pseudonym ?? id;
}

/** The id of the thing, or of the one that speaks of it where it has no tag. */
export function idTold({ tag, links }: Told): string {
  return idOf((tag ?? links[0]?.from ?? ':') as Tag);
}

/** The id of the first thing of a kind that the links of a told thing begin at. */
export function idFrom({ links }: Told, kind: string): string | undefined {
  const from = links.find((link) => kindOf(link.from as Tag) === kind)?.from;
  return from === undefined ? undefined : idOf(from as Tag);
}

/** What can be said of a thing without any register: what happened last. */
export function plainSummary({ role, links }: Told, known: Known): string {
  const last = links.at(-1);
  const type = planning.eventTypes.find((each) => each.type === last?.eventType);
  const label = type?.label ?? whyRoles[role].label;
  return last === undefined ? label[known.language] : `${label[known.language]} (${dayOf(known, last.day)})`;
}
