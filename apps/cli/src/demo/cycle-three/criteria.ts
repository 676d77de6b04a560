import { againIn } from '../cycle-one/criteria.js';
import { criteriaOfCycleTwo, LASTING } from '../cycle-two/criteria.js';
import type { AgreedCriterion, Criterion } from '../telling/criteria.js';

/** Nine criteria for 2027, three of them new. Invented. */

const young: Criterion = {
  key: 'young',
  title: 'Junge Menschen planen mit',
  definition: 'Wo es um Jugendliche geht, haben Jugendliche den Plan gemacht und können ihn ändern.',
  scale: '0-5',
  weightPermille: 150,
};
const inclusion: Criterion = {
  key: 'inclusion',
  title: 'Barrierefrei',
  definition: 'Man kommt hinein, versteht, was dort geschieht, und kann mitmachen.',
  scale: '0-5',
  weightPermille: 100,
  broughtInBy: 'I',
};
const continuity: Criterion = {
  key: 'continuity',
  title: 'Verlässlichkeit',
  definition:
    'Wer anfängt, ist auch im nächsten Jahr noch da: Stellen sind nicht kürzer befristet als die Förderung.',
  scale: 'boolean',
  weightPermille: 100,
};

const fromCycleTwo = criteriaOfCycleTwo
  .filter(({ key }) => key === 'tariff' || key === 'learning')
  .map((criterion) => ({ ...criterion, version: 2 }));

export const criteriaOfCycleThree: readonly AgreedCriterion[] = [
  ...againIn(LASTING, 3),
  ...fromCycleTwo,
  ...[young, inclusion, continuity].map((criterion) => ({ ...criterion, version: 1 })),
];
