import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRow } from '#kernel';
import { exportLedger, importLedger } from '#moving';
import type { ExportedLedger, ImportedLedger, ImportRequest } from '#moving';
import { openPool } from '#platform';
import type { Database } from '#platform';
import { readModels } from '#read-models';
import { openTownPlace } from '../town/town-place.js';
import type { TownOptions, TownPlace } from '../town/town-place.js';

/** A Planbuch that ledgers are moved out of and into, and its files. */
export interface MovingPlace extends TownPlace {
  readonly masterKey: Buffer;
  readonly owner: Database;
  /** Exports a ledger as `<name>.ndjson` and `<name>.disclosures` of the folder. */
  readonly exports: (ledger: string, name: string) => Promise<ExportedLedger>;
  readonly imports: (request: ImportRequest) => Promise<ImportedLedger>;
  /** All rows of all read models at the head. */
  readonly rows: (ledger: string) => Promise<Readonly<Record<string, readonly AnyRow[]>>>;
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'planbuch-moving-'));

  of(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

export async function openMovingPlace(folder: Folder, options: TownOptions = {}): Promise<MovingPlace> {
  const place = await openTownPlace(options);
  const { environment, planbuch } = place;
  const owner = openPool(environment['DATABASE_OWNER_URL'] ?? '', {
    max: 3,
    name: 'moving',
    statementTimeoutMs: 0,
  });
  const masterKey = Buffer.from(environment['PLANBUCH_MASTER_KEY'] ?? '', 'hex');
  return {
    ...place,
    masterKey,
    owner,
    exports: (ledger, name) =>
      exportLedger(
        { database: owner, store: planbuch.store, masterKey },
        {
          ledger,
          to: folder.of(`${name}.ndjson`),
          disclosures: { to: folder.of(`${name}.disclosures`), secret: { masterKey } },
        },
      ),
    imports: (request) => importLedger({ owner, masterKey }, request),
    rows: async (ledger) => {
      await planbuch.projections.catchUp();
      const all: Record<string, AnyRow[]> = {};
      for (const { name } of readModels) {
        const rows: AnyRow[] = [];
        for await (const page of planbuch.readModels.pages(name, { ledger })) rows.push(...page.rows);
        all[name] = rows;
      }
      return all;
    },
    close: async () => {
      await owner.close();
      await place.close();
    },
  };
}
