import type { Need } from '../telling/planning.js';

/** What was missing in Musterstadt in 2023, as it came out of reports, workshops and the people's own words. Invented. */

const EVERYWHERE = ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'];
const WORKSHOP = 'Zukunftswerkstatt in der Nordstadt';

export const debts: Need = {
  key: 'debts', title: 'Hilfe bei Überschuldung', description: 'Wer überschuldet ist, wartet drei Monate auf ein erstes Gespräch.',
  goals: ['advice'], spaces: EVERYWHERE, field: 'beratung', raisedBy: { sector: 'free-nonprofit', organisation: 'A' }, known: 'known',
  evidence: { indicator: 'Wartezeit auf Schuldnerberatung', value: '13', unit: 'Wochen', on: '2022-12-31' },
  urgency: 'high', because: 'Jede Woche Wartezeit kostet Betroffene Wohnung oder Arbeit.',
}; // prettier-ignore
export const addiction: Need = {
  key: 'addiction', title: 'Suchtberatung im Norden der Stadt', description: 'Die Beratungsstelle liegt in der Altstadt; aus der Nordstadt kommt kaum jemand.',
  goals: ['advice'], spaces: ['nordstadt'], field: 'beratung', raisedBy: { sector: 'free-nonprofit', organisation: 'B' }, known: 'changed',
  evidence: { indicator: 'Ratsuchende aus der Nordstadt', value: '9', unit: 'Prozent', on: '2022-12-31' },
  urgency: 'high', because: 'In der Nordstadt wohnt ein Viertel der Menschen, die Hilfe suchen.',
}; // prettier-ignore
export const afternoons: Need = {
  key: 'afternoons', title: 'Nachmittage für Kinder der Nordstadt', description: 'Für Kinder im Grundschulalter gibt es nach 14 Uhr keinen Ort.',
  goals: ['youth', 'quarter'], spaces: ['nordstadt'], field: 'jugend', raisedBy: { sector: 'concerned' },
  evidence: { said: '„Wenn die Schule aus ist, stehen sie vor dem Supermarkt.“ (eine Mutter)', method: WORKSHOP, on: '2023-03-18' },
  urgency: 'urgent', because: 'Achtzig Kinder sind auf keiner Warteliste, weil es keine gibt.',
}; // prettier-ignore
export const meeting: Need = {
  key: 'meeting', title: 'Ein Treffpunkt an den Lahnwiesen', description: 'Im Neubaugebiet kennt niemand niemanden; es gibt keinen Raum.',
  goals: ['quarter'], spaces: ['lahnwiesen'], field: 'quartier', raisedBy: { sector: 'citizens' },
  evidence: { said: 'Zwölf von fünfzehn Haushalten wünschen sich einen offenen Raum.', method: 'Haustürgespräche', on: '2023-03-25' },
  urgency: 'medium', because: 'Nachbarschaft entsteht in den ersten Jahren oder gar nicht.',
}; // prettier-ignore
export const youth: Need = {
  key: 'youth', title: 'Ein Haus, das abends offen ist', description: 'Jugendliche haben nach 18 Uhr nur den Bahnhof.',
  goals: ['youth'], spaces: ['altstadt'], field: 'jugend', raisedBy: { sector: 'administration', organisation: 'Fachdienst Jugend' }, known: 'known',
  evidence: { indicator: 'Besuche im Jugendhaus nach 18 Uhr', value: '0', unit: 'Besuche', on: '2022-12-31' },
  urgency: 'high', because: 'Das Haus schließt, wenn es gebraucht wird.',
}; // prettier-ignore
export const street: Need = {
  key: 'street', title: 'Jugendliche ohne festen Ort', description: 'Eine Gruppe von vierzig Jugendlichen ist für kein Haus erreichbar.',
  goals: ['youth'], spaces: ['altstadt', 'suedviertel'], field: 'jugend', raisedBy: { sector: 'free-nonprofit', organisation: 'B' },
  evidence: { said: 'Die Polizei kennt sie, die Jugendhilfe nicht.', method: 'Gespräch mit der Wache', on: '2023-02-27' },
  urgency: 'high', because: 'Wer sie jetzt nicht erreicht, erreicht sie mit achtzehn nicht mehr.',
}; // prettier-ignore
export const families: Need = {
  key: 'families', title: 'Ein Ort für junge Familien', description: 'Hebamme, Frühe Hilfen und Beratung liegen an vier Enden der Stadt.',
  goals: ['youth', 'advice'], spaces: ['suedviertel'], field: 'familie', raisedBy: { sector: 'administration', organisation: 'Fachdienst Jugend' },
  evidence: { indicator: 'Geburten im Südviertel', value: '143', unit: 'Kinder', on: '2022-12-31' },
  urgency: 'high', because: 'Jede dritte Familie bricht den Weg zur zweiten Stelle ab.',
}; // prettier-ignore
export const language: Need = {
  key: 'language', title: 'Sprechen lernen im Alltag', description: 'Nach dem Kurs fehlt die Übung: Amt, Arzt, Elternabend.',
  goals: ['arrival'], spaces: ['nordstadt'], field: 'integration', raisedBy: { sector: 'concerned', organisation: 'I' },
  evidence: { said: '„Ich kann B1 und traue mich nicht ans Telefon.“', method: WORKSHOP, on: '2023-03-18' },
  urgency: 'medium', because: 'Ohne Alltag verlernt man, was der Kurs gebracht hat.',
}; // prettier-ignore
export const visits: Need = {
  key: 'visits', title: 'Besuche bei alten Menschen', description: 'Wer nicht mehr aus dem Haus kommt, sieht tagelang niemanden.',
  goals: ['age'], spaces: EVERYWHERE, field: 'alter', raisedBy: { sector: 'church', organisation: 'D' },
  evidence: { indicator: 'Alleinlebende über 75', value: '2310', unit: 'Menschen', on: '2022-12-31' },
  urgency: 'medium', because: 'Einsamkeit macht krank, und man sieht sie nicht.',
}; // prettier-ignore
/** Written down three months late; the book says so and why. */
export const housing: Need = {
  key: 'housing', title: 'Wohnen bleiben können', description: 'Umbau und Einkauf entscheiden, ob jemand zu Hause alt wird.',
  goals: ['age'], spaces: ['suedviertel', 'altstadt'], field: 'alter', raisedBy: { sector: 'public', organisation: 'F' },
  evidence: { said: 'Elf von zwanzig Anfragen enden im Umzug ins Heim.', method: 'Auswertung der Beratung', on: '2023-04-12' },
  urgency: 'high', because: 'Ein Umbau kostet weniger als ein Jahr im Heim.',
}; // prettier-ignore
