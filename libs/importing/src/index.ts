export { IdentityHashes } from './identities.js';
export { ImportFault } from './import-fault.js';
export type { ImportFaultCode, ProfileProblem } from './import-fault.js';
export type { PlaceholderUse } from './mapping/amounts.js';
export type { PassedOver, Reading, RowOf } from './mapping/row-reader.js';
export { organisationKey } from './organisation-key.js';
export { builtInProfiles, loadProfile, parseProfile, profileText } from './profile/load-profile.js';
export type { BudgetProfile, GrantsProfile, Profile } from './profile/profile.js';
export { readRows, refuseChanged } from './read-rows.js';
export { RefusedRows } from './refused-rows.js';
export type { RefusedRow, RefusedRowsOptions } from './refused-rows.js';
export { refusal } from './refusal.js';
export type { Refusal } from './refusal.js';
export { appropriationsOf, isAppropriation } from './rows.js';
export type {
  Appropriated,
  BudgetKind,
  BudgetRow,
  CoverGroup,
  FederalState,
  Financing,
  GrantKind,
  GrantRow,
  LedgerKind,
  LegalForm,
  NamedBudgetLine,
  Recipient,
  Stage,
  YearAmount,
} from './rows.js';
export { scanFile } from './scan-file.js';
export type { Progress, Scan, ScanOptions } from './scan-file.js';
export type { BudgetTotals, GrantTotals, TotalsOf, YearTotals } from './sums.js';
export { tryProfile } from './try-profile.js';
export type { Trial } from './try-profile.js';
