import type { Term } from './term.js';

/** The subjects of planning itself: from the goal to the agreed target. */
export const planningSubjects = {
  goal: {
    label: { de: 'Ziel', en: 'Goal' },
    definition: {
      de: 'Was die Sozialplanung erreichen will; Ziele bilden einen Baum und sind Daten des örtlichen Konzepts.',
      en: 'What social planning wants to reach; goals form a tree and are data of the local concept.',
    },
    source: 'Konzept Kooperative Sozialplanung; § 1 SGB VIII (zu prüfen)',
  },
  guideline: {
    label: { de: 'Förderrichtlinie', en: 'Guideline' },
    definition: {
      de: 'Was eine Kommune für ihre Zuwendungen bestimmt: Arten, Fristen, Grenzen, Nachweise; in Fassungen.',
      en: 'What a municipality lays down for its grants: kinds, deadlines, limits, proofs; in versions.',
    },
    source: 'VV zu § 44 LHO (zu prüfen)',
  },
  cycle: {
    label: { de: 'Planungszyklus', en: 'Planning cycle' },
    definition: {
      de: 'Ein Durchgang der Planung von der Vorbereitung bis zur Auswertung, in Phasen.',
      en: 'One round of planning from preparation to evaluation, in phases.',
    },
    source: '§ 80 SGB VIII (zu prüfen)',
  },
  space: {
    label: { de: 'Sozialraum', en: 'Social space' },
    definition: {
      de: 'Ein Teil des Gebiets, für den geplant wird, unter seinem Schlüssel in der örtlichen Statistik.',
      en: 'A part of the area that is planned for, under its key in the local statistics.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  need: {
    label: { de: 'Bedarf', en: 'Need' },
    definition: {
      de: 'Was Menschen in der Kommune brauchen und nicht oder nicht ausreichend haben, wer immer es deckt.',
      en: 'What people in the municipality need and do not have or not enough of, whoever provides it.',
    },
    source: '§ 80 Abs. 1 Nr. 2 SGB VIII (zu prüfen)',
  },
  evidence: {
    label: { de: 'Beleg', en: 'Evidence' },
    definition: {
      de: 'Worauf ein Bedarf oder ein Ereignis beruht: Kennzahl, fachlicher Befund oder Dokument.',
      en: 'What a need or an event rests on: value of an indicator, qualitative finding or document.',
    },
    source: 'Planbuch',
  },
  criterion: {
    label: { de: 'Qualitätskriterium', en: 'Quality criterion' },
    definition: {
      de: 'Woran Angebote gemessen werden, die Mittel erhalten sollen; es bindet in einer abgestimmten Fassung.',
      en: 'What services that are to receive money are measured by; it binds in an agreed version.',
    },
    source: '§§ 79, 79a SGB VIII (zu prüfen)',
  },
  catalogue: {
    label: { de: 'Kriterienkatalog', en: 'Catalogue of criteria' },
    definition: {
      de: 'Die Fassungen der Qualitätskriterien, die in einem Planungszyklus binden.',
      en: 'The versions of quality criteria that bind in a planning cycle.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  measure: {
    label: { de: 'Maßnahme', en: 'Measure' },
    definition: {
      de: 'Was getan werden soll, um Bedarfe zu decken.',
      en: 'What is to be done to answer needs.',
    },
    source: '§ 80 Abs. 1 Nr. 3 SGB VIII (zu prüfen)',
  },
  target: {
    label: { de: 'Zielvereinbarung', en: 'Agreed targets' },
    definition: {
      de: 'Welche Ergebnisse mit einer Maßnahme erreicht werden sollen und woran sie gemessen werden; in Fassungen.',
      en: 'Which results a measure is to reach and how they are measured; in versions.',
    },
    source: '§ 78b SGB VIII, § 76 SGB XII (zu prüfen)',
  },
  actual: {
    label: { de: 'Istwert', en: 'Actual value' },
    definition: {
      de: 'Was zu einem Indikator einer Zielvereinbarung gemessen und gemeldet wurde.',
      en: 'What was measured and reported for an indicator of agreed targets.',
    },
    source: 'Planbuch',
  },
  obligation: {
    label: { de: 'Aufgabe', en: 'Obligation' },
    definition: {
      de: 'Was jemand, der an der Planung teilnimmt, bis zu einem Tag zu tun hat: Daten liefern, einem Gremium berichten, Wirkungen prüfen; einmal oder immer wieder.',
      en: 'What somebody who takes part in planning has to do by a day: supply data, report to a body, review effects; once or again and again.',
    },
    source: 'Konzept Kooperative Sozialplanung: Aufgaben der Beteiligten',
  },
} as const satisfies Record<string, Term>;
