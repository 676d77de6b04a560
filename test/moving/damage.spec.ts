import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { leafHash } from '#event-store';
import { MoveFault } from '#moving';
import { chanceOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

/** Files that are not as they were written: refused, by their line, and nothing of them is stored. */
const folder = new Folder();
const masterKey = randomBytes(32);
const ledger = 'stadt';
let here: MovingPlace;
let there: MovingPlace;
let events: Buffer;
let beside: Buffer;

beforeAll(async () => {
  [here, there] = await Promise.all([
    openMovingPlace(folder, { masterKey }),
    openMovingPlace(folder, { masterKey }),
  ]);
  await lived(here, ledger, { chance: chanceOf(7), events: 60, isFounded: true });
  await here.exports(ledger, ledger);
  events = readFileSync(folder.of(`${ledger}.ndjson`));
  beside = readFileSync(folder.of(`${ledger}.disclosures`));
}, 60_000);

afterAll(async () => {
  expect(await there.planbuch.store.ledgers()).toEqual([]);
  await here.close();
  await there.close();
  folder.remove();
});

async function refusal(changed: { readonly events?: Buffer; readonly beside?: Buffer }): Promise<MoveFault> {
  writeFileSync(folder.of('changed.ndjson'), changed.events ?? events);
  writeFileSync(folder.of('changed.disclosures'), changed.beside ?? beside);
  const importing = there.imports({
    file: folder.of('changed.ndjson'),
    beside: { file: folder.of('changed.disclosures') },
  });
  const error: unknown = await importing.then(
    () => 'taken',
    (fault: unknown) => fault,
  );
  if (error instanceof MoveFault) return error;
  throw new Error(`not refused as it should be: ${String(error)}`);
}

function withByte(of: Buffer, at: number, bits: number): Buffer {
  const changed = Buffer.from(of);
  changed[at] = (changed[at] ?? 0) ^ bits;
  return changed;
}

const lineAt = (at: number): number => events.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
const lines = (): string[] => events.toString('utf8').split('\n').slice(0, -1);
const joined = (of: readonly string[]): Buffer => Buffer.from(of.map((line) => `${line}\n`).join(''));

/** The line with the check that belongs to it. */
function checked(line: string): string {
  const body = line.slice(0, line.lastIndexOf(',"crc32"'));
  return `${body},"crc32":"${crc32(body).toString(16).padStart(8, '0')}"}`;
}

it('one changed byte anywhere is refused; in an event the line is named', async () => {
  const header = events.indexOf('\n') + 1;
  await fc.assert(
    fc.asyncProperty(fc.nat(events.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
      const { line } = await refusal({ events: withByte(events, at, bits) });
      if (at >= header && lineAt(at) < lines().length) expect(line).toBe(lineAt(at));
    }),
    { numRuns: 60 },
  );
  for (const [at, bits] of [
    [header - 30, 1],
    [12, 4],
  ] as const)
    await refusal({ events: withByte(events, at, bits) });
}, 60_000);

it('lines that are missing, doubled, exchanged or cut off are refused by their line', async () => {
  const all = lines();
  const without = all.filter((_, index) => index !== 10);
  const doubled = [...all.slice(0, 11), ...all.slice(10)];
  const exchanged = [...all.slice(0, 10), all[11] ?? '', all[10] ?? '', ...all.slice(12)];
  expect(await refusal({ events: joined(without) })).toMatchObject({ code: 'file-damaged', line: 11 });
  expect(await refusal({ events: joined(doubled) })).toMatchObject({ code: 'file-damaged', line: 12 });
  expect(await refusal({ events: joined(exchanged) })).toMatchObject({ code: 'file-damaged', line: 11 });
  expect(await refusal({ events: joined(all.slice(0, 30)) })).toMatchObject({ line: 31 });
  expect(await refusal({ events: joined(all.slice(0, -1)) })).toMatchObject({ line: all.length });
  expect(await refusal({ events: events.subarray(0, -1) })).toMatchObject({ line: all.length });
  expect(await refusal({ events: joined([...all, all[5] ?? '']) })).toMatchObject({ line: all.length + 1 });
  expect(await refusal({ events: Buffer.alloc(0) })).toMatchObject({ code: 'file-damaged', line: 1 });
});

it('a leaf that was forged together with its check is refused by its hash, and one with its hash too by the whole', async () => {
  const all = lines();
  const other = (all[5] ?? '').replace('"role":"administrator"', '"role":"planning"');
  expect(other).not.toBe(all[5]);
  expect(await refusal({ events: joined(all.with(5, checked(other))) })).toMatchObject({ line: 6 });

  const leaf = /^\{"leaf":(.*),"leafHash"/.exec(other)?.[1] ?? '';
  const forged = other.replace(/"leafHash":"[0-9a-f]{64}"/, `"leafHash":"${leafHash(leaf).toString('hex')}"`);
  expect(await refusal({ events: joined(all.with(5, checked(forged))) })).toMatchObject({ line: all.length });
});

it('a packed file is refused in the same way', async () => {
  const packed = gzipSync(events);
  expect(gunzipSync(packed)).toEqual(events);
  expect((await refusal({ events: packed.subarray(0, packed.length - 9) })).code).toBe('file-damaged');
  expect((await refusal({ events: withByte(packed, Math.floor(packed.length / 2), 16) })).code).toBe(
    'file-damaged',
  );
});

it('what stands beside opens only whole, with its own key, and to its own ledger file', async () => {
  const body = beside.indexOf('\n') + 1;
  for (let at = 0; at < body; at += 7)
    expect((await refusal({ beside: withByte(beside, at, 1) })).code).toMatch(
      /^(key-wrong|file-damaged|file-of-another-kind|file-of-another-version|files-do-not-belong-together)$/,
    );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: body, max: beside.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, bits) => {
        expect((await refusal({ beside: withByte(beside, at, bits) })).code).toMatch(
          /^(key-wrong|file-damaged)$/,
        );
      },
    ),
    { numRuns: 20 },
  );
  for (const cut of [beside.length - 1, beside.length - 40, body])
    expect((await refusal({ beside: beside.subarray(0, cut) })).code).toMatch(/^(key-wrong|file-damaged)$/);
  const longer = Buffer.concat([beside, Buffer.alloc(70_000)]);
  expect((await refusal({ beside: longer })).code).toMatch(/^(key-wrong|file-damaged)$/);

  await here.planbuch.performer.perform({
    ledger,
    caller: { actor: 'operator:test', roles: ['administrator'] },
    acts: [{ act: 'register-organisation', body: { name: 'Träger Z', kind: 'organisation' } }],
  });
  await here.exports(ledger, 'spaeter');
  copyFileSync(folder.of('spaeter.disclosures'), folder.of('other.disclosures'));
  expect((await refusal({ beside: readFileSync(folder.of('other.disclosures')) })).code).toBe(
    'files-do-not-belong-together',
  );
}, 60_000);

it('another master key is refused, and so is a ledger whose texts were forgotten to be named', async () => {
  const file = folder.of(`${ledger}.ndjson`);
  const elsewhere = await openMovingPlace(folder);
  await expect(
    elsewhere.imports({ file, beside: { file: folder.of(`${ledger}.disclosures`) } }),
  ).rejects.toMatchObject({
    code: 'key-wrong',
  });
  await expect(elsewhere.imports({ file })).rejects.toMatchObject({ code: 'disclosures-missing' });
  expect(await elsewhere.planbuch.store.ledgers()).toEqual([]);
  await elsewhere.close();
});
