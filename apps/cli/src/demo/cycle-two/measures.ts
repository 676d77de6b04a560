import { afterSchool } from '../cycle-one/measures.js';
import type { Measure, Target } from '../telling/planning.js';

/** What is to be done in 2025 besides what goes on. Invented. */

export const phoneFriends: Measure = {
  key: 'phone-friends',
  title: 'Telefonpatenschaften',
  description: 'Ehrenamtliche rufen an, jede Woche dieselbe Stimme, und haben selbst eine Begleitung.',
  needs: ['loneliness', 'visits'],
  goals: ['age'],
  spaces: ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'],
  field: 'alter',
};
export const energyAdvice: Measure = {
  key: 'energy-advice',
  title: 'Beratung vor der Sperre',
  description: 'Das Stadtwerk meldet sich, bevor es sperrt; die Beratung kommt nach Hause.',
  needs: ['energy', 'debts'],
  goals: ['advice'],
  spaces: ['nordstadt', 'suedviertel'],
  field: 'beratung',
};
export const nightCafe: Measure = {
  key: 'night-cafe',
  title: 'Nachtcafé im Winter',
  description: 'Ein warmer Raum von 22 bis 7 Uhr, von Ehrenamtlichen getragen.',
  needs: ['winter'],
  goals: ['advice', 'quarter'],
  spaces: ['altstadt'],
  field: 'beratung',
};
export const rides: Measure = {
  key: 'rides',
  title: 'Fahrdienst Lahnwiesen',
  description: 'Fahrten zum Arzt auf Anruf, zweimal in der Woche.',
  needs: ['ways'],
  goals: ['age', 'participation'],
  spaces: ['lahnwiesen'],
  field: 'alter',
};

export const measuresOfCycleTwo: readonly Measure[] = [phoneFriends, energyAdvice, nightCafe, rides];

export const targetsOfCycleTwo: readonly Target[] = [
  { key: 'children-2025', measure: afterSchool, level: 4, statement: 'Kinder bleiben dem Treff auch in den Ferien verbunden.', unit: 'Kinder', baseline: ['61', '2024-12-31'], targets: { 2025: '75' } },
  { key: 'called', measure: phoneFriends, level: 3, statement: 'Alte Menschen werden wöchentlich angerufen.', unit: 'Menschen', baseline: ['17', '2024-12-31'], targets: { 2025: '60' } },
  { key: 'not-cut-off', measure: energyAdvice, level: 5, statement: 'Haushalte behalten nach der Beratung ihren Strom.', unit: 'Haushalte', baseline: { dueOn: '2025-06-30' }, targets: { 2025: '45' } },
  { key: 'rides', measure: rides, level: 2, statement: 'Menschen von den Lahnwiesen kommen zum Arzt.', unit: 'Fahrten', baseline: ['0', '2024-12-31'], targets: { 2025: '600' } },
]; // prettier-ignore
