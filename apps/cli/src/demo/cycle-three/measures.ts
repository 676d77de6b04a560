import { afterSchool, debtAdvice, youthHouse } from '../cycle-one/measures.js';
import { phoneFriends } from '../cycle-two/measures.js';
import type { Measure, Target } from '../telling/planning.js';

export const breakfast: Measure = {
  key: 'breakfast',
  title: 'Frühstück vor der ersten Stunde',
  description: 'Zwei Schulen öffnen um sieben; Eltern und Ehrenamtliche decken den Tisch.',
  needs: ['poverty'],
  goals: ['youth'],
  spaces: ['nordstadt'],
  field: 'jugend',
};
export const nightMeeting: Measure = {
  key: 'night-meeting',
  title: 'Nachttreff',
  description: 'Ein offener Ort von 22 bis 2 Uhr an Freitagen und Samstagen.',
  needs: ['night', 'girls'],
  goals: ['youth'],
  spaces: ['altstadt'],
  field: 'jugend',
};

export const measuresOfCycleThree: readonly Measure[] = [breakfast, nightMeeting];

export const targetsOfCycleThree: readonly Target[] = [
  { key: 'waiting-time-2027', measure: debtAdvice, level: 5, statement: 'Überschuldete finden innerhalb von vier Wochen Hilfe.', unit: 'Erstgespräche', baseline: ['301', '2025-12-31'], targets: { 2027: '330' } },
  { key: 'children-2027', measure: afterSchool, level: 4, statement: 'Kinder, die im Treff groß werden, übernehmen dort Aufgaben.', unit: 'Kinder', baseline: ['82', '2025-12-31'], targets: { 2027: '85' } },
  { key: 'evenings-2027', measure: youthHouse, level: 4, statement: 'Mädchen kommen auch am Abend.', unit: 'Besuche von Mädchen', baseline: ['310', '2025-12-31'], targets: { 2027: '1200' } },
  { key: 'called-2027', measure: phoneFriends, level: 5, statement: 'Wer angerufen wird, ist weniger allein.', unit: 'Menschen', baseline: ['58', '2025-12-31'], targets: { 2027: '90' } },
  { key: 'breakfasts', measure: breakfast, level: 3, statement: 'Kinder frühstücken vor der ersten Stunde.', unit: 'Kinder', baseline: { dueOn: '2027-01-31' }, targets: { 2027: '70' } },
  { key: 'nights', measure: nightMeeting, level: 3, statement: 'Jugendliche haben nachts einen Ort.', unit: 'Besuche', baseline: ['0', '2026-06-30'], targets: { 2027: '2000' } },
]; // prettier-ignore
