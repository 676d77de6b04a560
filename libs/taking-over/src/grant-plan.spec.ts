import { randomBytes } from 'node:crypto';
import type { GrantRow } from '#importing';
import { REDACTED } from '#vault';
import { organisationIdOf, planGrants } from './grant-plan.js';
import type { KnownGrants } from './grant-plan.js';
import { ImportIds } from './import-ids.js';
import { NOTHING_KNOWN, SOURCE, grantRow, inShort } from './testing.js';

const ids = new ImportIds(randomBytes(32), 'musterstadt');
const plan = (rows: readonly GrantRow[], known: Partial<KnownGrants> = {}) => {
  const freeIds = new Map(rows.map(({ externalNo }) => [externalNo, `id of ${externalNo}`]));
  return planGrants(rows, { ...NOTHING_KNOWN, freeIds, ...known }, SOURCE, ids);
};
const row = grantRow(2);
const organisationId = organisationIdOf(ids, row.recipient);

/** As the ledger holds the row, with these differences. */
function held(more: Readonly<Record<string, unknown>> = {}): Partial<KnownGrants> {
  const { line: _, identity: __, ...said } = row;
  const data = {
    ...said,
    recipient: { organisationId },
    source: { line: 77 },
    budgetJoin: 'own-year',
    ...more,
  };
  return { grants: new Map([[row.externalNo, { grantId: 'G', number: 42, data }]]) };
}

describe('A row of a grant', () => {
  it('that is not known registers its recipient and takes the grant over, with file and line', () => {
    const { acts } = plan([row]);
    expect(acts).toEqual([
      {
        act: 'register-organisation',
        line: 2,
        creates: organisationId,
        body: {
          id: organisationId,
          name: 'Träger A',
          legalForm: 'eV',
          kind: 'organisation',
          evidence: SOURCE.evidence,
        },
      },
      {
        act: 'take-over-grant',
        line: 2,
        creates: 'id of Z-2',
        body: {
          id: 'id of Z-2',
          externalNo: 'Z-2',
          recipient: { organisationId },
          authority: 'Fachdienst Soziales',
          purpose: 'Offener Treff',
          amountCents: 500_00,
          source: { fileSha256: SOURCE.sha256, line: 2, fileName: 'haushalt.csv' },
          evidence: SOURCE.evidence,
        },
      },
    ]);
  });

  it('registers a recipient only where it is not registered yet, whatever its name looks like', () => {
    const [second, third] = [
      grantRow(3, { recipient: { name: 'TRÄGER  A.', legalForm: 'eV' } }),
      grantRow(4, { recipient: { name: 'Träger A' } }),
    ];
    expect(inShort(plan([row, second, third]))).toEqual([
      ['register-organisation', 2],
      ['take-over-grant', 2],
      ['take-over-grant', 3],
      ['register-organisation', 4],
      ['take-over-grant', 4],
    ]);
    expect(inShort(plan([row], { organisations: new Set([organisationId]) }))).toEqual([
      ['take-over-grant', 2],
    ]);
  });

  it('that the ledger holds already needs nothing, from whatever file and line it came', () => {
    expect(plan([row], held())).toEqual({ taken: 0, unchanged: 1, refused: [], acts: [] });
  });

  it.each([
    ['amountCents', 1, 'Betrag'],
    ['purpose', 'Anderes', 'Zweck'],
    ['recipient', { organisationId: 'X' }, 'Empfänger'],
    ['year', 2025, 'Haushaltsjahr'],
    ['period', { from: '2025-01-01', until: '2025-12-31' }, 'Zeitraum'],
  ])('with another %s than the ledger holds is refused, and says what to do', (name, value, told) => {
    const { refused, acts } = plan([{ ...row, year: 2026 }], held({ year: 2026, [name]: value }));
    expect(acts).toEqual([]);
    expect(refused).toMatchObject([{ line: 2, value: 'Z-2' }]);
    expect(refused[0]!.reason.de).toMatch(
      new RegExp(`anderem Inhalt \\(${told}\\).*Ereignis 42 .*correct-event`),
    );
  });

  it('is not held against a text that was redacted, nor a year that the ledger found in the period', () => {
    expect(plan([row], held({ purpose: REDACTED, year: 2026 }))).toMatchObject({ unchanged: 1 });
  });
});
