import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LedgerDamaged } from '#event-store';
import type { EventStore } from '#event-store';
import { masterKeyId } from '#vault';
import { exportCopy } from './export-ledger.js';
import type { ExportedLedger, ExportParts } from './export-ledger.js';
import { writeForgotten } from './forgotten-list.js';
import { BACKUP_FORMAT, MANIFEST, TOKENS_FORMAT } from './backup-manifest.js';
import type { BackupManifest, FileOfBackup, LedgerOfBackup } from './backup-manifest.js';
import { MoveFault } from './move-fault.js';
import { SealedFile } from './sealed-file.js';
import type { Secret } from './sealing-key.js';
import { refuseExisting, syncFolder, WholeFile } from './whole-file.js';

export interface BackupParts extends ExportParts {
  readonly store: Pick<EventStore, 'head' | 'ledgers'>;
}

export interface BackupRequest {
  /** A folder that does not exist yet. */
  readonly to: string;
  readonly secret: Secret;
  readonly onProgress?: (ledger: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Lies in a folder that a backup is being written into; only such a one is thrown away by the next try. */
const UNFINISHED = 'unfinished';

/**
 * Writes all ledgers, tokens and the list of what was forgotten into a folder, while everything is served. Each ledger is as
 * it was at one number; the folder has its name only when it is whole. A killed backup starts over. Of a ledger whose stream is
 * damaged the copy is written, and the manifest says so: the others must not go without a backup because of it.
 *
 * @throws MoveFault, DatabaseUnavailable, and the system's errors of writing
 */
export async function backUp(parts: BackupParts, request: BackupRequest): Promise<BackupManifest> {
  const { to, secret } = request;
  await refuseExisting(to);
  const part = `${to}.part`;
  await prepare(part);
  const ledgers: LedgerOfBackup[] = [];
  for (const { ledger } of await parts.store.ledgers())
    ledgers.push(await backUpLedger(parts, part, ledger, request));
  const forgotten = 'forgotten.ndjson';
  await writeForgotten(parts.database, join(part, forgotten));
  const tokens = 'tokens.sealed';
  await writeTokens(parts, join(part, tokens), secret);
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    version: 1,
    createdAt: new Date().toISOString(),
    masterKeyId: masterKeyId(parts.masterKey),
    ledgers,
    forgotten: await fileOf(part, forgotten),
    tokens: await fileOf(part, tokens),
  };
  const file = await WholeFile.create(join(part, MANIFEST));
  await file.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await file.finish();
  await rm(join(part, UNFINISHED));
  await syncFolder(part);
  await rename(part, to);
  await syncFolder(dirname(to));
  return manifest;
}

async function prepare(part: string): Promise<void> {
  const there = await readdir(part).catch(() => undefined);
  if (there && there.length > 0 && !there.includes(UNFINISHED) && !there.includes(MANIFEST))
    throw foreignFolder(part);
  await mkdir(part, { mode: 0o700, recursive: true });
  // There before anything else is, and while the rest is thrown away: killed at any moment, the folder is known for ours.
  await writeFile(join(part, UNFINISHED), '', { mode: 0o600 });
  for (const name of there ?? [])
    if (name !== UNFINISHED) await rm(join(part, name), { recursive: true, force: true });
}

async function backUpLedger(
  parts: BackupParts,
  part: string,
  ledger: string,
  { secret, onProgress, signal }: BackupRequest,
): Promise<LedgerOfBackup> {
  const events = `${ledger}.ndjson.gz`;
  const disclosures = `${ledger}.disclosures`;
  const damaged = await damageOf(parts, ledger);
  const exported: ExportedLedger = await exportCopy(parts, {
    ledger,
    to: join(part, events),
    disclosures: { to: join(part, disclosures), secret },
    onProgress: (done, total) => onProgress?.(ledger, done, total),
    ...(signal ? { signal } : {}),
  });
  return {
    ...exported,
    ...(damaged ? { damaged } : {}),
    files: { events: await fileOf(part, events), disclosures: await fileOf(part, disclosures) },
  };
}

/** Of a ledger in an event server the copy in PostgreSQL is brought up to its end, or as far as the stream is sound. */
async function damageOf({ store }: BackupParts, ledger: string): Promise<LedgerOfBackup['damaged']> {
  try {
    await store.head(ledger);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerDamaged)) throw error;
    const { number, why } = error;
    return { number, why };
  }
}

/** Of a token only its hash is known here; its name may name a person. */
async function writeTokens({ database }: BackupParts, to: string, secret: Secret): Promise<void> {
  const tokens = await database.query<Record<string, unknown>>(
    `SELECT id, encode(hash, 'hex') AS hash, name, roles, ledger, person, organisation,
       created_at::text, expires_at::text, revoked_at::text FROM planbuch.tokens ORDER BY id`,
  );
  const file = await SealedFile.create(to, { format: TOKENS_FORMAT, version: 1 }, secret);
  try {
    for (const token of tokens) await file.line(token);
    await file.finish();
  } catch (error) {
    await file.withdraw();
    throw error;
  }
}

export async function fileOf(folder: string, name: string): Promise<FileOfBackup> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest('hex') };
}

function foreignFolder(path: string): MoveFault {
  return new MoveFault('file-exists', {
    de: `${path} ist ein Ordner, den keine Sicherung angelegt hat; er wird nicht angerührt. Nennen Sie einen anderen Ort.`,
    en: `${path} is a folder that no backup made; it is left alone. Name another place.`,
  });
}
