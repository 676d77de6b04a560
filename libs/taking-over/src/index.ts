export { importFile, refuseImporting } from './import-file.js';
export type { LedgerToOpen } from './opening.js';
export { reportDocument, type ControlTotals, type ImportCounts, type ImportReport } from './report.js';
export type { ImportParts, ImportPhase, ImportRequest } from './request.js';
