import { join } from 'node:path';
import { NotPermitted } from '#access';
import {
  GRANT_ROWS,
  ImportingTown,
  LINES,
  budgetProfile,
  budgetText,
  grantsProfile,
  grantsText,
} from './importing-town.js';

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

describe('A dry run', () => {
  it('says of a ledger that does not exist what then happens, and stores nothing', async () => {
    const [budget, grants] = [town.file(budgetText(...LINES)), town.file(grantsText(...GRANT_ROWS))];
    for (const [profile, path] of [
      [budgetProfile(), budget],
      [grantsProfile(), grants],
    ] as const) {
      const ledger = `probe-${profile.kind}`;
      const dry = await town.import(ledger, profile, path, { dryRun: true });
      expect(dry).toMatchObject({ dryRun: true, events: 0, number: 0 });
      expect((await town.planbuch.store.ledgers()).map((each) => each.ledger)).not.toContain(ledger);
      const { acts, taken, unchanged, totals } = await town.import(ledger, profile, path);
      expect(dry).toMatchObject({ acts, taken, unchanged, totals });
    }
  });

  it('counts what several batches would create only once', async () => {
    const rows = Array.from(
      { length: 350 },
      (_, index) => `Z-${String(index)}\tTräger ${String(index % 7)}\tZweck\t1,00\t2026\t\t`,
    );
    const dry = await town.import('probe-viele', grantsProfile(), town.file(grantsText(...rows)), {
      dryRun: true,
    });
    expect(dry.acts).toEqual({ 'open-ledger': 1, 'register-organisation': 7, 'take-over-grant': 350 });
  });

  it('shows on an existing ledger what is refused', async () => {
    await town.import('foerderung', grantsProfile(), town.file(grantsText(...GRANT_ROWS)));
    const path = town.file(grantsText('Z-2\tTräger A e. V.\tAnderes\t120,50\t2025\t31.1\t531800'));
    const before = await town.events('foerderung');
    const dry = await town.import('foerderung', grantsProfile(), path, { dryRun: true });
    expect(dry).toMatchObject({ taken: 0, refusedRows: 1, isTaken: false });
    expect(await town.events('foerderung')).toHaveLength(before.length);
  });
});

describe('Before anything is read', () => {
  const path = () => join(town.folder, 'nirgends.csv');

  it('a ledger that nobody described is not opened', async () => {
    const nameless = budgetProfile((yaml) => yaml.replace(/^ledger:.*\n/m, ''));
    const fault = await town.faultOf('neu', nameless, path());
    expect(fault.code).toBe('ledger-missing');
    expect(fault.text.de).toContain('--federal-state');
  });

  it('a name that no ledger can have is refused', async () => {
    expect((await town.faultOf('Neue Stadt', budgetProfile(), path())).code).toBe('ledger-name-invalid');
  });

  it.each([['planning'], ['reader']] as const)('a caller who may not do it is refused: %s', async (role) => {
    const caller = { actor: 'operator:other', roles: [role] } as const;
    await expect(town.import('neu', budgetProfile(), path(), { caller, dryRun: true })).rejects.toThrow(
      NotPermitted,
    );
  });

  it('opening a ledger is the administrator’s, taking grants over also planning’s', async () => {
    const caller = { actor: 'operator:planner', roles: ['planning'] } as const;
    const grants = town.file(grantsText('Z-9\tTräger B\tNeu\t1,00\t2026\t\t'));
    expect(await town.import('foerderung', grantsProfile(), grants, { caller })).toMatchObject({ taken: 1 });
    await expect(town.import('noch-neu', grantsProfile(), grants, { caller })).rejects.toThrow(/open-ledger/);
  });
});
