import type { Label } from '#kernel';

/**
 * The rules of planning that acts are refused by, each in one sentence. A refusal names its rule (`rejections.ts`), and so
 * does what contradicts a fact. Their predicates stand in `rules/`.
 */
export const ruleBook = {
  R1: {
    de: 'Bewertet wird nach Kriterien, die vor dem Beschluss im Konsens vereinbart wurden und an seinem Tag gelten.',
    en: 'Criteria were agreed by consensus before the decision and are in force on its day.',
  },
  R2: {
    de: 'Zugeteilt wird höchstens, was ein tragender Beschluss gibt, für beantragte Bedarfe und Ziele, aus genannten Haushaltspositionen.',
    en: 'At most what one operative decision gives is allocated, for needs and goals applied for, from named budget lines.',
  },
  R3: {
    de: 'Auf einer Haushaltsposition oder ihrem Deckungskreis wird nie mehr gebunden, als ermächtigt ist.',
    en: 'What is bound on a budget line or its cover group never exceeds what is authorised.',
  },
  R4: {
    de: 'Es beschließt, wer dafür ein Mandat hat; eine Abweichung von der Empfehlung wird erklärt.',
    en: 'A body decides only what its mandate covers; a deviation from the recommendation is explained.',
  },
  R5: {
    de: 'Konsens braucht Beschlussfähigkeit, die Haltung aller Anwesenden und keinen offenen Einwand; Schweigen ist kein Konsens.',
    en: 'Consensus needs the quorum, the position of everybody present and no open objection; silence is no consensus.',
  },
  R6: {
    de: 'Wer befangen ist, zählt bei dieser Sache nicht mit.',
    en: 'Whoever is conflicted does not count on that item.',
  },
  R8: {
    de: 'Ausgangswert und Ziele sind vor dem Beschluss vereinbart; eine Überprüfung nennt die Fassung, an der sie misst.',
    en: 'Baseline and targets are agreed before the decision; a review names the version it judges by.',
  },
  R9: {
    de: 'Niemand bestätigt oder prüft, was er selbst oder seine Organisation gemeldet hat.',
    en: 'Nobody verifies or accepts what they or their organisation reported.',
  },
  R10: {
    de: 'Abruf, Feststellung, Anordnung und Kasse sind in verschiedenen, dazu befugten und unbeteiligten Händen.',
    en: 'Call, certification, order and cash office are in different hands, authorised and without a stake.',
  },
  R11: {
    de: 'Bewilligt wird höchstens, was zugeteilt ist, angeordnet höchstens, was bewilligt ist, gezahlt, was angeordnet ist.',
    en: 'Notices stay within the allocation, orders within the notices, payments within the orders.',
  },
  R12: {
    de: 'Ein Vorhaben beginnt nicht vor seinem Bescheid, außer mit Zustimmung.',
    en: 'A project does not start before its notice, unless that was consented to.',
  },
  R13: {
    de: 'Bevor andere eine Maßnahme durchführen, werden freie Träger gefragt.',
    en: 'Free providers are asked before others carry out a measure.',
  },
  R14: {
    de: 'Eine Priorität braucht Begründung und Beleg.',
    en: 'A priority needs a reason and evidence.',
  },
  R16: {
    de: 'Berichtigt wird nur durch ein Ereignis, das das berichtigte nennt; auf Berichtigtem baut nichts mehr auf.',
    en: 'Corrections are events that name what they correct; nothing is built on what was corrected.',
  },
  R17: {
    de: 'Was vor einer abgeschlossenen Phase gilt, wird begründet; vordatiert wird nicht.',
    en: 'What applies before a closed phase needs a reason; nothing is dated ahead.',
  },
  R18: {
    de: 'Eine Zeile des Haushaltsverfahrens wird nur einmal gebucht.',
    en: 'A row of the budget system is booked only once.',
  },
  R24: {
    de: 'In der vorläufigen Haushaltsführung wird nur gebunden, wozu Gesetz, Vertrag oder unaufschiebbare Fortführung zwingen.',
    en: 'Until the budget is published only what law, contract or undeferrable continuation demand is bound.',
  },
  R25: {
    de: 'Was unter Haushaltsvorbehalt steht, wird weder unbedingt bewilligt noch gebunden noch gezahlt.',
    en: 'What stands under the reservation of the budget is not noticed unconditionally, committed or paid.',
  },
  R26: {
    de: 'Festgelegt wird nur, was bewilligt ist.',
    en: 'No commitment without a notice.',
  },
  R27: {
    de: 'Angeordnet wird erst, wenn der Bescheid bestandskräftig ist.',
    en: 'No order before the notice is final.',
  },
  R28: {
    de: 'Der letzte Teil wird gezahlt, wenn der Verwendungsnachweis geprüft ist.',
    en: 'The last share comes after the proof of use was examined.',
  },
} as const satisfies Record<string, Label>;

export type Rule = keyof typeof ruleBook;
