import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreMigrations } from '#event-store/postgres';
import { migrate, openPool, openWorkplace, type Workplace } from '#platform';

/**
 * What dies: the process that watches over the others, one that is appending (the server then ends the others itself and
 * recovers), or all at once, as when the machine's memory runs out.
 */
export type ServerDeath = 'postmaster' | 'backend' | 'everything';

/** Planbuch's own PostgreSQL in a data folder of its own, to be killed hard and opened again as the product does. */
export class KillableServer {
  private constructor(
    private readonly parent: string,
    private workplace: Workplace,
  ) {}

  static async open(): Promise<KillableServer> {
    const parent = mkdtempSync(join(tmpdir(), 'planbuch-crash-'));
    chmodSync(parent, 0o755);
    const workplace = await openWorkplace({ data: join(parent, 'data') });
    await migrate({ ownerUrl: workplace.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
    return new KillableServer(parent, workplace);
  }

  get appUrl(): string {
    return this.workplace.appUrl;
  }

  /** SIGKILL; resolves when the server takes connections again. */
  async kill(death: ServerDeath): Promise<void> {
    const victims = await this.victims(death);
    for (const pid of victims) killHard(pid);
    if (death === 'backend') return;
    const before = this.workplace;
    this.workplace = await openWorkplace({ data: join(this.parent, 'data') });
    if (this.workplace.appUrl !== before.appUrl) throw new Error('the server came back on another port');
    await before.stop();
  }

  async remove(): Promise<void> {
    await this.workplace.remove();
    rmSync(this.parent, { recursive: true, force: true });
  }

  private async victims(death: ServerDeath): Promise<number[]> {
    const postmaster = Number(
      readFileSync(join(this.workplace.folder, 'database', 'postmaster.pid'), 'latin1').split('\n')[0],
    );
    if (death === 'postmaster') return [postmaster];
    const superuser = openPool(this.workplace.superuserUrl, { max: 1, name: 'death' });
    try {
      const rows = await superuser.query<{ pid: number }>(
        death === 'everything'
          ? 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()'
          : `SELECT pid FROM pg_stat_activity WHERE application_name = 'writer'
             ORDER BY state = 'active' DESC, query_start DESC LIMIT 1`,
      );
      return [...(death === 'everything' ? [postmaster] : []), ...rows.map(({ pid }) => pid)];
    } finally {
      await superuser.close();
    }
  }
}

/** A process that is just ending by itself is as dead as one that was killed. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
