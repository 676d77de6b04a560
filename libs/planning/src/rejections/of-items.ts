import type { RejectionText } from '#kernel';
import { interestLinks } from '../person/person.terms.js';

/** How a person is linked to an organisation, and what that has at stake. */
const wordsOfConflicts = {
  link: {
    ...interestLinks,
    declared: { de: 'hat es selbst angezeigt', en: 'As declared' },
  },
  as: {
    applicant: { de: 'stellt den Antrag', en: 'which applies' },
    partner: { de: 'Partner im Antrag', en: 'a partner of the application' },
    control: { de: 'beherrscht, wer den Antrag stellt', en: 'which controls the applicant' },
    association: { de: 'Verband dessen, der den Antrag stellt', en: 'an association of the applicant' },
    rival: { de: 'bewirbt sich im selben Aufruf', en: 'which competes in the same call' },
  },
} as const;

/** Refusals of the acts about what a body deliberates: positions, conflicts, recusals, consensus, recommendation. */
export const itemRejections = {
  'agenda-place-unknown': {
    status: 409,
    title: { de: 'Diesen Platz hat die Tagesordnung nicht', en: 'The agenda has no such place' },
    detail: {
      de: 'Die Tagesordnung hat {agendaLength} Plätze, genannt ist {agendaNo}.',
      en: 'The agenda has {agendaLength} places, {agendaNo} is named.',
    },
  },
  'item-subject-unfit': {
    status: 409,
    title: { de: 'Der Gegenstand passt nicht zur Beratung', en: 'The subject does not fit the item' },
    detail: {
      de: 'Ein Beratungsgegenstand der Art {kind} kann nicht von {subject} handeln, nur von: {fitting}.',
      en: 'An item of the kind {kind} cannot be about {subject}, only about: {fitting}.',
    },
  },
  'item-subject-missing': {
    status: 409,
    rule: 'R6',
    title: { de: 'Es fehlt, wovon beraten wird', en: 'What the item is about is missing' },
    detail: {
      de: 'Bei einem Beratungsgegenstand der Art {kind} kann jemand befangen sein (Regel R6). Nennen Sie in `about`, worum es geht: {fitting}.',
      en: 'On an item of the kind {kind} somebody can be conflicted (rule R6). Name in `about` what it is about: {fitting}.',
    },
  },
  'item-closed': {
    status: 409,
    rule: 'R5',
    title: { de: 'Die Beratung ist abgeschlossen', en: 'The deliberation is closed' },
    detail: {
      de: 'Zum Beratungsgegenstand {itemId} ist mit Ereignis {by} ein Konsens festgestellt. Bringen Sie einen neuen ein (seek-consensus).',
      en: 'On the item {itemId} consensus was recorded by event {by}. Bring in a new one (seek-consensus).',
    },
  },
  'voice-of-another': {
    status: 403,
    rule: 'R5',
    title: { de: 'Das ist die Stimme einer anderen Person', en: 'This is the voice of another person' },
    detail: {
      de: 'Für die Person {personId} spricht nur sie selbst. Wer die Niederschrift führt, nennt sie in `onBehalfOf`; Träger sprechen nur für sich.',
      en: 'Only the person {personId} speaks for itself. Whoever takes the minutes names the person in `onBehalfOf`; providers speak for themselves only.',
    },
  },
  'answer-too-late': {
    status: 409,
    rule: 'R5',
    title: { de: 'Die Antwort kommt zu spät', en: 'The answer comes too late' },
    detail: {
      de: 'Im Umlaufverfahren war bis {answersDueOn} zu antworten, die Position gilt ab {effectiveOn}.',
      en: 'In the written procedure answers were due on {answersDueOn}, the position applies from {effectiveOn}.',
    },
  },
  'member-is-recused': {
    status: 409,
    rule: 'R6',
    title: { de: 'Diese Person ist ausgeschlossen', en: 'This person is recused' },
    detail: {
      de: 'Die Person {personId} ist zum Beratungsgegenstand {itemId} ausgeschlossen und bezieht keine Position (Regel R6).',
      en: 'The person {personId} is recused for the item {itemId} and takes no position (rule R6).',
    },
  },
  'already-recused': {
    status: 409,
    title: { de: 'Diese Person ist schon ausgeschlossen', en: 'This person is recused already' },
    detail: {
      de: 'Die Person {personId} ist zum Beratungsgegenstand {itemId} in diesem Umfang schon ausgeschlossen.',
      en: 'The person {personId} is recused for the item {itemId} to this extent already.',
    },
  },
  'item-never-conflicts': {
    status: 409,
    rule: 'R6',
    title: { de: 'Hier ist niemand befangen', en: 'Nobody is conflicted here' },
    detail: {
      de: 'Beratungen der Art {kind} betreffen alle Beteiligten; ein Interessenwiderstreit besteht dort nicht (Regel R6).',
      en: 'Items of the kind {kind} concern all who take part; there is no conflict of interest (rule R6).',
    },
  },
  'grant-not-on-item': {
    status: 409,
    rule: 'R6',
    title: { de: 'Diese Zuwendung steht nicht zur Beratung', en: 'This grant is not on the item' },
    detail: {
      de: 'Der Beratungsgegenstand {itemId} handelt nicht von der Zuwendung {grantId}.',
      en: 'The item {itemId} is not about the grant {grantId}.',
    },
  },
  'meeting-not-yet-held': {
    status: 409,
    title: { de: 'Die Sitzung steht noch aus', en: 'The meeting is still to come' },
    detail: {
      de: 'Die Sitzung ist am {heldOn}; ein Konsens ab {effectiveOn} kann nicht in ihr erreicht worden sein.',
      en: 'The meeting is on {heldOn}; a consensus from {effectiveOn} cannot have been reached there.',
    },
  },
  'answers-still-due': {
    status: 409,
    rule: 'R5',
    title: { de: 'Die Antwortfrist läuft noch', en: 'Answers are still due' },
    detail: {
      de: 'Im Umlaufverfahren wird bis {answersDueOn} geantwortet (Regel R5); festgestellt wird ab dem Tag danach, nicht ab {effectiveOn}.',
      en: 'In the written procedure answers are due until {answersDueOn} (rule R5); the result is recorded from the day after, not from {effectiveOn}.',
    },
  },
  'quorum-missing': {
    status: 409,
    rule: 'R5',
    title: { de: 'Das Gremium ist nicht beschlussfähig', en: 'There is no quorum' },
    detail: {
      de: 'Anwesend sind {present} von {eligible} Stimmberechtigten, die nicht ausgeschlossen sind; nötig sind mehr als {numerator}/{denominator} (Regel R5). Erfassen Sie die Anwesenheit (record-attendance) oder vertagen Sie.',
      en: 'Present are {present} of {eligible} voting members who are not recused; more than {numerator}/{denominator} are needed (rule R5). Record the attendance (record-attendance) or defer.',
    },
  },
  'position-missing': {
    status: 409,
    rule: 'R5',
    title: { de: 'Es fehlt eine Position', en: 'A position is missing' },
    detail: {
      de: 'Die anwesende Person {personId} hat keine Position bezogen; Schweigen ist kein Konsens (Regel R5).',
      en: 'The person {personId} is present and took no position; silence is no consensus (rule R5).',
    },
  },
  'objection-open': {
    status: 409,
    rule: 'R5',
    title: { de: 'Ein Widerspruch ist offen', en: 'An objection is open' },
    detail: {
      de: 'Die Person {personId} widerspricht (Regel R5). Konsens ist möglich, sobald sie eine andere Position bezieht.',
      en: 'The person {personId} objects (rule R5). Consensus is possible once the person takes another position.',
    },
  },
  'agreement-missing': {
    status: 409,
    rule: 'R5',
    title: { de: 'Niemand stimmt zu', en: 'Nobody agrees' },
    detail: {
      de: 'Alle {present} Anwesenden stehen beiseite; ein Konsens braucht mindestens eine Zustimmung (Regel R5).',
      en: 'All {present} present stand aside; consensus needs at least one who agrees (rule R5).',
    },
  },
  'conflict-without-recusal': {
    status: 409,
    rule: 'R6',
    title: { de: 'Eine befangene Person wirkt mit', en: 'A conflicted person takes part' },
    detail: {
      de: 'Die Person {personId} ist am {on} befangen ({link}[ bei {organisationId}][, {as}]) und nicht ausgeschlossen (Regel R6). Schließen Sie sie aus (recuse-member).',
      en: 'On {on} the person {personId} is conflicted ({link}[: {organisationId}][, {as}]) and not recused (rule R6). Recuse the person (recuse-member).',
    },
    words: wordsOfConflicts,
  },
  'recusal-unknown': {
    status: 409,
    rule: 'R6',
    title: {
      de: 'Ob eine befangene Person mitstimmte, ist nicht bekannt',
      en: 'Whether a conflicted person voted is not known',
    },
    detail: {
      de: 'Die Person {personId} war am {on} befangen ({link}[ bei {organisationId}][, {as}]); bekannt sind nur Stimmenzahlen, und sie ist nicht als ausgeschlossen genannt (Regel R6).',
      en: 'On {on} the person {personId} was conflicted ({link}[: {organisationId}][, {as}]); only totals of votes are known, and the person is not named as recused (rule R6).',
    },
    words: wordsOfConflicts,
  },
  'item-allocates-nothing': {
    status: 409,
    title: { de: 'Hier wird keine Mittelvergabe beraten', en: 'No allocation is deliberated here' },
    detail: {
      de: 'Der Beratungsgegenstand {itemId} ist von der Art {kind}. Empfehlungen zu Zuwendungen beruhen auf einem der Art `allocation`.',
      en: 'The item {itemId} is of the kind {kind}. Recommendations on grants rest on one of the kind `allocation`.',
    },
  },
  'consensus-missing': {
    status: 409,
    rule: 'R5',
    title: { de: 'Es gibt noch keinen Konsens', en: 'There is no consensus yet' },
    detail: {
      de: 'Zum Beratungsgegenstand {itemId} ist kein Konsens festgestellt (Regel R5). Stellen Sie ihn zuerst fest (reach-consensus).',
      en: 'On the item {itemId} no consensus is recorded (rule R5). Record it first (reach-consensus).',
    },
  },
  'already-recommended': {
    status: 409,
    title: { de: 'Die Empfehlung ist schon ausgesprochen', en: 'The recommendation is issued already' },
    detail: {
      de: 'Zum Beratungsgegenstand {itemId} gibt es die Empfehlung {recommendationId}.',
      en: 'On the item {itemId} there is the recommendation {recommendationId}.',
    },
  },
  'grant-named-twice': {
    status: 422,
    title: { de: 'Eine Zuwendung ist zweimal genannt', en: 'A grant is named twice' },
    detail: {
      de: 'Die Zuwendung {grantId} darf nur einmal genannt werden.',
      en: 'The grant {grantId} may be named only once.',
    },
  },
} as const satisfies Record<string, RejectionText>;
