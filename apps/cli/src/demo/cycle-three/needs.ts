import type { Need } from '../telling/planning.js';

/** What Musterstadt found in 2026; for some of it nobody has an answer yet. Invented. */

const EVERYWHERE = ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'];

export const poverty: Need = {
  key: 'poverty', title: 'Kinder, die hungrig zur Schule kommen', description: 'In zwei Schulen der Nordstadt frühstückt jedes fünfte Kind nicht.',
  goals: ['youth'], spaces: ['nordstadt'], field: 'jugend', raisedBy: { sector: 'free-nonprofit', organisation: 'B' },
  evidence: { indicator: 'Kinder in Familien mit Bürgergeld', value: '28.4', unit: 'Prozent', on: '2025-12-31' },
  urgency: 'urgent', because: 'Wer hungrig ist, lernt nicht.',
}; // prettier-ignore
export const night: Need = {
  key: 'night', title: 'Nach zweiundzwanzig Uhr', description: 'Das Jugendhaus schließt um zehn, und die Jugendlichen gehen zum Bahnhof.',
  goals: ['youth'], spaces: ['altstadt'], field: 'jugend', raisedBy: { sector: 'administration', organisation: 'Fachdienst Jugend' }, known: 'changed',
  evidence: { said: '„Um zehn ist Schluss, und dann?“', method: 'Jugendforum', on: '2026-02-20' },
  urgency: 'high', because: 'Die Überprüfung von 2025 hat es gezeigt.',
}; // prettier-ignore
export const girls: Need = {
  key: 'girls', title: 'Ein Ort für Mädchen', description: 'Mädchen kommen nicht mehr, wenn es dunkel wird.',
  goals: ['youth'], spaces: ['altstadt', 'nordstadt'], field: 'jugend', raisedBy: { sector: 'concerned' },
  evidence: { said: '„Abends gehört das Haus den Jungs.“', method: 'Gespräch mit acht Mädchen', on: '2026-02-25' },
  urgency: 'high', because: 'Am Abend sind von vierzig Besuchen drei von Mädchen.',
}; // prettier-ignore
export const mind: Need = {
  key: 'mind', title: 'Seelische Not junger Menschen', description: 'Auf einen Therapieplatz wartet man sieben Monate.',
  goals: ['youth', 'advice'], spaces: EVERYWHERE, field: 'gesundheit', raisedBy: { sector: 'science', organisation: 'K' },
  evidence: { indicator: 'Wartezeit auf einen Therapieplatz', value: '31', unit: 'Wochen', on: '2025-12-31' },
  urgency: 'high', because: 'In sieben Monaten wird aus Kummer eine Krankheit.',
}; // prettier-ignore
export const homes: Need = {
  key: 'homes', title: 'Bezahlbare Wohnungen', description: 'Familien mit drei Kindern finden keine Wohnung.',
  goals: ['participation', 'quarter'], spaces: EVERYWHERE, field: 'quartier', raisedBy: { sector: 'politics' },
  evidence: { indicator: 'Wohnungen mit fünf Zimmern unter 1.100 Euro', value: '4', unit: 'Angebote', on: '2026-01-31' },
  urgency: 'high', because: 'Die Sozialplanung kann es benennen, lösen muss es die Stadtentwicklung.',
}; // prettier-ignore
export const barriers: Need = {
  key: 'barriers', title: 'Stufen vor der Tür', description: 'Drei von vier Treffpunkten sind mit dem Rollstuhl nicht zu erreichen.',
  goals: ['participation'], spaces: ['altstadt'], field: 'teilhabe', raisedBy: { sector: 'concerned', organisation: 'I' },
  evidence: { said: 'Ortsbegehung: neun Stufen, eine Rampe, kein Klingelknopf in Reichweite.', method: 'Begehung mit Betroffenen', on: '2026-03-04' },
  urgency: 'medium', because: 'Wer nicht hineinkommt, nimmt nicht teil.',
}; // prettier-ignore

export const needsOfCycleThree: readonly Need[] = [poverty, night, girls, mind, homes, barriers];
