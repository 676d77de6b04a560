import type { DecidedEvent, RowOf } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { grantTakenOver, organisationRegistered } from '#planning';
import type { GrantTakenOver } from '#planning';
import { grants } from '../grants/grants.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { gapsOf } from './gaps.js';

const grantId = '00000000-0000-7000-8000-000000000001';
const provider = '00000000-0000-7000-8000-000000000002';

const recorded: GrantTakenOver = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
};

function gapsAfter(data: GrantTakenOver, ...before: readonly DecidedEvent[]) {
  const grant = rowsAfter(grants, grantTakenOver.of(grantId, data)).get(grantId) as RowOf<typeof grants>;
  const recipient = rowsAfter(organisations, ...before).get(provider) as
    RowOf<typeof organisations> | undefined;
  return gapsOf({ grant, recipient });
}
const codesOf = (...of: Parameters<typeof gapsAfter>) => gapsAfter(...of).map(({ code }) => code);

describe('the gaps of a grant taken over', () => {
  it('are the recipient who is only a name, then the sector that nobody knows', () => {
    const byId = { ...recorded, recipient: { organisationId: provider } };
    const unknownSector = organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' });
    const knownSector = organisationRegistered.of(provider, {
      name: 'Träger A',
      kind: 'organisation',
      sector: 'church',
    });
    expect(codesOf(recorded)[0]).toBe('recipient');
    expect(codesOf(byId, unknownSector)[0]).toBe('recipient-sector');
    expect(codesOf(byId, knownSector)[0]).toBe('kind');
  });

  it('are the terms that nobody wrote down', () => {
    expect(codesOf(recorded)).toEqual(expect.arrayContaining(['kind', 'financing', 'period']));
    const terms = {
      kind: 'project',
      financing: 'full',
      period: { from: '2010-01-01', until: '2010-12-31' },
    } as const;
    const known = codesOf({ ...recorded, ...terms });
    expect(['kind', 'financing', 'period'].filter((code) => known.includes(code))).toEqual([]);
  });

  it.each([
    ['other-years', 'budget-line'],
    ['year-unknown', 'year'],
    ['several-lines', 'cost-centre'],
    ['no-position', 'budget-position'],
  ] as const)('are what it takes to join the budget: %s → %s', (budgetJoin, code) => {
    const gaps = gapsAfter({
      ...recorded,
      year: 2010,
      budgetLine: { product: '4450', account: '684.13' },
      budgetJoin,
    });
    const [gap] = gaps.filter((each) => each.code === code);
    expect(gap).toMatchObject({ owedBy: 'treasury' });
    expect(gap?.missing.de).toContain('4450 684.13');
  });

  it('hold what the source says where it names no title', () => {
    const titleGap = (more: Partial<GrantTakenOver>) =>
      gapsAfter({ ...recorded, ...more }).find(({ code }) => code === 'budget-title')?.missing.de;
    expect(titleGap({ budgetLine: { product: 'Q01' }, budgetText: 'E8: Transferleistungen' })).toBe(
      'Haushaltsstelle (angegeben ist nur: Q01, E8: Transferleistungen)',
    );
    expect(titleGap({})).toBe('Haushaltsstelle');
  });
});
