import type { Need } from '../telling/planning.js';

/** What 2024 brought up: some of it answered, some of it still waiting for somebody to propose something. Invented. */

const EVERYWHERE = ['nordstadt', 'altstadt', 'lahnwiesen', 'suedviertel'];

export const loneliness: Need = {
  key: 'loneliness', title: 'Jemand, der anruft', description: 'Der Besuchsdienst erreicht wenige; am Telefon ginge es leichter.',
  goals: ['age'], spaces: EVERYWHERE, field: 'alter', raisedBy: { sector: 'church', organisation: 'D' }, known: 'changed',
  evidence: { said: '„Donnerstags klingelt es. Dann ziehe ich mich an.“', method: 'Gespräche mit Besuchten', on: '2024-09-20' },
  urgency: 'high', because: 'Der erste Versuch hat gezeigt, dass es an der Begleitung der Ehrenamtlichen hängt.',
}; // prettier-ignore
export const energy: Need = {
  key: 'energy', title: 'Strom, der nicht abgestellt wird', description: 'Sperren treffen Haushalte mit Kindern; Beratung kommt zu spät.',
  goals: ['advice'], spaces: ['nordstadt', 'suedviertel'], field: 'beratung', raisedBy: { sector: 'free-nonprofit', organisation: 'H' },
  evidence: { indicator: 'Stromsperren', value: '118', unit: 'Haushalte', on: '2023-12-31' },
  urgency: 'high', because: 'Die Hälfte der Sperren träfe niemanden, der vorher beraten wird.',
}; // prettier-ignore
export const winter: Need = {
  key: 'winter', title: 'Ein warmer Raum in der Nacht', description: 'Von November bis März schlafen Menschen im Parkhaus.',
  goals: ['advice', 'quarter'], spaces: ['altstadt'], field: 'beratung', raisedBy: { sector: 'civil-society', organisation: 'G' }, known: 'known',
  evidence: { said: 'In den kältesten Nächten waren es elf.', method: 'Zählung der Ehrenamtlichen', on: '2024-02-11' },
  urgency: 'urgent', because: 'Es geht um Leben.',
}; // prettier-ignore
export const ways: Need = {
  key: 'ways', title: 'Wege zum Arzt', description: 'Mit Rollator ist die Haltestelle an den Lahnwiesen zu weit.',
  goals: ['age', 'participation'], spaces: ['lahnwiesen'], field: 'alter', raisedBy: { sector: 'citizens' },
  evidence: { indicator: 'Haushalte ohne Haltestelle in 500 Metern', value: '17', unit: 'Prozent', on: '2023-12-31' },
  urgency: 'medium', because: 'Der Bus kommt 2027; bis dahin fehlt etwas.',
}; // prettier-ignore
export const holidays: Need = {
  key: 'holidays', title: 'Der Treff in den Ferien', description: 'Die Kinder der Nordstadt stehen in den Ferien vor verschlossener Tür.',
  goals: ['youth'], spaces: ['nordstadt'], field: 'jugend', raisedBy: { sector: 'concerned' },
  evidence: { said: '„In den Ferien ist wieder der Supermarkt.“', method: 'Kinderkonferenz im Treff', on: '2024-09-13' },
  urgency: 'high', because: 'Der Treff wirkt; in sechs Wochen Sommer geht es wieder verloren.',
}; // prettier-ignore
export const digital: Need = {
  key: 'digital', title: 'Hilfe mit dem Amt im Netz', description: 'Anträge gehen nur noch online; viele Ältere geben auf.',
  goals: ['age', 'participation'], spaces: EVERYWHERE, field: 'alter', raisedBy: { sector: 'administration', organisation: 'Fachdienst Soziales' },
  evidence: { indicator: 'abgebrochene Online-Anträge auf Wohngeld', value: '41', unit: 'Prozent', on: '2024-06-30' },
  urgency: 'medium', because: 'Wer aufgibt, bekommt nicht, was ihm zusteht.',
}; // prettier-ignore
export const carers: Need = {
  key: 'carers', title: 'Pflegende Angehörige', description: 'Wer zu Hause pflegt, hat keine Stunde für sich.',
  goals: ['age'], spaces: EVERYWHERE, field: 'pflege', raisedBy: { sector: 'concerned' },
  evidence: { said: '„Ich war seit März nicht mehr beim Friseur.“', method: 'Angehörigenabend', on: '2024-10-02' },
  urgency: 'high', because: 'Bricht die Pflege zu Hause, folgt das Heim.',
}; // prettier-ignore
export const school: Need = {
  key: 'school', title: 'Kinder, die nicht zur Schule gehen', description: 'Schulabsentismus beginnt in der dritten Klasse.',
  goals: ['youth'], spaces: ['suedviertel'], field: 'jugend', raisedBy: { sector: 'administration', organisation: 'Fachdienst Jugend' },
  evidence: { indicator: 'Kinder mit mehr als zwanzig Fehltagen', value: '64', unit: 'Kinder', on: '2024-07-12' },
  urgency: 'medium', because: 'Früh hilft ein Gespräch, später nur noch ein Verfahren.',
}; // prettier-ignore

export const needsOfCycleTwo: readonly Need[] = [
  loneliness, energy, winter, ways, holidays, digital, carers, school,
]; // prettier-ignore
