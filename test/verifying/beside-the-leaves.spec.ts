import { DamagedLedgers, budgetLineTag, erika, max } from './damaged-ledgers.js';

let ledgers: DamagedLedgers;

beforeAll(async () => {
  ledgers = await DamagedLedgers.open();
});

afterAll(() => ledgers.close());

describe('tags', () => {
  it('names a tag that the event type does not demand', async () => {
    const found = await ledgers.afterForging(2, (leaf) =>
      leaf.replace('"tags":["fiscal-year:2027"]', '"tags":["fiscal-year:2027","ledger:x"]'),
    );
    expect(found).toEqual(['tags 2 /tags', 'tag-index 2 ledger:x']);
  });

  it('names a tag by which an event cannot be found', async () => {
    expect(
      await ledgers.after(
        `DELETE FROM event_tags WHERE ledger = :ledger AND number = 7 AND tag = '${budgetLineTag}'`,
      ),
    ).toEqual([`tag-index 7 ${budgetLineTag}`]);
  });

  it('names tags by which an event is found that does not carry them, and tags of no event', async () => {
    expect(
      await ledgers.after(
        `INSERT INTO event_tags VALUES (:ledger, 'grant:x', 2), (:ledger, 'grant:y', 0), (:ledger, 'grant:z', 99)`,
      ),
    ).toEqual(['tag-index 0 grant:y', 'tag-index 2 grant:x', 'tag-index 99 grant:z']);
  });
});

describe('texts', () => {
  const entries = (change: string, number: number): string =>
    `UPDATE disclosures SET entries = ${change} WHERE ledger = :ledger AND number = ${String(number)}`;

  it('names a text that is not the one its leaf committed to', async () => {
    expect(await ledgers.after(entries(`replace(entries, 'Offener Treff', 'Neue Stühle')`, 7))).toEqual([
      'commitment 7 /data/purpose',
    ]);
  });

  it('names personal data that were exchanged', async () => {
    expect(
      await ledgers.after(entries(`regexp_replace(entries, '"sealed":"....', '"sealed":"AAAA')`, 9)),
    ).toEqual(['commitment 9 /data/name']);
  });

  it('names personal data whose key is lost', async () => {
    expect(
      await ledgers.after(`DELETE FROM person_keys WHERE ledger = :ledger AND person = '${erika}'`),
    ).toEqual(['commitment 9 /data/name']);
  });

  it('names a text that vanished without a redaction', async () => {
    expect(await ledgers.after('DELETE FROM disclosures WHERE ledger = :ledger AND number = 8')).toEqual([
      'disclosure-missing 8 /reason',
    ]);
  });

  it('names a redacted text that is still there', async () => {
    const found = await ledgers.after(
      entries(`'[{"path":"/data/name","salt":"${'00'.repeat(32)}","value":"Träger A"}]'`, 6),
    );
    expect(found).toContain('not-forgotten 6 /data/name');
  });

  it('names an erased person whose data or key are still there', async () => {
    const found = await ledgers.after(
      `UPDATE disclosures d SET entries = replace(e.entries, '${erika}', '${max}') FROM disclosures e
       WHERE d.ledger = :ledger AND d.number = 10 AND e.ledger = :ledger AND e.number = 9`,
      `INSERT INTO person_keys SELECT ledger, '${max}', wrapped FROM person_keys WHERE ledger = :ledger AND person = '${erika}'`,
    );
    expect(found).toContain(`not-forgotten 10 person:${max}`);
    expect(found).toContain(`not-forgotten 11 person_keys person:${max}`);
  });

  it('names texts that belong nowhere', async () => {
    expect(
      await ledgers.after(
        entries(`'[{"path":"/data/colour","salt":"${'00'.repeat(32)}","value":"rot"}]'`, 6),
        `INSERT INTO disclosures VALUES (:ledger, 99, '[]')`,
      ),
    ).toEqual(['disclosure-place 6 /data/colour', 'disclosure-place 99']);
    expect(await ledgers.after(entries(`'{'`, 6))).toEqual(['disclosure-place 6']);
  });
});

describe('requests, sums and references', () => {
  it('names an event that no request stored', async () => {
    expect(
      await ledgers.after(
        'UPDATE events SET entry_key = NULL, body_mac = NULL, entry_count = NULL WHERE ledger = :ledger AND number = 3',
      ),
    ).toEqual(['request-key 3']);
  });

  it('names a request of which an event is missing', async () => {
    expect(
      await ledgers.after('UPDATE events SET entry_count = 2 WHERE ledger = :ledger AND number = 12'),
    ).toEqual(['request-key 12']);
  });

  it('names a request that was stored twice', async () => {
    expect(
      await ledgers.after(
        'DROP INDEX events_entry_key',
        `UPDATE events e SET entry_key = o.entry_key FROM events o
         WHERE e.ledger = :ledger AND e.number = 3 AND o.ledger = :ledger AND o.number = 2`,
      ),
    ).toEqual(['request-key 2']);
  });

  it('names a figure that is not the difference it should be', async () => {
    expect(
      await ledgers.afterForging(5, (leaf) =>
        leaf.replace('"authorityDeltaCents":-5000', '"authorityDeltaCents":5000'),
      ),
    ).toEqual(['sum 5 /data/authorityDeltaCents']);
    expect(
      await ledgers.afterForging(7, (leaf) => leaf.replace('"boundDeltaCents":24500', '"boundDeltaCents":1')),
    ).toEqual(['sum 7 /data/lines/0/boundDeltaCents']);
    expect(
      await ledgers.afterForging(8, (leaf) =>
        leaf.replace('"authorityDeltaCents":5000', '"authorityDeltaCents":0'),
      ),
    ).toEqual(['sum 8 /data/authorities']);
  });

  it('names a correction of something that is not there, or is something else', async () => {
    expect(
      await ledgers.afterForging(8, (leaf) => leaf.replace('"eventNumber":5', '"eventNumber":55')),
    ).toContain('reference 8 /data/eventNumber');
    expect(
      await ledgers.afterForging(8, (leaf) =>
        leaf.replace('"eventType":"appropriation-set"', '"eventType":"ledger-opened"'),
      ),
    ).toContain('reference 8 /data/eventType');
  });
});
