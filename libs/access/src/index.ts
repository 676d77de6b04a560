import { fileURLToPath } from 'node:url';

export { administratorToken, type AdministratorToken } from './administrator.js';
export { NotPermitted, roleFor, WrongLedger, type Caller, type Reader } from './caller.js';
export {
  isKeptApart,
  isRival,
  refuseAsking,
  refuseReading,
  seesClass,
  type Askable,
  type Readable,
} from './reading.js';
export { applicationsOf, linkedOn, personStanding, type PersonStanding } from './person-standing.js';
export {
  grantStanding,
  maySeeGrant,
  type CallStanding,
  rivalGrants,
  rivalItems,
  rowsSeen,
  type GrantStanding,
  type RowsSeen,
} from './rivalry.js';
export { TokenRequestInvalid, type TokenRequest } from './token-request.js';
export { TokenRefused, Tokens, type KnownCaller, type TokenRecord, type TokensParts } from './tokens.js';

/** The folder of this room's migrations, for the runner of the platform. */
export const accessMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
