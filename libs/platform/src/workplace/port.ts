import { readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeWhole } from './run-file.js';

/** Below the range from which systems take ports for outgoing connections, so that ours is rarely taken. */
const PORTS = { from: 20_000, to: 32_000 };

const portFile = (run: string): string => join(run, 'port');

/** The port of the last start, so that URLs noted by a person stay right. */
export function rememberedPort(run: string): number | undefined {
  try {
    const port = Number(readFileSync(portFile(run), 'latin1'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

export function rememberPort(run: string, port: number): void {
  writeWhole(portFile(run), String(port));
}

/** A free port of 127.0.0.1: the preferred one if it is free. */
export async function freePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let turn = 0; turn < 50; turn += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port of 127.0.0.1 found from ${PORTS.from} to ${PORTS.to}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
