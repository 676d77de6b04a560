import { NotPermitted, TokenRefused, WrongLedger } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { ImportFault } from '#importing';
import { JobRefused, processor, queues } from '#jobs';
import type { JobContext, JobFault, Processor } from '#jobs';
import { withUpload } from './with-upload.js';

/**
 * Takes an uploaded file over. Its acts are planned on what the ledger says at that moment, so that a second run after a
 * killed one does what is missing and no more; the id of the job is that of the import, so that it reports what both did.
 */
export function importProcessor({ importFile, tokens, uploads }: Planbuch): Processor {
  return processor(queues.imports, async ({ kind: _kind, sha256, profile: name, ...payload }, context) => {
    const { signal, progress, soFar } = context;
    // Loaded with the first file: most workers run for days without the readers of foreign formats.
    const { ImportFault, loadProfile, parseProfile } = await import('#importing');
    return answered(ImportFault, async () => {
      const caller = await callerOf(tokens, context);
      const report = await withUpload(uploads, { job: context.id, sha256 }, async (path, own) =>
        importFile({
          ...payload,
          id: context.id,
          profile: own === undefined ? await loadProfile(name ?? '') : parseProfile(own, 'profile'),
          path,
          caller,
          signal,
          onProgress: (phase, { bytesRead, bytesTotal }) => progress(phase, bytesRead, bytesTotal),
          onCounts: soFar,
        }),
      );
      // The file of refused rows lay beside the upload and is gone with it; the report names them.
      const { refusedFile: _gone, ...kept } = report;
      return kept;
    });
  });
}

/** Who asked, with the rights of this moment: a token that was revoked meanwhile does nothing any more. */
async function callerOf(tokens: Planbuch['tokens'], { tokenId = '' }: JobContext): Promise<Caller> {
  return (await tokens.holder(tokenId)).caller;
}

/** What the asker can put right, or lacks the right to, is an answer; everything else is tried again. */
async function answered<T>(Fault: typeof ImportFault, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(Fault, error);
    throw fault ? new JobRefused(fault, { cause: error }) : error;
  }
}

/** About the copy of the upload on this machine: no fault of the asker's, and another attempt makes a new one. */
const OF_OUR_COPY: readonly ImportFault['code'][] = [
  'file-not-found',
  'file-not-readable',
  'file-changed',
  'refused-rows-not-writable',
];

function faultOf(Fault: typeof ImportFault, error: unknown): JobFault | undefined {
  if (error instanceof Fault)
    return OF_OUR_COPY.includes(error.code) ? undefined : { code: error.code, ...error.text };
  if (error instanceof TokenRefused)
    return {
      code: `token-${error.why}`,
      de: 'Der Zugang, mit dem die Datei hochgeladen wurde, gilt nicht mehr.',
      en: 'The token with which the file was uploaded is no longer valid.',
    };
  if (error instanceof NotPermitted)
    return {
      code: 'role-missing',
      de: `Dazu braucht es eine dieser Rollen: ${error.roles.join(', ')}.`,
      en: `This needs one of these roles: ${error.roles.join(', ')}.`,
    };
  if (error instanceof WrongLedger)
    return {
      code: 'other-ledger',
      de: 'Der Zugang gilt für ein anderes Planungsbuch.',
      en: 'The token is for another ledger.',
    };
  return undefined;
}
