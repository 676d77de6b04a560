import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import {
  appendUntilDefinite,
  POSTGRES_WRITER,
  pseudorandom,
  startWriter,
  type SentEntry,
  type WriterLine,
  type WriterProcess,
  type Writing,
} from '#event-store/testing';
import type { Bystander } from './bystander.js';
import type { KillableServer, ServerDeath } from './killable-server.js';

const CALLERS = 6;
const ENTRIES = 160;
/** Writers want the same often enough that some are refused in every run. */
const CONTENDED = 8;

/** Who takes part in all runs; who is killed is replaced. */
export interface Stage {
  readonly server: KillableServer;
  /** A store of the surviving world, to ask and to repeat what is unknown. */
  readonly store: EventStore;
  readonly writers: WriterProcess[];
  /** Stands ready to take the place of a killed one, so that nobody waits for a process to start. */
  spare: WriterProcess;
  readonly bystanders: readonly Bystander[];
}

export type Death = ServerDeath | 'writer' | 'bystander';

/** What became of one entry in the end. `unknown`: how often nobody could say. */
export interface Fate {
  readonly sent: SentEntry;
  readonly unknown: number;
  readonly firstNumber?: number;
}

export interface Run {
  readonly ledger: string;
  readonly deaths: readonly Death[];
  readonly fates: readonly Fate[];
}

export function newWriter(server: KillableServer): WriterProcess {
  return startWriter(POSTGRES_WRITER, [server.appUrl]);
}

/** Who dies in a run, and after how many lines of all writers: all of it follows from the seed. */
function planned(seed: number): { death: Death; afterLines: number }[] {
  const roll = (nth: number): number => pseudorandom(seed * 31 + nth);
  const server = (['postmaster', 'backend', 'everything'] as const)[seed % 3] ?? 'postmaster';
  const deaths = ([['writer'], [server], ['writer', server], [server, 'writer']] as const)[roll(1) % 4] ?? [];
  const all: Death[] = roll(2) % 3 === 0 ? ['bystander', ...deaths] : [...deaths];
  let afterLines = 0;
  return all.map((death, nth) => ({ death, afterLines: (afterLines += 30 + (roll(10 + nth) % 120)) }));
}

/** One history with deaths in it, told until every entry's fate is known. */
export async function crashRun(seed: number, stage: Stage): Promise<Run> {
  const ledger = `absturz-${String(seed)}`;
  await stage.store.createLedger(ledger, 'real');
  for (const bystander of stage.bystanders) bystander.begin(ledger);
  const writings = stage.writers.map((writer, nth) =>
    writer.write(ordersFor(ledger, seed, `w${String(nth)}`)),
  );
  const plan = planned(seed);
  for (const { death, afterLines } of plan) {
    await haveSaid(writings, afterLines);
    if (death === 'writer') await killWriter(seed, stage, ledger, writings);
    else if (death === 'bystander')
      await stage.bystanders[seed % stage.bystanders.length]?.killAndStartAgain();
    else await stage.server.kill(death);
  }
  await Promise.all(writings.map(({ finished }) => finished));
  const deaths = plan.map(({ death }) => death);
  return { ledger, deaths, fates: await fatesOf(stage.store, ledger, writings) };
}

/** What became of every entry that was ever sent; what nobody knows of is sent again. */
export async function fatesOf(
  store: EventStore,
  ledger: string,
  writings: readonly Writing[],
): Promise<Fate[]> {
  const lines = writings.flatMap(({ said }) => said);
  lines.push(...(await repeated(store, ledger, unsettled(lines))));
  const byKey = new Map<string, WriterLine[]>();
  for (const line of lines) byKey.set(line.key, [...(byKey.get(line.key) ?? []), line]);
  return [...byKey.values()].map(fateOf);
}

function ordersFor(ledger: string, seed: number, writer: string) {
  return { ledger, writer, seed, entries: ENTRIES, callers: CALLERS, contended: CONTENDED };
}

async function haveSaid(writings: readonly Writing[], lines: number): Promise<void> {
  const heard = (): number => writings.reduce((sum, { said }) => sum + said.length, 0);
  const allFinished = Promise.all(writings.map(({ finished }) => finished)).then(() => true);
  while (heard() < lines && !(await Promise.race([allFinished, sleep(1, false)])));
}

/** Another one writes on in its place. */
async function killWriter(seed: number, stage: Stage, ledger: string, writings: Writing[]): Promise<void> {
  const victim = seed % stage.writers.length;
  const successor = stage.spare;
  stage.spare = newWriter(stage.server);
  await stage.writers[victim]?.kill();
  stage.writers[victim] = successor;
  writings.push(successor.write(ordersFor(ledger, seed + 1_000, `w${String(victim)}-successor`)));
}

/** What was sent and never heard of: its writer was killed. */
function unsettled(lines: readonly WriterLine[]): SentEntry[] {
  const settled = new Set(lines.flatMap(({ is, key }) => (is === 'stored' || is === 'refused' ? [key] : [])));
  return lines.flatMap((line) => (line.is === 'sent' && !settled.has(line.key) ? [line] : []));
}

/** The very same entries are appended again, as their callers would. */
async function repeated(
  store: EventStore,
  ledger: string,
  entries: readonly SentEntry[],
): Promise<WriterLine[]> {
  const lines: WriterLine[] = [];
  for (const entry of entries) {
    lines.push({ is: 'unknown', key: entry.key });
    await appendUntilDefinite(store, ledger, entry, (line) => lines.push(line));
  }
  return lines;
}

function fateOf(lines: readonly WriterLine[]): Fate {
  const [sent, ...others] = lines;
  const [end, ...more] = others.filter(({ is }) => is === 'stored' || is === 'refused');
  if (sent?.is !== 'sent' || !end || more.length > 0)
    throw new Error(`no single fate: ${JSON.stringify(lines)}`);
  const told = others.filter(({ is }) => is === 'unknown').length;
  if (end.is !== 'stored') return { sent, unknown: told };
  // Answered as a repetition that nobody ordered: the store itself had sent it again, not knowing.
  const ownRepetition = told === 0 && end.repeated ? 1 : 0;
  return { sent, unknown: told + ownRepetition, firstNumber: end.firstNumber };
}
