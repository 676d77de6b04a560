import { jobProblems } from './job-problems.js';
import { serviceProblems } from './service-problems.js';
import type { EdgeProblem } from './service-problems.js';

/** All of them. `{name}` stands for a fact. A code without both languages does not compile. */
export const edgeProblems = {
  'input-invalid': {
    status: 400,
    title: { de: 'Die Angaben haben nicht die erwartete Form', en: 'The input has not the expected shape' },
    detail: {
      de: 'Berichtigen Sie die genannten Felder (`fields`). Was eine Handlung erwartet, steht unter /v1/act-types und in `planbuch acts --json`.',
      en: 'Correct the fields named (`fields`). What an act expects is at /v1/act-types and in `planbuch acts --json`.',
    },
  },
  'parameters-invalid': {
    status: 400,
    title: { de: 'Parameter der Anfrage stimmen nicht', en: 'Parameters of the request are wrong' },
    detail: {
      de: 'Berichtigen Sie die unter `parameters` genannten Parameter.',
      en: 'Correct the parameters named under `parameters`.',
    },
  },
  'json-malformed': {
    status: 400,
    title: { de: 'Der Inhalt ist kein JSON', en: 'The body is not JSON' },
    detail: {
      de: 'Erwartet wird ein JSON-Dokument in UTF-8; hier hört es auf, eines zu sein: {at}.',
      en: 'A JSON document in UTF-8 is expected; it ceases to be one here: {at}.',
    },
  },
  'request-malformed': {
    status: 400,
    title: { de: 'Die Anfrage ist nicht lesbar', en: 'The request cannot be read' },
    detail: {
      de: 'Die Anfrage entspricht nicht HTTP; prüfen Sie Adresse und Kopfzeilen.',
      en: 'The request is not proper HTTP; check address and headers.',
    },
  },
  'ahead-of-ledger': {
    status: 400,
    title: { de: 'So weit ist das Planungsbuch nicht', en: 'The ledger is not that far' },
    detail: {
      de: '{ledger} endet mit Ereignis {head}; ein Ereignis {number} gibt es noch nicht.',
      en: '{ledger} ends with event {head}; there is no event {number} yet.',
    },
  },
  'time-to-come': {
    status: 400,
    title: { de: 'Der Zeitpunkt liegt in der Zukunft', en: 'The time lies in the future' },
    detail: {
      de: 'Was bis {time} aufgezeichnet sein wird, weiß noch niemand.',
      en: 'Nobody knows yet what will be recorded until {time}.',
    },
  },
  'header-repeated': {
    status: 400,
    title: { de: 'Eine Kopfzeile steht mehrfach da', en: 'A header stands there more than once' },
    detail: {
      de: 'Senden Sie {header} nur einmal: sonst bliebe offen, welche gilt.',
      en: 'Send {header} only once: otherwise it is open which one counts.',
    },
  },
  'header-invalid': {
    status: 400,
    title: { de: 'Eine Kopfzeile stimmt nicht', en: 'A header is wrong' },
    detail: { de: '{header}: erwartet wird {expectedDe}.', en: '{header}: expected is {expectedEn}.' },
  },
  'token-missing': {
    status: 401,
    title: { de: 'Es fehlt der Zugang', en: 'The token is missing' },
    detail: {
      de: 'Senden Sie `Authorization: Bearer <Token>`. Einen Token macht `planbuch token create`.',
      en: 'Send `Authorization: Bearer <token>`. `planbuch token create` makes one.',
    },
  },
  'token-unknown': {
    status: 401,
    title: { de: 'Diesen Token gibt es nicht', en: 'There is no such token' },
    detail: {
      de: 'Prüfen Sie, ob er vollständig ist, oder lassen Sie sich einen neuen geben.',
      en: 'Check whether it is complete, or have a new one made.',
    },
  },
  'token-expired': {
    status: 401,
    title: { de: 'Der Token ist abgelaufen', en: 'The token has expired' },
    detail: { de: 'Lassen Sie sich einen neuen geben.', en: 'Have a new one made.' },
  },
  'token-revoked': {
    status: 401,
    title: { de: 'Der Token ist gesperrt', en: 'The token is revoked' },
    detail: { de: 'Lassen Sie sich einen neuen geben.', en: 'Have a new one made.' },
  },
  'role-missing': {
    status: 403,
    title: { de: 'Dazu fehlt das Recht', en: 'The right to do so is missing' },
    detail: {
      de: '{what} darf nur, wer eine dieser Rollen hat: {roles}.',
      en: '{what} needs one of these roles: {roles}.',
    },
  },
  'other-ledger': {
    status: 403,
    title: {
      de: 'Der Zugang gilt für ein anderes Planungsbuch',
      en: 'The token is for another ledger',
    },
    detail: { de: 'Er gilt für {own}, nicht für {ledger}.', en: 'It is for {own}, not for {ledger}.' },
  },
  'not-found': {
    status: 404,
    title: { de: 'Das gibt es hier nicht', en: 'There is no such thing here' },
    detail: {
      de: 'Unter dieser Adresse steht nichts; alle Adressen stehen unter /openapi.json.',
      en: 'There is nothing at this address; all addresses are in /openapi.json.',
    },
  },
  'ledger-unknown': {
    status: 404,
    title: { de: 'Dieses Planungsbuch gibt es nicht', en: 'There is no such ledger' },
    detail: {
      de: 'Es gibt kein Planungsbuch {ledger}. Eröffnen Sie es mit der Handlung open-ledger.',
      en: 'There is no ledger {ledger}. Open it with the act open-ledger.',
    },
  },
  'act-unknown': {
    status: 404,
    title: { de: 'Diese Handlung gibt es nicht', en: 'There is no such act' },
    detail: {
      de: 'Die Handlungen stehen unter /v1/act-types.',
      en: 'The acts are listed at /v1/act-types.',
    },
  },
  'register-unknown': {
    status: 404,
    title: { de: 'Dieses Register gibt es nicht', en: 'There is no such register' },
    detail: { de: 'Es gibt {registers}.', en: 'There are {registers}.' },
  },
  'row-unknown': {
    status: 404,
    title: { de: 'Diesen Eintrag gibt es nicht', en: 'There is no such entry' },
    detail: {
      de: 'Im Register {register} steht beim Ereignis {number} kein Eintrag mit dieser Kennung, den Sie lesen dürfen.',
      en: 'At event {number} the register {register} has no entry of this id that you may read.',
    },
  },
  'event-unknown-number': {
    status: 404,
    title: { de: 'Dieses Ereignis gibt es nicht', en: 'There is no such event' },
    detail: {
      de: 'Das Buch hat kein Ereignis dieser Nummer, das Sie lesen dürfen.',
      en: 'The ledger has no event of this number that you may read.',
    },
  },
  'schema-unknown': {
    status: 404,
    title: { de: 'Dieses Schema gibt es nicht', en: 'There is no such schema' },
    detail: {
      de: 'Ereignisarten und Fassungen stehen unter /v1/event-types.',
      en: 'Event types and versions are listed at /v1/event-types.',
    },
  },
  'answer-unacceptable': {
    status: 406,
    title: { de: 'In dieser Form gibt es die Antwort nicht', en: 'The answer does not exist in that form' },
    detail: { de: 'Es gibt {offered}.', en: 'There is {offered}.' },
  },
  'too-contended': {
    status: 409,
    title: { de: 'Andere waren schneller', en: 'Others were faster' },
    detail: {
      de: 'Worauf die Handlung beruht, hat sich währenddessen {tries} Mal geändert. Es ist nichts gespeichert; senden Sie die Anfrage noch einmal.',
      en: 'What the act rests on moved {tries} times meanwhile. Nothing was stored; send the request again.',
    },
  },
  'ledger-moved': {
    status: 412,
    title: { de: 'Das Planungsbuch ist weiter', en: 'The ledger has moved' },
    detail: {
      de: 'Worauf die Handlung beruht, hat sich mit Ereignis {moved} geändert, nach dem genannten {named}. Lesen Sie neu.',
      en: 'What the act rests on changed with event {moved}, after {named} that you named. Read again.',
    },
  },
  'ledger-behind': {
    status: 412,
    title: { de: 'Das Planungsbuch wurde zurückgesetzt', en: 'The ledger was set back' },
    detail: {
      de: '{ledger} endet mit Ereignis {head}; Sie kennen {named}. Es wurde aus einer älteren Sicherung wiederhergestellt: lesen Sie von vorn.',
      en: '{ledger} ends with event {head}; you know {named}. It was restored from an older backup: read from the beginning.',
    },
  },
  'ledger-restored': {
    status: 410,
    title: { de: 'Das Planungsbuch wurde zurückgesetzt', en: 'The ledger was set back' },
    detail: {
      de: '{ledger} endet mit Ereignis {head}; Ihr letztes war {number}. Es wurde aus einer älteren Sicherung wiederhergestellt: verwerfen Sie, was Sie danach kennen, und lesen Sie ohne Last-Event-ID von vorn.',
      en: '{ledger} ends with event {head}; your last one was {number}. It was restored from an older backup: drop what you know beyond it and read from the beginning without Last-Event-ID.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { de: 'Die Anfrage ist zu groß', en: 'The request is too large' },
    detail: {
      de: 'Höchstens {limit}. Teilen Sie sie auf.',
      en: 'At most {limit}. Split it.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { de: 'Die Kopfzeilen sind zu groß', en: 'The headers are too large' },
    detail: {
      de: 'Kopfzeilen dürfen zusammen höchstens 16 KiB haben.',
      en: 'Headers may have at most 16 KiB together.',
    },
  },
  'media-type-unsupported': {
    status: 415,
    title: { de: 'Diese Form wird nicht angenommen', en: 'This form is not taken' },
    detail: {
      de: 'Erwartet wird `Content-Type: application/json` in UTF-8, höchstens mit gzip oder deflate gepackt.',
      en: '`Content-Type: application/json` in UTF-8 is expected, packed at most with gzip or deflate.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      de: 'Dieser Schlüssel gehört zu einer anderen Anfrage',
      en: 'This key belongs to another request',
    },
    detail: {
      de: 'Mit diesem Idempotency-Key haben Sie schon etwas anderes getan. Nehmen Sie für eine neue Anfrage einen neuen.',
      en: 'You have done something else with this Idempotency-Key. Take a new one for a new request.',
    },
  },
  ...jobProblems,
  ...serviceProblems,
} as const satisfies Record<string, EdgeProblem>;

export type EdgeCode = keyof typeof edgeProblems;
