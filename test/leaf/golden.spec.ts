import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { canonical, eventOfLeaf, leafHash, leafText, type TextDisclosure } from '#event-store';
import { anyStoredEvent } from '#event-store/testing';
import type { StoredEvent } from '#kernel';
import { announceSkip } from '#test/announce';
import { commit } from '#vault';
import { hasPython, recomputedByPython } from './python.js';

interface Golden {
  readonly what: string;
  readonly event: StoredEvent;
  readonly disclosures: readonly TextDisclosure[];
  readonly leafHash: string;
}

const folder = new URL('./golden/', import.meta.url);
const read = (file: string): Buffer => readFileSync(new URL(file, folder));
const golden = (name: string): Golden => JSON.parse(read(`${name}.json`).toString('utf8')) as Golden;

/** SHA-256 of each pair of files. They stand here so that nobody can change a golden file alone; a line is added, never changed. */
const pairs = {
  commitments: 'd8519fe9c80c14fdfe89aef2d42b65735a1f260d21f81a93d4ee6bf2569a1e50',
  'every-member': 'f3edd667330e6674adc913b08ee8fb262a2714da6e82b9148841912cdeef2a4b',
  keys: '5ee7cb3a056801dee5289c3bf8557df8c35948496bfda71ff824f5afbbc28dcb',
  'largest-integers': '631af239775d9e1580e531de5ba4974e7863eeebaf79ef529034e40874cfd9aa',
  nested: 'f1fe605051e3b884dfb66a4cb55cf488fdc121a5ecddf4362cfe29c0dadf8e5f',
  smallest: 'fb792be177da174b6d24ac814bbef4ffe0d84973a37405a3eca29e9b428f1abb',
  text: 'eedde621e2177d997cd87bd2001620cd5c228a353d6b807177a4380fd7f91b6f',
  'widest-envelope': 'aff64a4013c069eafc123fdbc64caceaf499a414388610221765ed7d7f7c7f4b',
} as const;

/** The commitment that stands in the leaf at the path of a disclosure. */
function committedAt(event: StoredEvent, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], event);
}

describe('The leaf is for ever', () => {
  it('no golden file was changed, renamed, removed or added without its line here', () => {
    const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.json'));
    const found = files.map((file) => {
      const name = file.slice(0, -'.json'.length);
      const hash = createHash('sha256')
        .update(read(file))
        .update(read(`${name}.leaf`));
      return [name, hash.digest('hex')];
    });

    expect(Object.fromEntries(found)).toEqual(pairs);
  });

  describe.each(Object.keys(pairs))('%s', (name) => {
    const { event, disclosures, leafHash: expected } = golden(name);
    const bytes = read(`${name}.leaf`);

    it('has these bytes and this hash', () => {
      expect(leafText(event)).toBe(bytes.toString('utf8'));
      expect(leafHash(leafText(event)).toString('hex')).toBe(expected);
      expect(
        createHash('sha256')
          .update(Buffer.from([0]))
          .update(bytes)
          .digest('hex'),
      ).toBe(expected);
    });

    it('is the canonical JSON of the whole, and reads back into the same event', () => {
      expect(canonical(JSON.parse(bytes.toString('utf8')))).toBe(bytes.toString('utf8'));
      expect(canonical(eventOfLeaf(bytes.toString('utf8')))).toBe(canonical(event));
    });

    it('commits to its texts', () => {
      for (const { path, salt, value } of disclosures) {
        expect(committedAt(event, path)).toEqual(commit(Buffer.from(salt, 'hex'), path, value));
      }
    });
  });
});

const python = hasPython();
if (!python) announceSkip('leaves recomputed in Python', 'no python3');

(python ? describe : describe.skip)('An implementation that is not JavaScript agrees', () => {
  it('on every golden leaf and commitment', () => {
    const all = Object.keys(pairs).map(golden);

    const recomputed = recomputedByPython(all);

    recomputed.forEach(({ leaf, leafHash: hash, commitments }, index) => {
      const { event, leafHash: expected } = all[index]!;
      expect([leaf, hash]).toEqual([leafText(event), expected]);
      for (const [path, commitment] of Object.entries(commitments)) {
        expect(committedAt(event, path)).toEqual({ commitment });
      }
    });
  });

  it('on events that nobody thought of', () => {
    const events = fc.sample(anyStoredEvent, { numRuns: 300, seed: 9162 });

    const recomputed = recomputedByPython(events.map((event) => ({ event, disclosures: [] })));

    recomputed.forEach(({ leafHash: hash }, index) => {
      expect(hash).toBe(leafHash(leafText(events[index]!)).toString('hex'));
    });
  });
});
