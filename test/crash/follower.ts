import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '#kernel';
import type { Bystander } from './bystander.js';

/** Prints every event of the ledger it was last told; when the database goes away it goes on after the last one. */
const FOLLOWING = `
  import { createInterface } from 'node:readline';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { DatabaseUnavailable, openPool } from '#platform';
  import { PostgresEventStore } from '#event-store/postgres';
  const [url] = process.argv.slice(1);
  const database = openPool(url, { max: 3, name: 'follower' });
  const store = new PostgresEventStore(database);
  let ending = new AbortController();
  async function follow({ ledger, after }, signal) {
    while (!signal.aborted) {
      try {
        for await (const { event } of store.follow(ledger, { after, signal })) {
          after = event.number;
          process.stdout.write(JSON.stringify({ ledger, id: event.id }) + '\\n');
        }
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) throw error;
        await sleep(50);
      }
    }
  }
  for await (const orders of createInterface({ input: process.stdin })) {
    ending.abort();
    ending = new AbortController();
    void follow(JSON.parse(orders), ending.signal);
  }
  ending.abort();
  await store.close();
  await database.close();
`;

/** A killed follower comes up within a second or two on a busy machine, and then has a few hundred events to read. */
const CAUGHT_UP_WITHIN_MS = 15_000;

interface Process {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly gone: Promise<unknown>;
}

/** Follows a ledger in another process and remembers what that one saw. */
export class Follower implements Bystander {
  readonly name = 'follower';
  private process: Process;
  private ledger = '';
  private readonly seen: string[] = [];

  constructor(private readonly url: string) {
    this.process = this.start();
  }

  begin(ledger: string): void {
    this.ledger = ledger;
    this.seen.length = 0;
    this.order();
  }

  async killAndStartAgain(): Promise<void> {
    this.process.child.kill('SIGKILL');
    await this.process.gone;
    this.process = this.start();
    this.order();
  }

  async agreesWith(book: readonly StoredEvent[]): Promise<void> {
    const until = performance.now() + CAUGHT_UP_WITHIN_MS;
    while (this.seen.length < book.length && performance.now() < until) await sleep(5);
    expect(this.seen).toEqual(book.map(({ id }) => id));
  }

  async end(): Promise<void> {
    this.process.child.stdin.end();
    await this.process.gone;
  }

  private order(): void {
    this.process.child.stdin.write(`${JSON.stringify({ ledger: this.ledger, after: this.seen.length })}\n`);
  }

  private start(): Process {
    const child = spawn(process.execPath, ['--input-type=module', '-e', FOLLOWING, this.url], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.on('error', () => undefined);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const { ledger, id } = JSON.parse(line) as { ledger: string; id: string };
      if (ledger === this.ledger) this.seen.push(id);
    });
    return { child, gone: Promise.all([once(child, 'close'), once(lines, 'close')]) };
  }
}
