import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { roleFor } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { LedgerHead, LedgerMode } from '#event-store';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import type { ApiRequest, ApiResponse } from './api-request.js';

const LEDGER = /^[a-z][a-z0-9-]{1,62}$/;

/** As many ledgers as one process may know; an entry is a name and a word. */
const KNOWN_LEDGERS = 20_000;

/** Who asks about which ledger, and what every answer about it says of it. */
@Injectable()
export class LedgerAccess {
  /** The mode of a ledger that holds an event never changes. */
  private readonly modes = new LRUCache<string, LedgerMode>({ max: KNOWN_LEDGERS });

  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  /** The caller of a request about a ledger; the name must be one that a ledger can have. */
  enter(request: ApiRequest, ledger: string): Caller {
    if (!LEDGER.test(ledger)) throw badName();
    if (!request.known) throw new EdgeRefusal('token-missing');
    request.noted.ledger = ledger;
    const { caller } = request.known;
    // The ledger's name is checked first: a token for another one learns nothing of this one, not even that it exists.
    roleFor(caller, ledger, 'read', caller.roles);
    request.ledgerSeen = ledger;
    return caller;
  }

  /** Names number and mode of the ledger in the answer. A rehearsal is marked as one, for ever. */
  async mark(response: ApiResponse, ledger: string, number: number): Promise<void> {
    response.setHeader('Ledger-Number', String(number));
    const mode = this.modes.get(ledger) ?? (await this.head(ledger)).mode;
    if (mode === 'rehearsal') response.setHeader('Ledger-Mode', mode);
  }

  /** The ledger as it stands. Throws LedgerUnknown. */
  async head(ledger: string): Promise<LedgerHead> {
    const head = await this.planbuch.store.head(ledger);
    if (head.number > 0) this.modes.set(ledger, head.mode);
    return head;
  }
}

function badName(): EdgeRefusal {
  const expected = {
    de: 'der Name eines Planungsbuchs: 2 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, vorn ein Buchstabe',
    en: 'the name of a ledger: 2 to 63 lower-case letters, digits and hyphens, a letter first',
  };
  return new EdgeRefusal('parameters-invalid', { parameters: [{ name: 'ledger', expected }] });
}
