import { fileURLToPath } from 'node:url';

export type { BesideSource } from './beside.js';
export { exportLedger, type ExportedLedger, type ExportParts, type ExportRequest } from './export-ledger.js';
export {
  importLedger,
  type ImportedLedger,
  type ImportParts,
  type ImportPhase,
  type ImportRequest,
} from './import-ledger.js';
export { MoveFault, type MoveFaultCode } from './move-fault.js';
export type { MoveTarget } from './move-target.js';

/** The folder of this room's migrations, for the runner of the platform. */
export const movingMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
