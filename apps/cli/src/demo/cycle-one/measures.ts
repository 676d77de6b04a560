import type { Measure, Target } from '../telling/planning.js';

/** What is to be done about the needs of 2023, and what each measure is to reach. Invented. */

const EVERYWHERE = ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'];

export const debtAdvice: Measure = {
  key: 'debt-advice',
  title: 'Schuldnerberatung',
  description: 'Zwei Stellen, offene Sprechstunde an vier Tagen der Woche.',
  needs: ['debts'],
  goals: ['advice'],
  spaces: EVERYWHERE,
  field: 'beratung',
};
export const addictionAdvice: Measure = {
  key: 'addiction-advice',
  title: 'Suchtberatung, Außenstelle Nord',
  description: 'Beratung an zwei Tagen im Stadtteilhaus Nordstadt.',
  needs: ['addiction'],
  goals: ['advice'],
  spaces: ['nordstadt'],
  field: 'beratung',
};
export const afterSchool: Measure = {
  key: 'after-school',
  title: 'Nachmittagstreff Nordstadt',
  description: 'Offener Treff für Grundschulkinder im Stadtteilhaus, montags bis freitags bis 17 Uhr.',
  needs: ['afternoons'],
  goals: ['youth', 'quarter'],
  spaces: ['nordstadt'],
  field: 'jugend',
};
export const cafe: Measure = {
  key: 'cafe',
  title: 'Café Lahnwiesen',
  description: 'Ein offenes Café im Gemeinschaftsraum, von Nachbarn mitgeführt.',
  needs: ['meeting'],
  goals: ['quarter'],
  spaces: ['lahnwiesen'],
  field: 'quartier',
};
export const youthHouse: Measure = {
  key: 'youth-house',
  title: 'Jugendhaus Altstadt bis 22 Uhr',
  description: 'Öffnung an fünf Abenden mit zwei Fachkräften.',
  needs: ['youth'],
  goals: ['youth'],
  spaces: ['altstadt'],
  field: 'jugend',
};
export const streetWork: Measure = {
  key: 'street-work',
  title: 'Aufsuchende Jugendarbeit',
  description: 'Zwei Streetworker an Bahnhof und Lahnufer.',
  needs: ['street'],
  goals: ['youth'],
  spaces: ['altstadt', 'suedviertel'],
  field: 'jugend',
};
export const familyCentre: Measure = {
  key: 'family-centre',
  title: 'Familienzentrum Südviertel',
  description: 'Hebamme, Frühe Hilfen und Beratung unter einem Dach.',
  needs: ['families'],
  goals: ['youth', 'advice'],
  spaces: ['suedviertel'],
  field: 'familie',
};
export const languageMeeting: Measure = {
  key: 'language-meeting',
  title: 'Sprachtreff und Alltagsbegleitung',
  description: 'Üben, was der Alltag verlangt, mit Ehrenamtlichen.',
  needs: ['language'],
  goals: ['arrival'],
  spaces: ['nordstadt'],
  field: 'integration',
};
export const visiting: Measure = {
  key: 'visiting',
  title: 'Besuchsdienst',
  description: 'Ehrenamtliche besuchen alte Menschen einmal in der Woche.',
  needs: ['visits'],
  goals: ['age'],
  spaces: EVERYWHERE,
  field: 'alter',
};
export const shopping: Measure = {
  key: 'shopping',
  title: 'Einkaufshilfe mit Lieferdienst',
  description: 'Einkäufe nach Hause, mit Zeit für ein Gespräch.',
  needs: ['housing', 'visits'],
  goals: ['age'],
  spaces: ['suedviertel'],
  field: 'alter',
};
export const housingAdvice: Measure = {
  key: 'housing-advice',
  title: 'Mobile Wohnberatung',
  description: 'Beratung zum Umbau in der eigenen Wohnung.',
  needs: ['housing'],
  goals: ['age'],
  spaces: ['suedviertel', 'altstadt'],
  field: 'alter',
};

export const measuresOfCycleOne: readonly Measure[] = [
  debtAdvice,
  addictionAdvice,
  afterSchool,
  cafe,
  youthHouse,
  streetWork,
  familyCentre,
  languageMeeting,
  visiting,
  shopping,
  housingAdvice,
];

const NONE_BEFORE = ['0', '2023-06-30'] as const;

export const targetsOfCycleOne: readonly Target[] = [
  { key: 'waiting-time', measure: debtAdvice, level: 5,
    statement: 'Überschuldete finden innerhalb von vier Wochen Hilfe.', unit: 'Erstgespräche',
    baseline: ['210', '2022-12-31'], targets: { 2024: '300', 2025: '320' } },
  { key: 'advice-north', measure: addictionAdvice, level: 3,
    statement: 'Menschen aus der Nordstadt nehmen die Suchtberatung an.', unit: 'Ratsuchende',
    baseline: ['31', '2022-12-31'], targets: { 2024: '90' } },
  { key: 'children', measure: afterSchool, level: 3,
    statement: 'Kinder der Nordstadt kommen regelmäßig in den Treff.', unit: 'Kinder',
    baseline: NONE_BEFORE, targets: { 2024: '40' } },
  { key: 'neighbours', measure: cafe, level: 3,
    statement: 'Nachbarn führen das Café mit.', unit: 'Ehrenamtliche',
    baseline: NONE_BEFORE, targets: { 2024: '12', 2025: '15' } },
  { key: 'evenings', measure: youthHouse, level: 2,
    statement: 'Das Haus ist abends offen und wird besucht.', unit: 'Besuche',
    baseline: NONE_BEFORE, targets: { 2024: '4000', 2025: '4500' } },
  { key: 'reached', measure: streetWork, level: 4,
    statement: 'Jugendliche ohne festen Ort kennen jemanden, an den sie sich wenden.', unit: 'Jugendliche',
    baseline: NONE_BEFORE, targets: { 2024: '30' } },
  { key: 'under-one-roof', measure: familyCentre, level: 3,
    statement: 'Familien nutzen mehr als eine Hilfe im Haus.', unit: 'Familien',
    baseline: { dueOn: '2024-06-30' }, targets: { 2024: '60' } },
  { key: 'speaking', measure: languageMeeting, level: 5,
    statement: 'Teilnehmende erledigen ihre Angelegenheiten selbst.', unit: 'Menschen',
    baseline: NONE_BEFORE, targets: { 2024: '50', 2025: '60' } },
  { key: 'visited', measure: visiting, level: 3,
    statement: 'Alte Menschen werden wöchentlich besucht.', unit: 'Menschen',
    baseline: ['14', '2023-06-30'], targets: { 2024: '40' } },
  { key: 'supplied', measure: shopping, level: 3,
    statement: 'Menschen mit schwerem Gang sind versorgt.', unit: 'Haushalte',
    baseline: NONE_BEFORE, targets: { 2024: '50' } },
  { key: 'at-home', measure: housingAdvice, level: 6,
    statement: 'Menschen bleiben nach dem Umbau zu Hause wohnen.', unit: 'Haushalte',
    baseline: { dueOn: '2024-03-31' }, targets: { 2024: '15' } },
]; // prettier-ignore
