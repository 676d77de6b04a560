import { AccessDeniedError, StreamDeletedError } from '@eventstore/db-client';
import { DatabaseUnavailable, OperatorError } from '#platform';
import { LedgerDamaged } from '../damage.js';
import { BatchRefused } from './batch-append.js';
import { ledgerOf } from './stream-name.js';

/** gRPC's numbers: cancelled, deadline exceeded, resource exhausted, aborted, internal, unavailable. */
const AWAY = new Set([1, 4, 8, 10, 13, 14]);
/** Permission denied, unauthenticated. */
const DENIED = new Set([7, 16]);

const UNAVAILABLE = 14;

/**
 * Said without a number: by gRPC's channel, which the client closes when any call finds the server away, also beneath those that are
 * about to call; and by the client where no node of a cluster answers.
 */
const AWAY_WITHOUT_NUMBER = /^(?:Channel has been shut down|Failed to discover after \d+ attempts)/;

/**
 * What an error of the client or of gRPC means to whoever called: DatabaseUnavailable with this outcome, OperatorError, LedgerDamaged, or
 * the error itself, which is a defect then.
 */
export function meaningOf(error: unknown, outcome: DatabaseUnavailable['outcome'], stream: string): unknown {
  const code = codeOf(error);
  const refusal = error instanceof BatchRefused ? error.kind : undefined;
  const isDenied = error instanceof AccessDeniedError || refusal === 'AccessDenied';
  if (isDenied || (code !== undefined && DENIED.has(code))) return denied(error);
  if (error instanceof StreamDeletedError || refusal === 'StreamDeleted')
    return new LedgerDamaged(ledgerOf(stream) ?? stream, 1, 'deleted');
  return code !== undefined && AWAY.has(code) ? away(outcome, error) : error;
}

export function away(outcome: DatabaseUnavailable['outcome'], error: unknown): DatabaseUnavailable {
  const why = error instanceof Error ? error.message : String(error);
  return new DatabaseUnavailable(outcome, new Error(`event server: ${why}`, { cause: error }));
}

/** For whoever starts and finds no event server. */
export function silent(url: string, { cause }: DatabaseUnavailable): OperatorError {
  // Without user and password.
  const address = /^[^/]*\/\/(?:[^/?]*@)?([^/?]*)/.exec(url)?.[1] ?? '';
  const message = cause instanceof Error ? cause.message : String(cause);
  // gRPC wraps the system's own sentence.
  const why = /Last error: (?:Error: )?(.*?)\. Resolution note/s.exec(message)?.[1] ?? message;
  return new OperatorError(
    'event-server-away',
    {
      de: `Der Ereignisserver ${address} (EVENTSTORE_URL) antwortet nicht (${why}). Läuft er, stimmen Adresse und Port, passt tls=true oder tls=false zu ihm, und kennt tlsCAFile= sein Zertifikat?`,
      en: `The event server ${address} (EVENTSTORE_URL) does not answer (${why}). Is it running, are address and port right, does tls=true or tls=false fit it, and does tlsCAFile= know its certificate?`,
    },
    { cause },
  );
}

function denied(error: unknown): OperatorError {
  return new OperatorError(
    'event-server-denies',
    {
      de: 'Der Ereignisserver lehnt die Anmeldung ab. Benutzer und Kennwort in EVENTSTORE_URL prüfen; der Benutzer muss Ströme planbuch-… lesen und schreiben dürfen.',
      en: 'The event server denies access. Check user and password in EVENTSTORE_URL; the user must be allowed to read and write streams planbuch-….',
    },
    { cause: error },
  );
}

/** The client's errors, and gRPC's own where it does not know the server's abilities yet, carry gRPC's number. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if (AWAY_WITHOUT_NUMBER.test(error.message)) return UNAVAILABLE;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}
