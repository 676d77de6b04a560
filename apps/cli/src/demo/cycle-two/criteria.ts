import { againIn } from '../cycle-one/criteria.js';
import type { AgreedCriterion, Criterion } from '../telling/criteria.js';

/** What the first cycle taught: three criteria come in, four are agreed anew, four are not carried on. Invented. */

const tariff: Criterion = {
  key: 'tariff',
  title: 'Bezahlung nach Tarif',
  definition: 'Wer hier arbeitet, wird nach Tarif oder in Anlehnung daran bezahlt.',
  scale: 'boolean',
  weightPermille: 100,
  broughtInBy: 'C',
};
const learning: Criterion = {
  key: 'learning',
  title: 'Aus der Wirksamkeitsüberprüfung gelernt',
  definition: 'Der Antrag sagt, was die letzte Überprüfung ergab und was daraus folgt.',
  scale: '0-5',
  weightPermille: 150,
};
const volunteers: Criterion = {
  key: 'volunteers',
  title: 'Begleitung von Ehrenamtlichen',
  definition: 'Ehrenamtliche haben jemanden, der sie einführt und begleitet.',
  scale: '0-5',
  weightPermille: 100,
  broughtInBy: 'D',
};

/** Those that every cycle so far has judged by. */
export const LASTING = ['involvement', 'access', 'goals', 'protection'];

export const criteriaOfCycleTwo: readonly AgreedCriterion[] = [
  ...againIn(LASTING, 2),
  ...[tariff, learning, volunteers].map((criterion) => ({ ...criterion, version: 1 })),
];
