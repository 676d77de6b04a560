import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig } from '#platform';
import { announceServer, announceSkip } from '#test/announce';
import { composed, composeText, doorTo, exampleSettings, root, wantedSettings } from './compose-file.js';

const SECRETS = Object.keys(exampleSettings).filter((name) => /PASSWORD|KEY/.test(name));

const filled = {
  ...exampleSettings,
  ...Object.fromEntries(SECRETS.map((name) => [name, randomBytes(32).toString('hex')])),
};

/** The settings of the program's containers; each of them has the same. */
function programSettings(settings: Readonly<Record<string, string>>): Record<string, string> {
  return { ...composed(settings).services['api-1']?.environment };
}

function doctorOfSettings(environment: Readonly<Record<string, string>>) {
  const [program = '', ...words] = composed(filled).services['settings']?.command ?? [];
  return spawnSync(process.execPath, [join(root, program), ...words], { env: environment, encoding: 'utf8' });
}

describe('docker-compose.yml', () => {
  it('takes every secret from .env, and .env.example names them all', () => {
    expect([...wantedSettings().keys()].sort()).toEqual(Object.keys(exampleSettings).sort());
    for (const name of SECRETS) {
      expect(wantedSettings().get(name)).toBe('needed');
      expect(exampleSettings[name]).toBe('bitte-aendern');
      expect(() => composed({ ...filled, [name]: '' })).toThrow(name);
    }
    expect(composeText).not.toMatch(/PASSWORD: (?! *\$\{)/);
  });

  it('starts nothing on the untouched example, and every variable at fault is named', () => {
    const environment = programSettings(exampleSettings);
    const { status, stdout } = doctorOfSettings(environment);
    expect(status).not.toBe(0);
    for (const name of Object.keys(environment)) expect(stdout).toContain(`${name}: erwartet wird`);
    expect(Object.keys(environment).sort()).toEqual([
      'DATABASE_OWNER_URL', 'DATABASE_URL', 'EVENTSTORE_URL', 'PLANBUCH_MASTER_KEY', 'REDIS_URL',
    ]); // prettier-ignore
    // Nobody keeps a placeholder for ever: every server waits for this look.
    const { services } = composed(filled);
    for (const server of ['postgres', 'redis', 'eventstore-certificates'])
      expect(services[server]?.depends_on?.['settings']?.condition).toBe('service_completed_successfully');
  });

  it('starts on settings of one’s own', () => {
    expect(readConfig(programSettings(filled)).eventStoreUrl).toContain(filled['EVENTSTORE_APP_PASSWORD']);
    expect(doctorOfSettings(programSettings(filled)).status).toBe(0);
  });

  it('gives no container more than it needs, and only the door to the outside', () => {
    const { services, networks } = composed(filled);
    expect(networks['inside']?.internal).toBe(true);
    for (const [name, service] of Object.entries(services)) {
      expect({ name, ...service }).toMatchObject({
        read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'],
        mem_limit: expect.stringMatching(/^\d+[mg]$/), image: expect.stringMatching(/:(?!latest)/),
      }); // prettier-ignore
      const lasts = service.restart === 'unless-stopped';
      const isWatched = lasts && service.healthcheck?.disable !== true;
      // What only prepares something ends by itself; the image of api and worker says how it is asked.
      expect({ name, isWatched }).toEqual({ name, isWatched: lasts });
      expect(lasts || service.restart === 'no').toBe(true);
      expect({ name, ports: service.ports?.length ?? 0 }).toEqual({ name, ports: name === 'door' ? 1 : 0 });
      if (name !== 'door') expect(service.networks ?? [service.network_mode]).not.toContain('outside');
    }
    expect(services['door']?.ports).toEqual(['127.0.0.1:8420:8420']);
    for (const { command = [], image } of Object.values(services))
      if (image === 'planbuch:local') expect(existsSync(join(root, command[0] ?? ''))).toBe(true);
  });
});

describe('the tools take what is written for them', () => {
  it('docker-compose', () => {
    const version = spawnSync('docker-compose', ['version', '--short'], { encoding: 'utf8' });
    if (version.error) return announceSkip('docker-compose config', 'no docker-compose on this machine');
    announceServer(`docker-compose ${version.stdout.trim()}`, 'config only');
    const folder = mkdtempSync(join(tmpdir(), 'planbuch-compose-'));
    const file = join(folder, 'env');
    writeFileSync(file, Object.entries(filled).map(([name, value]) => `${name}=${value}\n`).join('')); // prettier-ignore
    const config = (env: string) =>
      spawnSync('docker-compose', ['--env-file', env, '--file', 'docker-compose.yml', 'config', '--quiet'], {
        cwd: root,
        env: { PATH: process.env['PATH'] },
        encoding: 'utf8',
      });
    expect(config(file)).toMatchObject({ status: 0 });
    writeFileSync(file, '');
    expect(config(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('fehlt in .env') });
    rmSync(folder, { recursive: true });
  });

  it('haproxy', () => {
    const version = spawnSync('haproxy', ['-v'], { encoding: 'utf8' });
    if (version.error) return announceSkip('the door’s configuration', 'no haproxy on this machine');
    const config = join(mkdtempSync(join(tmpdir(), 'planbuch-door-')), 'haproxy.cfg');
    writeFileSync(config, doorTo(['127.0.0.1:1', '127.0.0.1:2']));
    const { status, stderr } = spawnSync('haproxy', ['-c', '-f', config], { encoding: 'utf8' });
    expect({ status, alerts: stderr.match(/ALERT|WARNING/g) }).toEqual({ status: 0, alerts: null });
    rmSync(dirname(config), { recursive: true });
  });
});
