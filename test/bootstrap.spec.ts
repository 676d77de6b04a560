import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** A checkout of its own: the real scripts and packages, and a house with as few files as the story needs. */
class Checkout {
  private constructor(readonly folder: string) {}

  static async open(): Promise<Checkout> {
    const checkout = new Checkout(await mkdtemp(join(tmpdir(), 'planbuch-checkout-')));
    for (const path of ['bin', 'scripts', '.swcrc', 'package.json', 'package-lock.json']) {
      await cp(join(root, path), join(checkout.folder, path), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(checkout.folder, 'node_modules'), 'dir');
    return checkout;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  remove(path: string): Promise<void> {
    return rm(join(this.folder, path), { recursive: true });
  }

  run(...args: string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: this.folder }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }

  /** Files of dist/, without source maps and the manifest. */
  async built(): Promise<string[]> {
    const entries = await readdir(join(this.folder, 'dist'), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.folder, 'dist/').length))
      .filter((path) => !path.endsWith('.map') && path !== '.manifest.json')
      .sort();
  }
}

describe('A checkout prepares itself', () => {
  let checkout: Checkout;

  beforeEach(async () => {
    checkout = await Checkout.open();
    await checkout.write('libs/ledger/src/index.ts', 'export const amountCents: number = 1;\n');
    await checkout.write('libs/ledger/src/append.sql', 'SELECT 1;\n');
    await checkout.write('libs/ledger/src/profiles/kiel.yaml', 'unit: euro\n');
  });

  afterEach(() => checkout.remove('.'));

  it('modules are compiled, files beside them copied, specs and documentation left out', async () => {
    await checkout.write('libs/ledger/src/index.spec.ts', 'it.todo("nothing");\n');
    await checkout.write('libs/ledger/README.md', 'A room.\n');

    expect(await checkout.run('scripts/build.mjs')).toEqual({ code: 0, stdout: '', stderr: '' });

    expect(await checkout.built()).toEqual([
      'libs/ledger/src/append.sql',
      'libs/ledger/src/index.js',
      'libs/ledger/src/profiles/kiel.yaml',
    ]);
    expect(await checkout.read('dist/libs/ledger/src/index.js')).toContain('export const amountCents = 1;');
  });

  it('a stack trace finds the line in the source', async () => {
    await checkout.write(
      'apps/cli/src/main.ts',
      'type Late = string;\n\n\nthrow new Error("planted" as Late);\n',
    );

    const { stderr } = await checkout.run('--enable-source-maps', 'bin/planbuch.mjs');

    expect(stderr).toContain(join('apps', 'cli', 'src', 'main.ts:4'));
  });

  it('what has not changed is not built again, what has changed is, and what has gone vanishes', async () => {
    await checkout.run('scripts/build.mjs');
    const untouched = await stat(join(checkout.folder, 'dist/libs/ledger/src/append.sql'));
    await checkout.write('libs/ledger/src/index.ts', 'export const amountCents: number = 22;\n');
    await checkout.remove('libs/ledger/src/profiles');

    await checkout.run('scripts/build.mjs');

    expect(await checkout.built()).toEqual(['libs/ledger/src/append.sql', 'libs/ledger/src/index.js']);
    expect(await readdir(join(checkout.folder, 'dist/libs/ledger/src'))).not.toContain('profiles');
    expect(await checkout.read('dist/libs/ledger/src/index.js')).toContain('amountCents = 22');
    const { ino, mtimeMs } = await stat(join(checkout.folder, 'dist/libs/ledger/src/append.sql'));
    expect({ ino, mtimeMs }).toEqual({ ino: untouched.ino, mtimeMs: untouched.mtimeMs });
  });

  it('a file that cannot be compiled is named in both languages, and built once it is corrected', async () => {
    await checkout.write('libs/ledger/src/broken.ts', 'export const = 1;\n');

    const refused = await checkout.run('scripts/build.mjs');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('libs/ledger/src/broken.ts');
    expect(refused.stderr).toContain('Der Bau ist gescheitert');
    expect(refused.stderr).toContain('The build failed');

    await checkout.write('libs/ledger/src/broken.ts', 'export const mended = 1;\n');
    expect((await checkout.run('scripts/build.mjs')).code).toBe(0);
    expect(await checkout.built()).toContain('libs/ledger/src/broken.js');
  });

  it('processes that start together all succeed and leave one complete build', async () => {
    for (let index = 0; index < 50; index += 1) {
      await checkout.write(`libs/ledger/src/part-${index.toString()}.ts`, 'export const part: number = 1;\n');
    }

    const ended = await Promise.all([1, 2, 3, 4].map(() => checkout.run('scripts/build.mjs')));

    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(await checkout.built()).toHaveLength(53);
    expect(await readdir(checkout.folder)).not.toContain('.bootstrap.lock');
  });

  it('a lock whose holder was killed is taken over', async () => {
    const { stdout } = await checkout.run('--print', 'process.pid');
    const killed = { pid: Number(stdout), host: hostname(), since: 0 };
    await checkout.write('.bootstrap.lock', JSON.stringify(killed));

    expect((await checkout.run('scripts/build.mjs')).code).toBe(0);
    expect(await readdir(checkout.folder)).not.toContain('.bootstrap.lock');
  });

  it('a lock whose holder lives is waited for', async () => {
    await checkout.write('.bootstrap.lock', JSON.stringify({ pid: process.pid, host: hostname(), since: 0 }));

    const waiting = checkout.run('scripts/build.mjs');
    const early = await Promise.race([
      waiting,
      new Promise((resolve) => setTimeout(resolve, 1_000, 'waits')),
    ]);
    expect(early).toBe('waits');

    await checkout.remove('.bootstrap.lock');
    expect((await waiting).stderr).toContain('another process is preparing Planbuch');
  });

  it('an older Node is told in both languages which one is needed', async () => {
    const declared = JSON.parse(await checkout.read('package.json')) as object;
    await checkout.write('package.json', JSON.stringify({ ...declared, engines: { node: '>=99.1' } }));

    const { code, stdout, stderr } = await checkout.run('bin/planbuch.mjs');

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Planbuch braucht Node 99.1 oder neuer');
    expect(stderr).toContain('Planbuch needs Node 99.1 or newer');
  });

  it('the command builds first, and standard output is its own', async () => {
    await checkout.write('apps/cli/src/main.ts', 'console.log(JSON.stringify(process.argv.slice(2)));\n');

    const { code, stdout } = await checkout.run('bin/planbuch.mjs', 'why', '--json', 'Zuwendung 7');

    expect({ code, stdout }).toEqual({ code: 0, stdout: '["why","--json","Zuwendung 7"]\n' });
  });
});
