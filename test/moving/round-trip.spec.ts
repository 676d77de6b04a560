import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { thawLedger } from '#moving';
import { person } from '../town/asked.js';
import { chanceOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

const folder = new Folder();
const masterKey = randomBytes(32);
let here: MovingPlace;
let there: MovingPlace;
const administrator = person('00000000-0000-7000-8000-000000000001');

beforeAll(async () => {
  [here, there] = await Promise.all([
    openMovingPlace(folder, { masterKey }),
    openMovingPlace(folder, { masterKey }),
  ]);
});

afterAll(async () => {
  await here.close();
  await there.close();
  folder.remove();
});

/** The lines of the events: what is the same wherever the ledger lies. */
function eventLines(name: string): string[] {
  return readFileSync(folder.of(`${name}.ndjson`), 'utf8')
    .split('\n')
    .slice(1, -2);
}

const files = (name: string) => ({
  file: folder.of(`${name}.ndjson`),
  beside: { file: folder.of(`${name}.disclosures`) },
});

describe('an export', () => {
  const ledger = 'abgebrochen';
  const { file, beside } = files(ledger);
  beforeAll(() => lived(here, ledger, { chance: chanceOf(5), events: 30, isFounded: false }));

  it('that was killed between the names of its two files starts over', async () => {
    await here.exports(ledger, 'anderes');
    renameSync(folder.of('anderes.disclosures'), beside.file);
    renameSync(folder.of('anderes.ndjson'), `${file}.part`);
    utimesSync(`${file}.part`, 1_000, 1_000);
    const exported = await here.exports(ledger, ledger);
    expect(await there.imports(files(ledger))).toMatchObject({ events: exported.events, isOpen: true });
    expect(readdirSync(folder.path).filter((name) => name.startsWith(ledger)).sort()).toEqual([
      'abgebrochen.disclosures', 'abgebrochen.ndjson',
    ]); // prettier-ignore
  });

  it('leaves disclosures alone that were there before it', async () => {
    rmSync(file, { force: true });
    utimesSync(beside.file, 1_000, 1_000);
    const before = readFileSync(beside.file);
    writeFileSync(`${file}.part`, 'left by one without disclosures');
    await expect(here.exports(ledger, ledger)).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(beside.file)).toEqual(before);
  });
});

describe('a ledger that moves to another database', () => {
  it.each([1, 2])('is the same there, event for event and row for row (life %i)', async (seed) => {
    const ledger = `stadt-${String(seed)}`;
    await lived(here, ledger, { chance: chanceOf(seed), events: 150, isFounded: true });
    const exported = await here.exports(ledger, ledger);
    const imported = await there.imports(files(ledger));

    expect(imported).toMatchObject({
      ledger,
      events: exported.events,
      sha256: exported.sha256,
      isOpen: true,
      wasHere: false,
    });
    expect(imported.incarnation).not.toBe(exported.incarnation);
    expect(await there.rows(ledger)).toEqual(await here.rows(ledger));

    const again = await there.exports(ledger, `${ledger}-again`);
    expect(again.sha256).toBe(exported.sha256);
    expect(eventLines(`${ledger}-again`)).toEqual(eventLines(ledger));
  });

  it('answers a repeated request as the first time, and goes on', async () => {
    const ledger = 'wiederholung';
    const registering = (name: string, idempotencyKey: string) => ({
      ledger, caller: administrator, idempotencyKey,
      acts: [{ act: 'register-organisation', body: { name, kind: 'organisation' } }],
    }); // prettier-ignore
    await lived(here, ledger, { chance: chanceOf(3), events: 40, isFounded: true });
    const first = await here.planbuch.performer.perform(registering('Träger N', 'eins'));
    await here.exports(ledger, ledger);
    await there.imports(files(ledger));

    const repeated = await there.planbuch.performer.perform(registering('Träger N', 'eins'));
    expect(repeated).toEqual({ ...first, repeated: true });
    const next = await there.planbuch.performer.perform(registering('Träger O', 'zwei'));
    expect(next.number).toBe(first.number + 1);
  });

  it('that is given up in the middle stays frozen, refuses other files, and goes on with its own', async () => {
    const [ledger, other] = ['unterwegs', 'unterwegs-laenger'];
    const register = (count: number) =>
      here.planbuch.performer.perform({
        ledger, caller: administrator,
        acts: Array.from({ length: count }, () => ({ act: 'register-organisation', body: { name: 'Träger', kind: 'organisation' } })),
      }); // prettier-ignore
    await lived(here, ledger, { chance: chanceOf(4), events: 1, isFounded: false });
    await register(450);
    await register(300);
    const exported = await here.exports(ledger, ledger);
    await register(1);
    await here.exports(ledger, other);
    const ending = new AbortController();
    const givenUp = there.imports({
      ...files(ledger),
      signal: ending.signal,
      onProgress: (phase) => {
        if (phase === 'take') ending.abort();
      },
    });

    await expect(givenUp).rejects.toThrow('aborted');
    const { number, state } = await there.planbuch.store.head(ledger);
    expect({ number, state }).toEqual({ number: 500, state: 'frozen' });
    await expect(there.imports(files(other))).rejects.toMatchObject({ code: 'another-arrival' });
    await expect(thawLedger(there.owner, ledger)).rejects.toMatchObject({ code: 'ledger-arriving' });
    await there.rows(ledger);

    expect(await there.imports(files(ledger))).toMatchObject({
      events: 751,
      sha256: exported.sha256,
      isOpen: true,
    });
    expect(await there.imports(files(ledger))).toMatchObject({ wasHere: true });
    await expect(there.imports(files(other))).rejects.toMatchObject({ code: 'ledger-exists' });
    const { problems } = await there.planbuch.verify(ledger, { signal: new AbortController().signal });
    expect(problems).toEqual([]);
  });
});
