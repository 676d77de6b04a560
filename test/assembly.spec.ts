import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlanbuch } from '#assembly';
import { readConfig } from '#platform';

const folder = mkdtempSync(join(tmpdir(), 'planbuch-assembly-'));
const config = readConfig({ PLANBUCH_DATA: join(folder, 'data'), PLANBUCH_LOG_LEVEL: 'silent' });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('opens a fresh data folder, takes acts in the name of its administrator, and has lost nothing when opened again', async () => {
  const first = await openPlanbuch(config, { name: 'spec' });
  const { file } = first.administrator!;
  expect(first.administrator).toMatchObject({ isNew: true });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { caller } = await first.tokens.find(readFileSync(file, 'utf8').trim());
  const opening = {
    act: 'open-ledger',
    body: { title: 'Planungsbuch', mode: 'real', kind: 'municipality', federalState: 'HE' },
  };
  await first.performer.perform({ ledger: 'musterstadt', acts: [opening], caller });
  await first.close();

  const startedMs = performance.now();
  const second = await openPlanbuch(config, { name: 'spec' });
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  expect(second.administrator).toEqual({ file, isNew: false });
  expect(await second.store.head('musterstadt')).toMatchObject({ number: 1 });
  await second.workplace!.remove();
  await second.close();
});

it('opens two processes’ worth of Planbuch at once on a fresh folder: one schema, one administrator', async () => {
  const fresh = readConfig({ PLANBUCH_DATA: join(folder, 'twins'), PLANBUCH_LOG_LEVEL: 'silent' });
  const twins = await Promise.all([openPlanbuch(fresh, { name: 'a' }), openPlanbuch(fresh, { name: 'b' })]);
  expect(await twins[0].tokens.list()).toHaveLength(1);
  expect(twins[0].administrator!.file).toBe(twins[1].administrator!.file);
  await Promise.all(twins.map((twin) => twin.close()));
});
