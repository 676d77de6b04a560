import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Damage } from '#event-store';
import type { ExportedLedger } from './export-ledger.js';
import { anotherKind, anotherVersion, notFound } from './sealed-file.js';

export const BACKUP_FORMAT = 'planbuch-backup';
export const TOKENS_FORMAT = 'planbuch-tokens';
export const MANIFEST = 'manifest.json';

export interface FileOfBackup {
  /** Within the folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface LedgerOfBackup extends ExportedLedger {
  /** Its stream was damaged at this event: the files hold the copy, and what was acknowledged after it may be missing. */
  readonly damaged?: { readonly number: number; readonly why: Damage };
  readonly files: { readonly events: FileOfBackup; readonly disclosures: FileOfBackup };
}

/** What a backup holds; no personal data. Written last. */
export interface BackupManifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: 1;
  readonly createdAt: string;
  /** Tells with which master key it is to be opened; nothing else can be learned from it. */
  readonly masterKeyId: string;
  readonly ledgers: readonly LedgerOfBackup[];
  readonly forgotten: FileOfBackup;
  readonly tokens: FileOfBackup;
}

/** Throws MoveFault. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch(() => {
    throw notFound(path);
  });
  const manifest = parsed(text) as Partial<BackupManifest> | undefined;
  if (manifest?.format !== BACKUP_FORMAT || !Array.isArray(manifest.ledgers))
    throw anotherKind(path, BACKUP_FORMAT);
  if (manifest.version !== 1) throw anotherVersion(path, Number(manifest.version));
  return manifest as BackupManifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
