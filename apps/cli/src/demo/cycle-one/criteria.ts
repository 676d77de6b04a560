import type { AgreedCriterion, Criterion } from '../telling/criteria.js';

/** By what applications are judged: eight criteria that all who sit at the table have agreed on. Invented. */

const involvement: Criterion = {
  key: 'involvement',
  title: 'Beteiligung der Betroffenen',
  definition: 'Die Menschen, für die das Angebot da ist, haben an seiner Planung mitgewirkt.',
  scale: '0-5',
  weightPermille: 200,
  mandatory: true,
  broughtInBy: 'I',
};
const access: Criterion = {
  key: 'access',
  title: 'Zugang ohne Hürden',
  definition: 'Ohne Termin, ohne Kosten, ohne Stufen und in einfacher Sprache.',
  scale: '0-5',
  weightPermille: 150,
  mandatory: true,
};
const goalsNamed: Criterion = {
  key: 'goals',
  title: 'Überprüfbare Wirkungsziele',
  definition: 'Der Antrag sagt, was sich ändern soll und woran man es sieht.',
  scale: '0-5',
  weightPermille: 150,
  mandatory: true,
};
const protection: Criterion = {
  key: 'protection',
  title: 'Schutzkonzept',
  definition: 'Es gibt ein Konzept gegen Gewalt und Missbrauch, das alle Mitarbeitenden kennen.',
  scale: 'boolean',
  weightPermille: 100,
  mandatory: true,
  knockout: true,
};
const quarter: Criterion = {
  key: 'quarter',
  title: 'Bezug zum Stadtteil',
  definition: 'Das Angebot liegt dort, wo die Menschen wohnen, und arbeitet mit den Nachbarn zusammen.',
  scale: '0-5',
  weightPermille: 100,
};
const staff: Criterion = {
  key: 'staff',
  title: 'Fachkräfte',
  definition: 'Wer das Angebot leitet, hat den Beruf dafür gelernt.',
  scale: 'boolean',
  weightPermille: 100,
};
const thrift: Criterion = {
  key: 'thrift',
  title: 'Sparsamkeit',
  definition: 'Die Kosten für eine betreute Stunde sind nachvollziehbar.',
  scale: '0-5',
  weightPermille: 100,
};
const cooperation: Criterion = {
  key: 'cooperation',
  title: 'Zusammenarbeit der Träger',
  definition: 'Das Angebot ergänzt, was es schon gibt; die anderen Träger wissen davon.',
  scale: '0-5',
  weightPermille: 100,
  broughtInBy: 'Liga',
};

export const criteriaOfCycleOne: readonly AgreedCriterion[] = [
  involvement,
  access,
  goalsNamed,
  protection,
  quarter,
  staff,
  thrift,
  cooperation,
].map((criterion) => ({ ...criterion, version: 1 }));

/** What was agreed once is agreed anew for a later cycle, in its next version. */
export function againIn(keys: readonly string[], version: number): AgreedCriterion[] {
  return criteriaOfCycleOne
    .filter(({ key }) => keys.includes(key))
    .map((criterion) => ({ ...criterion, version }));
}
