import type { Label } from '#kernel';

/** A refusal that no rule of the domain makes, but the edge, the machinery or the load. */
export interface EdgeProblem {
  readonly status: number;
  readonly title: Label;
  readonly detail: Label;
}

/** What is not the caller's fault: load, surroundings, defects. `{name}` stands for a fact. */
export const serviceProblems = {
  'too-many-requests': {
    status: 429,
    title: { de: 'Zu viele Anfragen', en: 'Too many requests' },
    detail: {
      de: 'Warten Sie so lange, wie `Retry-After` sagt.',
      en: 'Wait as long as `Retry-After` says.',
    },
  },
  defect: {
    status: 500,
    title: { de: 'Hier ist ein Fehler in Planbuch', en: 'This is a fault of Planbuch' },
    detail: {
      de: 'Nennen Sie der Betreuung die Kennung `traceId`; unter ihr steht der Fehler im Protokoll.',
      en: 'Tell the support the `traceId`; under it the fault stands in the log.',
    },
  },
  'ledger-frozen': {
    status: 503,
    title: { de: 'Das Planungsbuch ruht', en: 'The ledger rests' },
    detail: {
      de: 'Es wird gerade bewegt und nimmt nichts an. Es ist nichts gespeichert; senden Sie die Anfrage später noch einmal.',
      en: 'It is being moved and takes nothing. Nothing was stored; send the request again later.',
    },
  },
  'ledger-damaged': {
    status: 503,
    title: { de: 'Das Planungsbuch ist beschädigt', en: 'The ledger is damaged' },
    detail: {
      de: 'Beim Ereignis {number} steht im Strom nicht mehr, was Planbuch dort schrieb, oder es kann von dort verschwinden (why: {why}). Es wird nichts angenommen und nichts darüber hinaus gelesen, bis der Betrieb es geprüft hat: "planbuch verify --ledger {ledger}" sagt, was dort steht, docs/operations.md, was zu tun ist. Es ist nichts gespeichert.',
      en: 'At event {number} the stream does not hold any more what Planbuch wrote there, or may lose it (why: {why}). Nothing is taken and nothing read beyond it until the operators have looked: "planbuch verify --ledger {ledger}" says what stands there, docs/operations.md what is to be done. Nothing was stored.',
    },
  },
  'database-unavailable': {
    status: 503,
    title: { de: 'Die Datenbank ist nicht erreichbar', en: 'The database is not reachable' },
    detail: {
      de: 'Senden Sie die Anfrage gleich noch einmal, eine Handlung mit demselben Idempotency-Key.',
      en: 'Send the request again soon, an act with the same Idempotency-Key.',
    },
  },
  'outcome-unknown': {
    status: 503,
    title: { de: 'Es ist offen, ob das gespeichert ist', en: 'It is open whether this is stored' },
    detail: {
      de: 'Die Verbindung zur Datenbank ging beim Speichern verloren. Senden Sie dieselbe Anfrage mit demselben Idempotency-Key: ist sie gespeichert, kommt die erste Antwort. Ohne Schlüssel sehen Sie zuerst in den Ereignissen nach.',
      en: 'The connection to the database was lost while storing. Send the same request with the same Idempotency-Key: if it is stored, the first answer comes. Without a key look into the events first.',
    },
  },
  busy: {
    status: 503,
    title: { de: 'Zu viel auf einmal', en: 'Too much at once' },
    detail: {
      de: 'Es ist nichts gespeichert; senden Sie die Anfrage gleich noch einmal.',
      en: 'Nothing was stored; send the request again soon.',
    },
  },
  'not-there-yet': {
    status: 503,
    title: { de: 'So weit sind die Lesestände noch nicht', en: 'The read models are not that far yet' },
    detail: {
      de: 'Sie stehen bei Ereignis {number}, verlangt ist {wanted}. Fragen Sie gleich noch einmal.',
      en: 'They are at event {number}, wanted is {wanted}. Ask again soon.',
    },
  },
  'not-built-yet': {
    status: 503,
    title: { de: 'Dieses Register wird gerade aufgebaut', en: 'This register is being built' },
    detail: { de: 'Fragen Sie gleich noch einmal.', en: 'Ask again soon.' },
  },
  'projection-stopped': {
    status: 503,
    title: { de: 'Dieses Register steht still', en: 'This register stands still' },
    detail: {
      de: 'Das Register {model} kam über das Ereignis {number} nicht hinaus. Die Betreuung sieht den Grund unter /health/ready.',
      en: 'The register {model} did not get beyond event {number}. The support sees the reason at /health/ready.',
    },
  },
  'program-too-old': {
    status: 503,
    title: { de: 'Dieses Programm ist zu alt für das Buch', en: 'This program is too old for the ledger' },
    detail: {
      de: 'Das Ereignis {number} ({type}) hat eine Fassung, die es nicht kennt. Setzen Sie die neuere Version von Planbuch ein.',
      en: 'Event {number} ({type}) has a version it does not know. Use the newer version of Planbuch.',
    },
  },
} as const satisfies Record<string, EdgeProblem>;
