import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './failure.mjs';

/** The holder touches its lock this often, so that waiters on other hosts or in other containers see it live. */
const touchMs = 1_000;

/** A lock untouched for this long belongs to nobody: fifteen missed touches are more than a busy machine explains. */
const abandonedMs = 15_000;

const pollMs = 100;

/**
 * Runs `work` while no other process on this checkout does so. Waits as long as the holder lives: an
 * installation over a slow line may take minutes. A lock whose holder was killed is taken over.
 */
export async function withLock(path, work) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() });
  await acquire(path, mine);
  const touching = setInterval(() => touch(path), touchMs);
  const release = () => releaseIfMine(path, mine);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}

async function acquire(path, mine) {
  let waited = false;
  while (!tryCreate(path, mine)) {
    const holder = abandonedHolder(path);
    if (holder !== undefined) {
      removeAbandoned(path, holder);
      continue;
    }
    if (!waited) {
      say(
        'Ein anderer Prozess bereitet Planbuch gerade vor, warte …',
        'another process is preparing Planbuch, waiting …',
      );
      waited = true;
    }
    await sleep(pollMs);
  }
}

function tryCreate(path, mine) {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The text of the lock if its holder is gone; undefined if it lives or has just released it. */
function abandonedHolder(path) {
  try {
    const text = readFileSync(path, 'utf8');
    if (Date.now() - statSync(path).mtimeMs > abandonedMs) return text;
    return isDeadHere(text) ? text : undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A process id says something only on the host that gave it; a half-written lock says nothing yet. */
function isDeadHere(text) {
  if (!text.endsWith('}')) return false;
  const { pid, host } = JSON.parse(text);
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/**
 * Two waiters may judge the same lock abandoned, and the slower one would then remove the lock the faster one has
 * just taken. So the file is moved aside first, looked at, and put back if it is not the abandoned one.
 */
function removeAbandoned(path, holder) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== holder) renameSync(aside, path);
  else rmSync(aside);
}

function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function releaseIfMine(path, mine) {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
