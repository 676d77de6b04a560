import { existsSync } from 'node:fs';
import { pseudorandom } from '#event-store/testing';
import { CommandLine } from '../cli/command-line.js';

/** Commands that are killed wherever they are: nothing looks whole that is not, and the same command ends the work. */
const planbuch = new CommandLine();
const data = planbuch.path('data');
const key = `${data}/secrets/master.key`;
/** From before the program is loaded until after it has ended. */
const MOMENTS_MS = [400, 2_200] as const;
const KILLS = 3;
const SEED = Date.now() % 100_000;
let seed = SEED;

function aMoment(): number {
  seed += 1;
  return MOMENTS_MS[0] + (pseudorandom(seed) % (MOMENTS_MS[1] - MOMENTS_MS[0]));
}

beforeAll(async () => {
  await planbuch.run(['demo', '--check', '--keep', '--data', data]);
}, 60_000);

afterAll(() => planbuch.remove());

it(`an export leaves no file under its name but a whole one (seed ${String(SEED)})`, async () => {
  const file = planbuch.path('m.ndjson.gz');
  const words = ['export', 'ledger', 'musterstadt', '--to', file, '--data', data];
  for (let kills = 0; kills < KILLS && !existsSync(file); kills += 1)
    await planbuch.killAfter(words, aMoment());
  if (!existsSync(file)) expect(await planbuch.json(words)).toMatchObject({ code: 0 });
  expect((await planbuch.run(words)).code).toBe(2);
  const there = planbuch.path('read');
  expect(
    await planbuch.json(['import', 'ledger', file, '--data', there, '--master-key-file', key]),
  ).toMatchObject({ code: 0, document: { events: 995, state: 'open' } });
}, 60_000);

it(`a backup has its name only when it is whole; a restore goes on until it is (seed ${String(SEED)})`, async () => {
  const backup = planbuch.path('backup');
  const saving = ['backup', '--to', backup, '--data', data];
  for (let kills = 0; kills < KILLS && !existsSync(backup); kills += 1)
    await planbuch.killAfter(saving, aMoment());
  if (!existsSync(backup)) expect(await planbuch.run(saving)).toMatchObject({ code: 0 });

  const there = planbuch.path('restored');
  const restoring = ['restore', '--from', backup, '--data', there, '--master-key-file', key];
  for (let kills = 0; kills < KILLS; kills += 1) await planbuch.killAfter(restoring, aMoment() + 600);
  const { code, document } = await planbuch.json(restoring);
  expect({ code, document }).toMatchObject({
    code: 0,
    document: { ok: true, ledgers: [{ events: 995, state: 'open' }] },
  });
  expect(await planbuch.json(['verify', '--data', there])).toMatchObject({ code: 0, document: { ok: true } });
  // Killed between the name and its own end, a backup leaves the database of the folder to the next command.
  expect(await planbuch.json(['verify', '--data', data])).toMatchObject({ code: 0, document: { ok: true } });
}, 90_000);
