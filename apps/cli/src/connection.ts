import { readFileSync } from 'node:fs';
import type { Planbuch } from '#assembly';
import type { Language } from '#kernel';
import type { Call } from './call.js';
import { CommandFailed, EXIT, ProblemAnswered, wrongUsage } from './failure.js';
import type { ProblemDocument } from './failure.js';
import { withPlanbuch } from './place.js';

/** A request to an api, as the command makes it. `path` begins behind the address of the api. */
export interface Asked {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of success. */
export interface Answer<Body> {
  readonly body: Body;
  /** The number of the ledger the answer was computed from. */
  readonly number?: number;
  readonly links: Readonly<Record<string, string>>;
}

/**
 * An api, wherever it runs. Every command that acts in a ledger or reads one speaks to it, so that rights, shapes,
 * refusals and documents are the same here as over HTTP (ADR 0006).
 */
export class Connection {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
    private readonly language: Language,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws ProblemAnswered where the api refuses; CommandFailed where nobody answers */
  async ask<Body>(asked: Asked): Promise<Answer<Body>> {
    const response = await this.send(asked);
    const number = response.headers.get('ledger-number');
    const body = (await this.read(response, 'application/json', () => response.json())) as Body;
    return { body, ...(number === null ? {} : { number: Number(number) }), links: linksIn(body) };
  }

  /** The answer as text, for `Accept: text/csv`. */
  async text(asked: Asked): Promise<{ readonly text: string; readonly next: string | undefined }> {
    const response = await this.send(asked);
    const next = /<([^>]+)>;\s*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
    return { text: await this.read(response, 'text/', () => response.text()), next };
  }

  /** Whatever answers on that port need not be a Planbuch; and an answer can be cut off. */
  private async read<T>(response: Response, type: string, body: () => Promise<T>): Promise<T> {
    if (!(response.headers.get('content-type') ?? '').startsWith(type)) throw noPlanbuch(this.url, response);
    try {
      return await body();
    } catch (error) {
      throw this.signal.aborted ? error : unreachable(this.url, error);
    }
  }

  private async send({
    path,
    method = 'GET',
    body,
    accept = 'application/json',
    headers,
  }: Asked): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      signal: this.signal,
      headers: {
        Accept: accept,
        'Accept-Language': this.language,
        ...(this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw this.signal.aborted ? error : unreachable(this.url, error);
    });
    if (response.ok) return response;
    throw await refusalIn(response, this.url);
  }
}

function linksIn(body: unknown): Readonly<Record<string, string>> {
  const { links } = (typeof body === 'object' && body !== null ? body : {}) as {
    links?: Record<string, string>;
  };
  return links ?? {};
}

async function refusalIn(response: Response, url: string): Promise<Error> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  const problem = isProblem ? await response.json().catch(() => undefined) : undefined;
  if (isDocument(problem)) return new ProblemAnswered(problem);
  return noPlanbuch(url, response);
}

function noPlanbuch(url: string, { status }: Response): CommandFailed {
  return new CommandFailed(
    'no-planbuch',
    {
      de: `Unter ${url} antwortet kein Planbuch (HTTP ${String(status)}). Prüfen Sie die Adresse.`,
      en: `No Planbuch answers at ${url} (HTTP ${String(status)}). Check the address.`,
    },
    EXIT.unreachable,
  );
}

function isDocument(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

function unreachable(url: string, error: unknown): CommandFailed {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  const why = cause?.code ?? (error instanceof Error ? error.message : '');
  return new CommandFailed(
    'api-unreachable',
    {
      de: `Unter ${url} antwortet niemand (${why}). Läuft dort "planbuch start", und stimmen Adresse und Port?`,
      en: `Nobody answers at ${url} (${why}). Does "planbuch start" run there, and are address and port right?`,
    },
    EXIT.unreachable,
  );
}

/** What a command needs of the ledgers before it asks. */
export interface Wanted {
  /** Read models are read, which must then be up to date. */
  readonly reads?: true;
  /** An act is performed; a redaction or an erasure is then carried to its end, whether a service runs or not. */
  readonly acts?: true;
}

/** Gives the work an api: the one named with --url, or one for this call alone at the database. */
export async function withConnection<T>(
  call: Call,
  { reads, acts }: Wanted,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { options, terminal, signal } = call;
  const token = options.token === undefined ? undefined : tokenIn(options.token);
  if (options.url !== undefined) {
    return work(new Connection(addressIn(options.url), token, terminal.language, signal));
  }
  const atHome = async (planbuch: Planbuch): Promise<T> => {
    const { startApi } = await import('#api');
    if (reads === true) await planbuch.projections.catchUp();
    // On the loopback address, on a port nobody knows, for as long as the work takes; the token is asked for there too.
    const api = await startApi(planbuch, { host: '127.0.0.1', port: 0 });
    try {
      return await work(new Connection(api.url, token ?? ownToken(planbuch), terminal.language, signal));
    } finally {
      await api.close();
      if (acts === true) await planbuch.forgetting.finishOpen();
    }
  };
  return withPlanbuch(call, atHome, { serves: true });
}

function addressIn(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw wrongUsage('url-invalid', {
    de: `--url ${url} ist keine Adresse der Form http://rechner:8420.`,
    en: `--url ${url} is no address such as http://host:8420.`,
  });
}

/** A token on the command line can be seen by others on the machine; `@file` keeps it from them. */
export function tokenIn(option: string): string {
  if (!option.startsWith('@')) return option;
  const file = option.slice(1);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw wrongUsage('token-file-unreadable', {
      de: `Der Zugang lässt sich nicht aus ${file} lesen. Prüfen Sie Namen und Rechte der Datei.`,
      en: `The token cannot be read from ${file}. Check name and rights of the file.`,
    });
  }
}

/** Whoever may open the data folder is its administrator. */
export function ownToken({ administrator }: Planbuch): string {
  if (administrator) return readFileSync(administrator.file, 'utf8').trim();
  throw wrongUsage('token-needed', {
    de: 'Nennen Sie mit --token Ihren Zugang: sein Inhaber steht im Buch als der, der handelt. "planbuch token create" macht einen.',
    en: 'Name your token with --token: its holder stands in the ledger as the one who acts. "planbuch token create" makes one.',
  });
}
