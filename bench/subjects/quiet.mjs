// Planbuch's worker on ledgers in which nothing happens: what it uses of a core and of the memory.
import { startWorker } from '../../dist/apps/worker/src/index.js';
import { openBenched } from '../planbuch.mjs';

/** The day's look at all due dates is over after this time, and what a start leaves to be collected is gone. */
const SETTLES_MS = 40_000;
const WATCHED_MS = 30_000;

const told = () => new Promise((resolve) => process.once('message', resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const { own } = await told();
const worker = await openBenched(own).then(startWorker);
await pause(SETTLES_MS);
process.send('ready');
await told();
const before = process.cpuUsage();
let memoryBytes = 0;
for (let second = 0; second < WATCHED_MS / 1000; second += 1) {
  await pause(1000);
  memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss());
}
const { user, system } = process.cpuUsage(before);
process.send({ cpuPercent: (user + system) / WATCHED_MS / 10, memoryMiB: memoryBytes / 1024 ** 2 });
await told();
await worker.close();
