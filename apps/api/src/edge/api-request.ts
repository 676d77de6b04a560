import type { Request, Response } from 'express';
import type { KnownCaller, TokenRefused } from '#access';
import type { Language } from '#kernel';

/** A request with what the edge learned about it. */
export interface ApiRequest extends Request {
  /** Names the request in the log and in a 500, and nowhere else. */
  traceId: string;
  language: Language;
  /** Who asks; missing until the token was looked up, and where there was none. */
  known?: KnownCaller;
  /** For answers that last: looks the token up again; throws TokenRefused once it is no good any more. */
  stillKnown?: () => Promise<KnownCaller>;
  /** Why the token was no good. */
  refused?: TokenRefused | 'missing';
  /** What the log says about the request besides method, route and status. Never a text of a user. */
  noted: { ledger?: string; act?: string; number?: number };
  /** Whether the body is a list of acts: a refusal then says which one. */
  isBatch?: boolean;
  /** Set once the caller may know of the ledger: from then on every answer names its number. */
  ledgerSeen?: string;
}

export type ApiResponse = Response;
