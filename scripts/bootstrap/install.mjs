import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BootstrapFailure, say } from './failure.mjs';

/**
 * npm hands its own options on to what it starts as `npm_config_*` (`npm run --silent` as loglevel, `--json` as json),
 * and some of them (`omit`, `dry_run`, `global`) would change what an inner `npm ci` does. Only those that say
 * how the registry is reached, or what may run, are passed on.
 */
const keptNpmConfig =
  /^npm_config_(?:(?:.*:)?registry|\/\/.*|(?:https?_)?proxy|noproxy|ca|cafile|cert|key|strict_ssl|cache|userconfig|globalconfig|fetch_.*|maxsockets|offline|prefer_offline|ignore_scripts)$/i;

/** What is installed is npm's own record; the stamp beside it says that this record was compared with the lockfile. */
export class Installation {
  constructor(root) {
    this.root = root;
    this.lockfile = join(root, 'package-lock.json');
    this.record = join(root, 'node_modules', '.package-lock.json');
    this.stamp = join(root, 'node_modules', '.planbuch-installed');
  }

  /** SHA-256 of package-lock.json. */
  lockHash() {
    return createHash('sha256').update(readFileSync(this.lockfile)).digest('hex');
  }

  /** Whether node_modules holds what package-lock.json asks for, also if a person installed it by hand. */
  isCurrent() {
    if (!existsSync(this.record)) return false;
    const expected = this.#expectedStamp();
    if (existsSync(this.stamp) && readFileSync(this.stamp, 'utf8') === expected) return true;
    if (!agrees(readPackages(this.lockfile), readPackages(this.record))) return false;
    writeFileSync(this.stamp, expected);
    return true;
  }

  /** Runs `npm ci`; throws a BootstrapFailure that says what to do when npm fails. */
  async install() {
    say('Pakete werden installiert (einmalig) …', 'installing packages (once) …');
    const code = await npmCi(this.root);
    if (code !== 0) {
      throw new BootstrapFailure(
        `Die Pakete ließen sich nicht installieren (npm ci endete mit ${code}, Grund siehe oben). Bitte Netz, Registry und Schreibrechte in ${this.root} prüfen und den Befehl wiederholen.`,
        `The packages could not be installed (npm ci ended with ${code}, see above for the reason). Please check network, registry and write access to ${this.root}, then repeat the command.`,
        3,
      );
    }
    writeFileSync(this.stamp, this.#expectedStamp());
  }

  /** Every npm command that changes node_modules rewrites its record, so the record's time makes the stamp stale. */
  #expectedStamp() {
    const { mtimeMs } = statSync(this.record);
    return `${this.lockHash()} ${process.platform}-${process.arch} ${mtimeMs}\n`;
  }
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function agrees(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true && !isForThisPlatform(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Optional packages of other platforms are rightly absent; one that names this platform is missing. */
function isForThisPlatform({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false;
  return libc === undefined || libc.includes(libcName());
}

function libcName() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

function npmCi(root) {
  // Development packages are part of a checkout: `npm test` needs them, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const npm = npmCommand();
  return new Promise((resolve, reject) => {
    const child = spawn(npm.file, [...npm.args, ...args], {
      cwd: root,
      env: environmentForNpm(),
      stdio: ['ignore', process.stderr, process.stderr],
      shell: npm.shell,
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

function environmentForNpm() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || keptNpmConfig.test(name)),
  );
}

/** The npm that started us, else the one that came with this Node, else the one on the PATH. */
function npmCommand() {
  const started = process.env.npm_execpath;
  const candidates = [
    ...(started && /^np[mx]-cli\.js$/.test(basename(started)) ? [join(dirname(started), 'npm-cli.js')] : []),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((candidate) => existsSync(candidate));
  if (script !== undefined) return { file: process.execPath, args: [script], shell: false };
  // On Windows npm is a .cmd file, which only a shell can start.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}
