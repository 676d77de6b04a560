import { basename, join } from 'node:path';
import type { Queryable } from '#platform';
import { fileOf } from './backup.js';
import { readManifest, TOKENS_FORMAT } from './backup-manifest.js';
import type { BackupManifest, FileOfBackup, LedgerOfBackup } from './backup-manifest.js';
import { type ForgottenList } from './forgotten-list.js';
import { importLedger } from './import-ledger.js';
import type { ImportedLedger, ImportParts, ImportRequest } from './import-ledger.js';
import { MoveFault } from './move-fault.js';
import { readSealed, readSealedHeader } from './sealed-file.js';

export interface RestoreRequest {
  readonly from: string;
  readonly passphrase?: string;
  /** Of the place the backup comes from, where another one holds here. */
  readonly itsMasterKey?: Buffer;
  /** What was forgotten since the backup was made. */
  readonly forgotten?: ForgottenList;
  readonly onProgress?: (
    ledger: string,
    ...progress: Parameters<NonNullable<ImportRequest['onProgress']>>
  ) => void;
  readonly signal?: AbortSignal;
}

export interface Restored {
  readonly createdAt: string;
  readonly ledgers: readonly ImportedLedger[];
  readonly tokens: number;
  /** Those whose stream was damaged when they were backed up: events that were acknowledged after these may be missing. */
  readonly damaged: readonly Pick<LedgerOfBackup, 'ledger' | 'events'>[];
}

/**
 * Brings a backup into an empty place. Every file is compared with the manifest before anything is stored, every ledger is
 * read back, compared and verified before it opens. Killed at any time it goes on when it is begun again.
 *
 * @throws MoveFault, DatabaseUnavailable
 */
export async function restore(parts: ImportParts, request: RestoreRequest): Promise<Restored> {
  const manifest = await readManifest(request.from);
  await refuseOtherFiles(request.from, manifest);
  await refuseFilledPlace(parts.owner, manifest);
  const ledgers: ImportedLedger[] = [];
  for (const ledger of manifest.ledgers) ledgers.push(await restoreLedger(parts, request, ledger));
  const tokens = await restoreTokens(parts, request, manifest);
  const damaged = manifest.ledgers
    .filter((each) => each.damaged)
    .map(({ ledger, events }) => ({ ledger, events }));
  return { createdAt: manifest.createdAt, ledgers, tokens, damaged };
}

async function restoreLedger(
  parts: ImportParts,
  { from, passphrase, itsMasterKey, forgotten, onProgress, signal }: RestoreRequest,
  { ledger, sha256, events, files }: LedgerOfBackup,
): Promise<ImportedLedger> {
  const imported = await importLedger(parts, {
    file: join(from, files.events.name),
    beside: {
      file: join(from, files.disclosures.name),
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(itsMasterKey ? { itsMasterKey } : {}),
    },
    onProgress: (...progress) => onProgress?.(ledger, ...progress),
    ...(forgotten ? { forgotten } : {}),
    ...(signal ? { signal } : {}),
  });
  if (imported.ledger !== ledger || imported.sha256 !== sha256 || imported.events !== events)
    throw otherFile(files.events.name);
  return imported;
}

async function refuseOtherFiles(from: string, { ledgers, forgotten, tokens }: BackupManifest): Promise<void> {
  const files = [...ledgers.flatMap(({ files: own }) => [own.events, own.disclosures]), forgotten, tokens];
  for (const file of files) await refuseOtherFile(from, file);
}

async function refuseOtherFile(from: string, { name, sha256, bytes }: FileOfBackup): Promise<void> {
  // A name out of the folder would be somebody's else file.
  const found = name === basename(name) ? await fileOf(from, name).catch(() => undefined) : undefined;
  if (found?.sha256 !== sha256 || found.bytes !== bytes) throw otherFile(name);
}

async function refuseFilledPlace(owner: Queryable, { ledgers }: BackupManifest): Promise<void> {
  const others = await owner.query<{ ledger: string }>(
    `SELECT l.ledger FROM planbuch.ledgers l
     WHERE (l.head > 0 OR l.begun) AND NOT EXISTS (
       SELECT FROM planbuch.arrivals a JOIN unnest($1::text[], $2::text[]) AS b(ledger, sha256)
         ON b.ledger = a.ledger AND decode(b.sha256, 'hex') = a.sha256
       WHERE a.ledger = l.ledger AND a.incarnation = l.incarnation)
     ORDER BY l.ledger LIMIT 5`,
    [ledgers.map(({ ledger }) => ledger), ledgers.map(({ sha256 }) => sha256)],
  );
  if (others.length === 0) return;
  const names = others.map(({ ledger }) => ledger).join(', ');
  throw new MoveFault('place-not-empty', {
    de: `Hier gibt es schon Planungsbücher (${names}). Eine Sicherung wird an einem leeren Ort wiederhergestellt: nennen Sie einen neuen Datenordner (--data) oder eine neue Datenbank.`,
    en: `There are ledgers here already (${names}). A backup is restored in an empty place: name a new data folder (--data) or a new database.`,
  });
}

interface TokenLine {
  readonly id: string;
}

async function restoreTokens(
  { owner, masterKey }: ImportParts,
  { from, passphrase, itsMasterKey, forgotten }: RestoreRequest,
  { tokens: { name } }: BackupManifest,
): Promise<number> {
  const path = join(from, name);
  const { key } = await readSealedHeader(path, TOKENS_FORMAT);
  const secret =
    key.from === 'passphrase' && passphrase !== undefined
      ? { passphrase }
      : { masterKey: itsMasterKey ?? masterKey };
  let count = 0;
  for await (const token of readSealed<TokenLine>(path, TOKENS_FORMAT, secret)) {
    await owner.execute(
      `INSERT INTO planbuch.tokens (id, hash, name, roles, ledger, person, organisation, created_at, expires_at, revoked_at)
       SELECT id, decode(hash, 'hex'), name, roles, ledger, person, organisation, created_at, expires_at,
         CASE WHEN id = ANY ($2::uuid[]) THEN coalesce(revoked_at, now()) ELSE revoked_at END
       FROM json_to_record($1::json) AS t(id uuid, hash text, name text, roles text[], ledger text, person text,
         organisation text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(token), forgotten?.revokedTokens ?? []],
    );
    count += 1;
  }
  return count;
}

function otherFile(name: string): MoveFault {
  return new MoveFault('file-damaged', {
    de: `${name} fehlt oder ist nicht mehr, wie die Sicherung sie geschrieben hat; es wird nichts wiederhergestellt. Nehmen Sie eine andere Kopie der Sicherung.`,
    en: `${name} is missing or no longer as the backup wrote it; nothing is restored. Use another copy of the backup.`,
  });
}
