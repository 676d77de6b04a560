import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BenchedEventServer } from './event-server.mjs';

/** A server of the bench's own, as Planbuch starts it for anybody, in a folder that goes with it. */
export async function openServer() {
  const { openWorkplace } = await import('../dist/libs/platform/src/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-bench-'));
  // mkdtemp closes it to others, among them the database's account.
  chmodSync(folder, 0o755);
  const workplace = await openWorkplace({ data: join(folder, 'data') });
  return new Server(folder, workplace);
}

class Server {
  #made = 0;
  #templates = new Map();
  eventServer = new BenchedEventServer();

  constructor(folder, workplace) {
    this.folder = folder;
    this.workplace = workplace;
  }

  /** A fresh database; nothing an earlier measure left behind makes a later one slower. */
  async database(template = 'template1') {
    const name = `bench_${(this.#made += 1)}`;
    await this.#asSuperuser([
      `CREATE DATABASE ${name} OWNER planbuch_owner TEMPLATE ${template} STRATEGY FILE_COPY`,
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${name} TO planbuch_app`,
    ]);
    const { ownerUrl, appUrl } = this.workplace;
    return { name, ownerUrl: into(ownerUrl, name), appUrl: into(appUrl, name) };
  }

  async drop({ name }) {
    await this.#asSuperuser([`DROP DATABASE ${name} WITH (FORCE)`]);
  }

  /** A copy of the database that `prepare` fills the first time it is asked for under this name. */
  async copyOf(template, prepare) {
    const known = this.#templates.get(template) ?? this.#prepared(prepare);
    this.#templates.set(template, known);
    return this.database((await known).name);
  }

  /** Brings the schema of Planbuch into a database. */
  async migrate({ ownerUrl }) {
    const [{ migrate }, { migrations }] = await Promise.all([
      import('../dist/libs/platform/src/index.js'),
      import('../dist/apps/assembly/src/index.js'),
    ]);
    await migrate({ ownerUrl, ...migrations });
  }

  async #prepared(prepare) {
    const made = await this.database();
    await prepare(made);
    return made;
  }

  /** Both sides begin with their pages written down: who comes second must not pay for what the first one left. */
  async calm() {
    await this.#asSuperuser(['CHECKPOINT']);
    await sleep(200);
  }

  async close() {
    await this.eventServer.close();
    await this.workplace.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #asSuperuser(statements) {
    const client = new pg.Client({ connectionString: this.workplace.superuserUrl });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
}

function into(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
