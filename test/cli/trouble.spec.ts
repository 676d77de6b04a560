import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CommandLine } from './command-line.js';

const planbuch = new CommandLine();
afterAll(() => planbuch.remove());

async function listening(): Promise<{ server: Server; port: string }> {
  const server = createServer((_, response) => response.end('<html>Hier ist etwas anderes.</html>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: String((server.address() as AddressInfo).port) };
}

/** A failure is one sentence or a few, in the language asked for, and never a stack trace. */
function expectSentence(err: string): void {
  expect(err).not.toMatch(/\n\s+at |Error:|node:internal/);
  expect(err.trim().length).toBeGreaterThan(20);
}

describe('a wrong command line', () => {
  it('ends with 2 and says in one sentence, or one document, what is wrong', async () => {
    const lines: readonly (readonly [words: string[], said: RegExp])[] = [
      [['nix'], /„nix“ gibt es nicht/],
      [['list', 'grants'], /--ledger/],
      [['why'], /<grant> ?/],
      [['verify', '--bla'], /--bla/],
      [['why', 'a', 'b'], /Zu viele/],
      [['--lang', 'fr', 'doctor'], /--lang/],
      [['ledger', 'list', '--url', 'gopher://x'], /keine Adresse/],
      [['verify', '--url', 'http://127.0.0.1:1'], /--data/],
      [['profile', 'show', 'nirgends'], /nirgends/],
      [['ledger', 'move', 'kiel', '--to', 'event-server', '--keep-up-to', '3'], /--to postgresql/],
      [['ledger', 'move', 'kiel', '--to', 'postgresql', '--keep-up-to', 'alles'], /Nummer eines Ereignisses/],
    ];
    const ended = await Promise.all(lines.map(([words]) => planbuch.run([...words, '--json'])));
    for (const [index, { code, out, err }] of ended.entries()) {
      expect([lines[index]![0], code]).toEqual([lines[index]![0], 2]);
      expect(err).toMatch(lines[index]![1]);
      expect(JSON.parse(out)).toMatchObject({ type: expect.stringMatching(/^urn:planbuch:problem:/) });
      expectSentence(err);
    }
  }, 60_000);

  it('shows the help where nothing is asked, in the language of the environment', async () => {
    const [german, english] = await Promise.all([
      planbuch.run([]),
      planbuch.run(['why', '--help'], { environment: { LANG: 'en_US.UTF-8' } }),
    ]);
    expect(german).toMatchObject({ code: 2, out: expect.stringMatching(/Befehle:[^]*demo[^]*doctor/) });
    expect(english).toMatchObject({ code: 0, out: expect.stringMatching(/Usage:[^]*--as-of/) });
    const [whole, one] = await Promise.all([planbuch.run(['help']), planbuch.run(['help', 'jobs'])]);
    expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/Befehle:[^]*demo[^]*doctor/) });
    expect(one).toMatchObject({ code: 0, out: expect.stringMatching(/jobs[^]*retry <id>/) });
  });
});

describe('a wrong place', () => {
  it('is named: a file, a foreign folder, a closed folder, wrong settings', async () => {
    writeFileSync(planbuch.path('file'), 'x');
    mkdirSync(planbuch.path('foreign'));
    writeFileSync(join(planbuch.path('foreign'), 'urlaub.jpg'), 'x');
    mkdirSync(planbuch.path('closed'));
    chmodSync(planbuch.path('closed'), 0o555);
    // Root may write everywhere; another account may not.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const [file, foreign, closed, settings] = await Promise.all([
      planbuch.run(['ledger', 'list', '--data', planbuch.path('file')]),
      planbuch.run(['ledger', 'list', '--data', planbuch.path('foreign')]),
      planbuch.run(['ledger', 'list', '--data', join(planbuch.path('closed'), 'data')], uid),
      planbuch.run(['ledger', 'list'], {
        environment: { DATABASE_URL: 'postgres://a@b/c', PLANBUCH_PROT: '1' },
      }),
    ]);
    for (const { code, err } of [file, foreign, closed, settings]) {
      expect(code).toBe(2);
      expectSentence(err);
    }
    expect(settings.err).toMatch(/PLANBUCH_PROT[^]*DATABASE_OWNER_URL/);
    expect(existsSync(join(planbuch.path('foreign'), 'database'))).toBe(false);
  }, 60_000);

  it('is not reachable: no api, something else than a Planbuch, no server, no event server', async () => {
    const { server, port } = await listening();
    const database = 'postgres://planbuch_app:geheim1@127.0.0.1:1/planbuch';
    const environment = {
      DATABASE_URL: database,
      DATABASE_OWNER_URL: database,
      PLANBUCH_MASTER_KEY: 'a1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeeff10',
    };
    const silent = { EVENTSTORE_URL: 'esdb://planbuch:geheim1@127.0.0.1:1?tls=false' };
    const [nobody, other, noServer, noEventServer, doctor] = await Promise.all([
      planbuch.run(['ledger', 'list', '--url', 'http://127.0.0.1:1']),
      planbuch.run(['ledger', 'list', '--url', `http://127.0.0.1:${port}`]),
      planbuch.run(['ledger', 'list', '--token', 'x'], { environment }),
      planbuch.run(['ledger', 'list', '--data', planbuch.path('silent')], { environment: silent }),
      planbuch.run(['doctor', '--data', planbuch.path('silent-too')], { environment: silent }),
    ]);
    server.close();
    for (const { code, err } of [nobody, other, noServer, noEventServer]) {
      expect([code, err]).toEqual([3, expect.any(String)]);
      expectSentence(err);
      expect(err).not.toContain('geheim1');
    }
    expect(noEventServer.err).toMatch(/127\.0\.0\.1:1 \(EVENTSTORE_URL\) antwortet nicht \(.*ECONNREFUSED/);
    expect(doctor.out).toMatch(/✗ Ereignisserver.*\n.*→ Der Ereignisserver 127\.0\.0\.1:1/);
    expect(doctor.out).not.toContain('The event server');
  }, 60_000);
});

describe('a service', () => {
  it('does not start on a port that is taken, and leaves no database running', async () => {
    const { server, port } = await listening();
    const data = planbuch.path('port');
    const { code, err } = await planbuch.run(['start', '--data', data, '--port', port]);
    server.close();
    expect([code, err]).toEqual([1, expect.stringContaining(port)]);
    expect(planbuch.serverPid(data)).toBeUndefined();
  }, 60_000);

  it('whose database is killed says so to everybody; the next command starts it again and nothing is lost', async () => {
    const data = planbuch.path('killed');
    const service = await planbuch.serve(['start', '--data', data]);
    const { url, tokenFile } = service.document;
    const overHttp = ['--url', url, '--token', `@${tokenFile}`];
    const opened = await planbuch.run([
      'ledger',
      'open',
      'musterstadt',
      '--federal-state',
      'HE',
      ...overHttp,
    ]);
    expect(opened.code).toBe(0);

    process.kill(planbuch.serverPid(data)!, 'SIGKILL');
    const { code, document } = await planbuch.json(['ledger', 'list', ...overHttp]);
    expect([code, document.status]).toEqual([3, 503]);

    const { code: verified, document: found } = await planbuch.json(['verify', '--data', data]);
    expect([verified, found]).toMatchObject([
      0,
      { ok: true, ledgers: [{ ledger: 'musterstadt', events: 1 }] },
    ]);
    expect((await service.interrupt()).code).toBe(0);
    expect(planbuch.serverPid(data)).toBeUndefined();
  }, 60_000);
});
