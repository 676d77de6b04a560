import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { BootstrapFailure } from './failure.mjs';

/** Raise this when the build itself changes, so that existing `dist` folders are built anew. */
const builderVersion = 1;

const sourceFolders = ['apps', 'libs'];

/** Specs run from source; documentation and editor leftovers are no part of the product. */
const notBuilt = /(?:\.spec\.ts|\.d\.ts|\.md|~)$|(?:^|\/)\./;

/**
 * Turns apps/ and libs/ into dist/: TypeScript through swc (types are checked elsewhere), every other file copied, so that
 * `new URL('./x.sql', import.meta.url)` finds its file beside the built module. A manifest in dist/ remembers time
 * and size of each source; only what differs is built, and what lost its source is removed.
 */
export class Build {
  /** `lockHash` stands for the compiler's version. */
  constructor(root, lockHash) {
    this.root = root;
    this.dist = join(root, 'dist');
    this.manifestFile = join(this.dist, '.manifest.json');
    this.builder = createHash('sha256')
      .update(`${builderVersion} ${lockHash}`)
      .update(readFileSync(join(root, '.swcrc')))
      .digest('hex');
  }

  isCurrent() {
    const sources = this.#sources();
    const built = this.#readManifest();
    return built.size === sources.size && [...sources].every(([path, state]) => built.get(path) === state);
  }

  /** Builds what differs. Throws a BootstrapFailure that names every file swc could not read. */
  async run() {
    const sources = this.#sources();
    const built = this.#readManifest();
    const changed = [...sources.keys()].filter((path) => sources.get(path) !== built.get(path));
    const failures = new Map();
    await inParallel(changed, async (path) => {
      try {
        await this.#buildOne(path);
      } catch (error) {
        failures.set(path, error.message);
      }
    });
    this.#sweep(sources);
    this.#writeManifest([...sources].filter(([path]) => !failures.has(path)));
    if (failures.size > 0) throw buildFailure(failures);
  }

  /** Path from the root (with `/`) → time and size. */
  #sources() {
    const sources = new Map();
    for (const file of sourceFolders.flatMap((folder) => filesIn(join(this.root, folder)))) {
      const path = relative(this.root, file).split(sep).join('/');
      if (notBuilt.test(path)) continue;
      const { mtimeMs, size } = statSync(file);
      sources.set(path, `${mtimeMs} ${size}`);
    }
    return sources;
  }

  #readManifest() {
    if (!existsSync(this.manifestFile)) return new Map();
    const { builder, sources } = JSON.parse(readFileSync(this.manifestFile, 'utf8'));
    return new Map(builder === this.builder ? Object.entries(sources) : []);
  }

  #writeManifest(built) {
    const text = JSON.stringify({ builder: this.builder, sources: Object.fromEntries(built) });
    mkdirSync(this.dist, { recursive: true });
    writeInOneStep(this.manifestFile, (path) => writeFileSync(path, text));
  }

  async #buildOne(path) {
    const source = join(this.root, path);
    const target = join(this.dist, outputs(path)[0]);
    mkdirSync(dirname(target), { recursive: true });
    if (extname(path) !== '.ts') {
      writeInOneStep(target, (to) => copyFileSync(source, to));
      return;
    }
    const { transformFile } = await import('@swc/core');
    const { code, map } = await transformFile(source, {
      cwd: this.root,
      configFile: join(this.root, '.swcrc'),
      sourceMaps: true,
      sourceFileName: relative(dirname(target), source).split(sep).join('/'),
    });
    writeInOneStep(`${target}.map`, (to) => writeFileSync(to, map));
    const withMap = `${code}//# sourceMappingURL=${basename(target)}.map\n`;
    writeInOneStep(target, (to) => writeFileSync(to, withMap));
  }

  /** Removes from dist/ whatever has no source (any more), and the folders this leaves empty. */
  #sweep(sources) {
    const expected = new Set([...sources.keys()].flatMap(outputs).map((path) => join(this.dist, path)));
    for (const file of filesIn(this.dist)) {
      if (expected.has(file)) continue;
      rmSync(file);
      let folder = dirname(file);
      while (folder !== this.dist && readdirSync(folder).length === 0) {
        rmdirSync(folder);
        folder = dirname(folder);
      }
    }
  }
}

/** What is built from a source, the thing itself first. */
function outputs(path) {
  if (!path.endsWith('.ts')) return [path];
  const module = `${path.slice(0, -'.ts'.length)}.js`;
  return [module, `${module}.map`];
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Another process may be importing from dist: it sees the old file or the new one, never half of one. */
function writeInOneStep(path, write) {
  const beside = `${path}.${process.pid}.tmp`;
  write(beside);
  renameSync(beside, path);
}

/** swc works on its own threads; sixteen files under way keep them busy without opening every file at once. */
async function inParallel(items, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

function buildFailure(failures) {
  const list = [...failures].map(([path, reason]) => `${path}: ${reason}`).join('\n');
  return new BootstrapFailure(
    `${list}\nDer Bau ist gescheitert. Bitte die genannten Dateien berichtigen und den Befehl wiederholen.`,
    'The build failed. Please correct the files named above and repeat the command.',
    1,
  );
}
