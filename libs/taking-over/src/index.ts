export { importFile } from './import-file.js';
export type { LedgerToOpen } from './opening.js';
export type { ControlTotals, ImportReport } from './report.js';
export type { ImportParts, ImportPhase, ImportRequest } from './request.js';
