import type { Publicity } from '#kernel';
import type { Role } from '#planning';
import { roleFor } from './caller.js';
import type { Caller, Reader } from './caller.js';

/** Works on cases or examines them: sees what is not public, and rival applications before they are decided (rule R22). */
const CASE_WORKERS: readonly Role[] = [
  'planning',
  'steering-group-office',
  'council-office',
  'treasury',
  'cash-office',
  'auditor',
  'administrator',
];

const EVERYBODY: readonly Role[] = [...CASE_WORKERS, 'provider', 'reader'];

/**
 * Who may read what: the one table of rights to read. Registers, events, history and why show the same things, so they
 * stand under the same rights; what each caller sees of them is a matter of publicity (rule R19) and rivalry (rule R22).
 */
const readers = {
  registers: EVERYBODY,
  events: EVERYBODY,
  why: EVERYBODY,
  /** Fields of publicity `internal`. */
  internal: CASE_WORKERS,
  /** Names and contacts of persons: those who register them. Auditors see pseudonyms. */
  personal: ['planning', 'steering-group-office', 'council-office', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Readable = 'registers' | 'events' | 'why';

/** Throws NotPermitted or WrongLedger where the caller may not read this of the ledger. */
export function refuseReading(caller: Caller, ledger: string, what: Readable): void {
  roleFor(caller, ledger, `read ${what}`, readers[what]);
}

/**
 * Who may have what done that is no act, and see what came of it. An import is asked for by whoever may perform its acts; its
 * report shows values of a file, which concern those who work on cases.
 */
const askers = {
  import: CASE_WORKERS,
  verification: ['auditor', 'administrator'],
  rebuild: ['administrator'],
  'due dates': CASE_WORKERS,
} as const satisfies Record<string, readonly Role[]>;

export type Askable = keyof typeof askers;

/** Throws NotPermitted or WrongLedger where the caller may not have this done in the ledger, nor see its result. */
export function refuseAsking(caller: Caller, ledger: string, what: Askable): void {
  roleFor(caller, ledger, what, askers[what]);
}

/** Whether the caller sees fields and columns of this class. */
export function seesClass({ roles }: Caller, publicity: Publicity): boolean {
  if (publicity === 'public') return true;
  const allowed: readonly Role[] = readers[publicity];
  return roles.some((role) => allowed.includes(role));
}

/** Whether rule R22 holds for the reader: who reads for an organisation, or is linked to one, and works on no cases. */
export function isRival({ roles, organisationId, linkedTo }: Reader): boolean {
  const reads = roles.includes('provider') || organisationId !== undefined || linkedTo !== undefined;
  return reads && !roles.some((role) => CASE_WORKERS.includes(role));
}

/**
 * Whether rule R22 can keep anything from the caller: a rival, or a person who works on no cases and of whom the
 * ledger may say that it is linked to an applicant, or recused as a member of a body.
 */
export function isKeptApart(caller: Caller): boolean {
  if (isRival(caller)) return true;
  return caller.personId !== undefined && !caller.roles.some((role) => CASE_WORKERS.includes(role));
}
