import { MAX_PROBLEMS } from '#verifying';
import { DamagedLedgers, STORY } from './damaged-ledgers.js';

let ledgers: DamagedLedgers;

beforeAll(async () => {
  ledgers = await DamagedLedgers.open();
});

afterAll(() => ledgers.close());

it('finds nothing in a ledger that nobody touched, and says how much it looked at', async () => {
  const ledger = await ledgers.told();
  const seen: number[] = [];
  const verified = await ledgers.verify(ledger, { onProgress: (done, of) => seen.push(done / of) });
  expect(verified).toEqual({ ledger, events: STORY.length, problems: [], problemCount: 0 });
  expect(seen.at(-1)).toBe(1);
});

it('finds nothing in an empty ledger, and refuses one that does not exist', async () => {
  await ledgers.store.createLedger('leer', 'real');
  expect(await ledgers.verify('leer')).toEqual({ ledger: 'leer', events: 0, problems: [], problemCount: 0 });
  await expect(ledgers.verify('nirgends')).rejects.toThrow('nirgends');
});

describe('numbers, bytes and hashes', () => {
  it('names the gap where an event is missing, and what hung on it', async () => {
    expect(
      await ledgers.after(
        'DELETE FROM events WHERE ledger = :ledger AND number = 2',
        'DELETE FROM event_tags WHERE ledger = :ledger AND number = 2',
      ),
    ).toEqual(['number-gap 3']);
  });

  it('names an event whose hash is another', async () => {
    expect(
      await ledgers.after(`UPDATE events SET leaf_hash = sha256('x') WHERE ledger = :ledger AND number = 4`),
    ).toEqual(['leaf-hash 4']);
  });

  it('names an event whose bytes were changed', async () => {
    const found = await ledgers.after(
      `UPDATE events SET leaf = replace(leaf, '"amountCents":70000', '"amountCents":90000') WHERE ledger = :ledger AND number = 4`,
    );
    expect(found).toContain('leaf-hash 4');
    expect(found).toContain('sum 4 /data/authorityDeltaCents');
  });

  it('names a leaf that is not in canonical form, though its hash fits', async () => {
    const [problem] = await ledgers.afterForging(2, (leaf) => leaf.replace('{"actor"', '{ "actor"'));
    expect(problem).toMatch(/^leaf-bytes 2 @1$/);
  });

  it('names a leaf that has a member twice', async () => {
    const [problem] = await ledgers.afterForging(2, (leaf) =>
      leaf.replace('"year":2027', '"year":2027,"year":2027'),
    );
    expect(problem).toMatch(/^leaf-bytes 2/);
  });

  it('names a leaf that is no JSON at all', async () => {
    expect(await ledgers.afterForging(2, () => 'kein Blatt')).toEqual(['leaf-bytes 2']);
  });

  it('names columns that say other than the leaf', async () => {
    expect(
      await ledgers.after(
        `UPDATE events SET type = 'budget-status-set' WHERE ledger = :ledger AND number = 2`,
      ),
    ).toEqual(['column 2 /type']);
  });

  it('names a head that is not the last event', async () => {
    expect(await ledgers.after('UPDATE ledgers SET head = head + 1 WHERE ledger = :ledger')).toEqual([
      'head number',
    ]);
    expect(await ledgers.after(`UPDATE ledgers SET leaf_hash = sha256('x') WHERE ledger = :ledger`)).toEqual([
      'head leafHash',
    ]);
  });

  it('names a rehearsal that poses as real', async () => {
    expect(await ledgers.after(`UPDATE ledgers SET mode = 'rehearsal' WHERE ledger = :ledger`)).toEqual([
      'mode 1 /data/mode',
    ]);
  });
});

describe('envelope and data', () => {
  it('names a time that goes back', async () => {
    expect(
      await ledgers.afterForging(3, (leaf) => leaf.replace(/"recordedAt":"\d{4}/, '"recordedAt":"1999')),
    ).toEqual(['recorded-at 3 /recordedAt']);
  });

  it('names members of the envelope that are wrong or unknown', async () => {
    expect(
      await ledgers.afterForging(2, (leaf) => leaf.replace('"role":"administrator"', '"role":"emperor"')),
    ).toContain('envelope 2 /role');
    expect(
      await ledgers.afterForging(2, (leaf) => leaf.replace('"evidence":[]', '"evidence":[],"hint":"x"')),
    ).toContain('envelope 2 /hint');
  });

  it('names an event type that nobody declared', async () => {
    expect(await ledgers.afterForging(2, (leaf) => leaf.replace('"version":1', '"version":7'))).toContain(
      'event-type 2 /type',
    );
  });

  it('names data of another shape than declared', async () => {
    expect(await ledgers.afterForging(2, (leaf) => leaf.replace('"year":2027', '"year":1776'))).toContain(
      'schema 2 /data/year',
    );
  });

  it('names a text that stands in a leaf in the clear', async () => {
    expect(
      await ledgers.afterForging(1, (leaf) =>
        leaf.replace(/"title":\{"commitment":"\w+"\}/, '"title":"Musterstadt"'),
      ),
    ).toContain('schema 1 /data/title');
  });

  it('names a subject of another kind', async () => {
    const found = await ledgers.afterForging(2, (leaf) =>
      leaf.replace('"subject":"fiscal-year:2027"', '"subject":"ledger:2027"'),
    );
    expect(found).toContain('subject 2 /subject');
  });
});

it('tells the first problems of a ledger that is damaged throughout, and how many there are', async () => {
  const ledger = await ledgers.told();
  const tags = MAX_PROBLEMS + 5;
  await ledgers.plant(
    ledger,
    `INSERT INTO event_tags SELECT :ledger, 'grant:' || n, 1 FROM generate_series(1, ${String(tags)}) n`,
  );
  const { problems, problemCount } = await ledgers.verify(ledger);
  expect([problems.length, problemCount]).toEqual([MAX_PROBLEMS, tags]);
});
