import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { IdentityHashes, identityHash } from './identities.js';

function repeatedOf(identities: readonly string[], rowsInRun: number): ReadonlySet<number> {
  const hashes = new IdentityHashes(rowsInRun);
  try {
    identities.forEach((identity) => hashes.add(identity));
    return hashes.repeated(1000);
  } finally {
    hashes.close();
  }
}

const temporaryFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('planbuch-import-'));

describe('Row identities', () => {
  it('are found repeated in memory and across any number of runs on disk alike', () => {
    const few = fc.array(fc.nat(40).map(String), { maxLength: 60 });
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 20 }), (identities, rowsInRun) => {
        const repeated = identities.filter((identity, index) => identities.indexOf(identity) !== index);
        expect(repeatedOf(identities, rowsInRun)).toEqual(new Set(repeated.map(identityHash)));
      }),
      { numRuns: 200 },
    );
  });

  it('are counted once each, however often they occur and whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20).map(String)),
        fc.integer({ min: 1, max: 9 }),
        (identities, rowsInRun) => {
          const hashes = new IdentityHashes(rowsInRun);
          identities.forEach((identity) => hashes.add(identity));
          hashes.repeated(1000);
          expect(hashes.distinct()).toBe(new Set(identities).size);
          hashes.close();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('that fill more than one window of a run are merged in order', () => {
    const identities = Array.from({ length: 30_000 }, (_, index) => `row ${String(index)}`);
    expect(repeatedOf(identities, 10_000).size).toBe(0);
    expect(repeatedOf([...identities, 'row 17', 'row 29999'], 10_000)).toEqual(
      new Set([identityHash('row 17'), identityHash('row 29999')]),
    );
  });

  it('beyond the limit are not collected further', () => {
    const hashes = new IdentityHashes(100);
    for (let row = 0; row < 1000; row += 1) hashes.add(String(row % 500));
    expect(hashes.repeated(10).size).toBe(11);
    hashes.close();
  });

  it('leave no temporary file behind', () => {
    const before = temporaryFolders();
    repeatedOf(['a', 'b', 'c', 'a'], 1);
    expect(temporaryFolders()).toEqual(before);
  });
});
