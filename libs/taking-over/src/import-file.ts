import { roleFor } from '#access';
import type { Caller } from '#access';
import { StateReader } from '#acting';
import { ImportFault, scanFile } from '#importing';
import type { Profile } from '#importing';
import { planning } from '#planning';
import { ImportIds } from './import-ids.js';
import { ImportRun } from './import-run.js';
import { openingOfLedger } from './opening.js';
import type { ImportReport } from './report.js';
import type { ImportParts, ImportRequest } from './request.js';

/**
 * Takes a file over into a ledger: its rows become acts, in batches that are each stored as a whole. Only what the ledger
 * does not say yet is done, so that the same file again changes nothing, a corrected file changes what was corrected, and
 * an import that was killed is ended by starting it again. Several imports of the same file at once do not double
 * anything. Nothing is taken while rows are refused, unless `skipRefused` is given.
 *
 * The memory does not depend on the size of the file. It is read up to three times: to count, to compare with what the
 * ledger holds, to take over.
 *
 * @throws ImportFault where file, profile and ledger do not fit together; NotPermitted, WrongLedger; DatabaseUnavailable,
 * after which the same request goes on where this one ended; the errors of performing acts
 */
export async function importFile<P extends Profile>(
  { performer, store, masterKey }: ImportParts,
  request: ImportRequest<P>,
): Promise<ImportReport> {
  const { ledger, profile, path, signal, onProgress } = request;
  const reader = new StateReader(store);
  await refuseEarly(reader, request);
  const scan = await scanFile(profile, path, {
    onProgress: (progress) => {
      signal?.throwIfAborted();
      onProgress?.('scan', progress);
    },
  });
  const parts = { performer, store, reader, ids: new ImportIds(masterKey, ledger) };
  return new ImportRun(parts, request, scan).run();
}

/** What the rows of a file become. */
const ACTS: Record<Profile['kind'], readonly string[]> = {
  budget: ['open-fiscal-year', 'set-budget-status', 'open-budget-line', 'set-appropriation'],
  grants: ['register-organisation', 'take-over-grant'],
};

/** Whose right or whose words do not suffice learns so before a long file is read, and in a dry run too. */
async function refuseEarly(
  reader: StateReader,
  { ledger, profile, caller, open = {} }: ImportRequest,
): Promise<void> {
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(ledger)) throw badName(ledger);
  const { states } = await reader.read(ledger, { opened: planning.existence('ledger').of(ledger) });
  if (states.opened === undefined) {
    openingOfLedger(ledger, profile, open);
    refusePerforming(caller, ledger, ['open-ledger']);
  }
  refuseImporting(caller, ledger, profile.kind);
}

/** Throws NotPermitted or WrongLedger where the caller may not perform what the rows of such a file become. */
export function refuseImporting(caller: Caller, ledger: string, kind: Profile['kind']): void {
  refusePerforming(caller, ledger, ACTS[kind]);
}

function refusePerforming(caller: Caller, ledger: string, acts: readonly string[]): void {
  for (const act of acts) roleFor(caller, ledger, act, planning.acts.get(act)?.by ?? []);
}

function badName(ledger: string): ImportFault {
  return new ImportFault('ledger-name-invalid', {
    de: `„${ledger}“ ist kein Name eines Planungsbuchs: 2 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, vorn ein Buchstabe.`,
    en: `“${ledger}” is no name of a ledger: 2 to 63 lower-case letters, digits and hyphens, a letter first.`,
  });
}
