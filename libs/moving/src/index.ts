import { fileURLToPath } from 'node:url';

export { backUp, type BackupParts, type BackupRequest } from './backup.js';
export type { BackupManifest } from './backup-manifest.js';
export type { BesideSource } from './beside.js';
export { exportLedger, type ExportedLedger, type ExportParts, type ExportRequest } from './export-ledger.js';
export {
  importLedger,
  type ImportedLedger,
  type ImportParts,
  type ImportPhase,
  type ImportRequest,
} from './import-ledger.js';
export { ForgottenList, writeForgotten, type WrittenList } from './forgotten-list.js';
export { freezeLedger, thawLedger } from './freezing.js';
export { leaveStream, type LeaveParts, type LeaveRequest, type LeftStream } from './leave-stream.js';
export { moveLedger, type MovedLedger, type MoveParts, type MoveRequest } from './move-ledger.js';
export { MoveFault, type MoveFaultCode } from './move-fault.js';
export type { MoveTarget } from './move-target.js';
export { PostgresTarget } from './postgres-target.js';
export { restore, type Restored, type RestoreRequest } from './restore.js';
export type { EntryMark, MovedEnvelope, StoredEnvelope } from './stored-envelope.js';

/** The folder of this room's migrations, for the runner of the platform. */
export const movingMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
