import { leafHash, leafText } from '../leaf.js';
import { entryOf, sealed } from '../testing.js';
import { recordedOf, soundBook } from '../testing/contract/book.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';

const ledger = 'musterstadt';
const person = '01890000-0000-7000-8000-0000000000b1';
const other = '01890000-0000-7000-8000-0000000000b2';
const salt = 'ab'.repeat(32);

let opened: OpenedPostgres;

beforeEach(async () => {
  opened = await openPostgres();
  await opened.store.createLedger(ledger, 'real');
});

afterEach(() => opened.close());

const text = (path: string, value: string) => ({ path, salt, value });
const personal = (path: string, of: string) => ({ path, person: of, sealed: 'AAECAw==' });

function redaction(eventNumber: unknown, path: string) {
  return sealed(ledger, 'text-redacted', ['redacted-event:1'], {
    eventNumber,
    path,
    legalBasis: 'consent-withdrawn',
  });
}

async function pathsOf(): Promise<string[][]> {
  const recorded = await recordedOf(opened.store, ledger);
  return recorded.map(({ disclosures }) => disclosures.map(({ path }) => path));
}

async function hashes(): Promise<string[]> {
  return (await soundBook(opened.store, ledger)).map((event) => leafHash(leafText(event)).toString('hex'));
}

it('a redaction takes one text away, in the append that records it, and changes no leaf', async () => {
  const disclosures = [
    text('/data/title', 'bleibt 😂 "\n'),
    text('/data/note', 'geht'),
    text('/reason', 'bleibt auch'),
  ];
  await opened.store.append(
    ledger,
    entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures }),
  );
  await opened.store.append(
    ledger,
    entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures }),
  );
  const before = await hashes();

  await opened.store.append(ledger, entryOf([redaction(1, '/data/note')]));

  const [first, second] = await recordedOf(opened.store, ledger);
  expect(first?.disclosures).toEqual([disclosures[0], disclosures[2]]);
  expect(second?.disclosures).toEqual(disclosures);
  expect((await hashes()).slice(0, 2)).toEqual(before);
});

it('an erasure destroys the key and what was sealed under it, and no text and no other person', async () => {
  const registered = (of: string) => sealed(ledger, 'person-registered', [`person:${of}`]);
  const key = (of: string) =>
    opened.database.execute('INSERT INTO planbuch.person_keys VALUES ($1, $2, $3)', [
      ledger,
      of,
      Buffer.from('key'),
    ]);
  await Promise.all([key(person), key(other)]);
  const of = (id: string) => [
    personal('/data/name', id),
    text('/reason', 'ein Grund'),
    personal('/data/mail', id),
  ];
  await opened.store.append(ledger, entryOf([registered(person)], { disclosures: of(person) }));
  await opened.store.append(ledger, entryOf([registered(other)], { disclosures: of(other) }));
  const before = await hashes();

  const erased = sealed(ledger, 'personal-data-erased', [`person:${person}`], { personId: person });
  await opened.store.append(ledger, entryOf([erased]));

  expect(await pathsOf()).toEqual([['/reason'], ['/data/name', '/reason', '/data/mail'], []]);
  const keys = await opened.database.query<{ person: string }>('SELECT person FROM planbuch.person_keys');
  expect(keys).toEqual([{ person: other }]);
  expect((await hashes()).slice(0, 2)).toEqual(before);
});

it('several orders in one call are all carried out, whatever travels with them', async () => {
  const disclosures = [text('/data/title', 'a'), text('/data/note', 'b')];
  for (let nth = 0; nth < 3; nth += 1) {
    await opened.store.append(
      ledger,
      entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures }),
    );
  }

  await Promise.all([
    opened.store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:b'])], { disclosures })),
    opened.store.append(ledger, entryOf([redaction(1, '/data/note')])),
    opened.store.append(ledger, entryOf([redaction(3, '/data/title'), redaction(3, '/data/note')])),
  ]);

  expect((await pathsOf()).slice(0, 4)).toEqual([
    ['/data/title'],
    ['/data/title', '/data/note'],
    [],
    ['/data/title', '/data/note'],
  ]);
});

it('an order that is refused forgets nothing', async () => {
  await opened.store.append(
    ledger,
    entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures: [text('/data/note', 'b')] }),
  );
  const condition = { query: [{ tags: ['need:a' as const], types: ['need-identified'] }], after: 0 };

  await expect(
    opened.store.append(ledger, entryOf([redaction(1, '/data/note')], { condition })),
  ).rejects.toThrow('matches');

  expect(await pathsOf()).toEqual([['/data/note']]);
});

it('an order that the database cannot carry out harms none of those that travel with it', async () => {
  const good = () => entryOf([sealed(ledger, 'need-identified', ['need:a'])]);

  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 5 }, () => opened.store.append(ledger, good())),
    opened.store.append(ledger, entryOf([redaction('the third', '/data/note')])),
    ...Array.from({ length: 5 }, () => opened.store.append(ledger, good())),
  ]);

  expect(outcomes.map(({ status }) => status === 'rejected').lastIndexOf(true)).toBe(5);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await soundBook(opened.store, ledger)).toHaveLength(10);
});
