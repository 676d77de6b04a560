import { roles } from '#planning';
import type { Role } from '#planning';
import type { Fault } from '#kernel';

/** A token as it is asked for. */
export interface TokenRequest {
  /** For whom or what it is, 1 to 140 characters. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** The only ledger it is for; all where it is missing. */
  readonly ledger?: string;
  /** Whose acts are done with it; a person of that ledger. */
  readonly personId?: string;
  /** For whom it reads; an organisation of that ledger. */
  readonly organisationId?: string;
  /** RFC 3339 in UTC with milliseconds; a year from now where it is missing, `never` for no end. */
  readonly expiresAt?: string;
}

/** The token cannot be made as it was asked for. Every field at fault is named. */
export class TokenRequestInvalid extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(`token: ${faults.map(({ path, expected }) => `${path}: ${expected.en}`).join('; ')}`);
  }
}

const LEDGER = /^[a-z][a-z0-9-]{1,62}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function fault(path: string, de: string, en: string): Fault {
  return { path, expected: { de, en } };
}

/** Throws TokenRequestInvalid. */
export function refuseInvalid(request: TokenRequest, now: string): void {
  const faults = [...ownFaults(request, now), ...boundFaults(request)];
  if (faults.length > 0) throw new TokenRequestInvalid(faults);
}

function ownFaults({ name, roles: wanted, expiresAt }: TokenRequest, now: string): Fault[] {
  const faults: Fault[] = [];
  if (!/\S/u.test(name) || name.length > 140)
    faults.push(fault('/name', 'ein Text von 1 bis 140 Zeichen', 'a text of 1 to 140 characters'));
  const known = Object.keys(roles);
  if (wanted.length === 0 || wanted.some((role) => !known.includes(role)))
    faults.push(
      fault('/roles', `eine oder mehrere von ${known.join(', ')}`, `one or more of ${known.join(', ')}`),
    );
  if (expiresAt !== undefined && expiresAt !== 'never' && !isLater(expiresAt, now))
    faults.push(
      fault(
        '/expiresAt',
        'ein künftiger Zeitpunkt wie 2027-12-31T23:00:00.000Z, oder never',
        'a future time such as 2027-12-31T23:00:00.000Z, or never',
      ),
    );
  return faults;
}

function isLater(time: string, now: string): boolean {
  // A day that does not exist comes back as another one.
  return TIME.test(time) && time > now && new Date(time).toJSON() === time;
}

/** Persons and organisations are those of a ledger: without it an id says nothing. */
function boundFaults({ ledger, personId, organisationId, roles: wanted }: TokenRequest): Fault[] {
  const faults: Fault[] = [];
  if (ledger !== undefined && !LEDGER.test(ledger))
    faults.push(
      fault(
        '/ledger',
        'der Name eines Planungsbuchs aus Kleinbuchstaben, Ziffern und Bindestrichen',
        'the name of a ledger of lower-case letters, digits and hyphens',
      ),
    );
  if (ledger === undefined && (personId !== undefined || organisationId !== undefined))
    faults.push(
      fault(
        '/ledger',
        'das Planungsbuch, zu dem Person oder Organisation gehört',
        'the ledger to which the person or organisation belongs',
      ),
    );
  if (personId !== undefined && !UUID.test(personId))
    faults.push(fault('/personId', 'die UUID einer Person', 'the UUID of a person'));
  if (organisationId !== undefined && !UUID.test(organisationId))
    faults.push(fault('/organisationId', 'die UUID einer Organisation', 'the UUID of an organisation'));
  if (wanted.includes('provider') && organisationId === undefined)
    faults.push(
      fault(
        '/organisationId',
        'die UUID des Trägers, für den dieser Zugang liest',
        'the UUID of the provider for whom this token reads',
      ),
    );
  return faults;
}
