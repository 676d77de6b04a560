import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Counter } from 'prom-client';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';

describe('the log', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'planbuch-log-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is one JSON document a line, without secrets, from the level asked for', () => {
    const file = join(folder, 'log');
    const logger = createLogger({ level: 'info', name: 'api' }, file);
    logger.debug('not now');
    logger.info(
      { token: 'pb_1', req: { headers: { authorization: 'Bearer pb_2' } }, config: { masterKey: 'k3' } },
      'Anfrage',
    );
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      {
        level: 'info', name: 'api', msg: 'Anfrage', time: expect.stringMatching(/^\d{4}-.*Z$/), pid: process.pid,
        hostname: expect.any(String), token: '[redacted]', req: { headers: { authorization: '[redacted]' } },
        config: { masterKey: '[redacted]' },
      },
    ]); // prettier-ignore
  });
});

describe('the metrics', () => {
  it('of two programs in one process do not mix', async () => {
    const [api, worker] = [createMetrics('api'), createMetrics('worker')];
    new Counter({ name: 'planbuch_acts_total', help: 'acts', registers: [api] }).inc();
    expect(await api.metrics()).toContain('planbuch_acts_total{app="api"} 1');
    expect(await worker.metrics()).not.toContain('planbuch_acts_total');
    expect(await worker.metrics()).toContain('process_cpu_seconds_total{app="worker"}');
  });
});
