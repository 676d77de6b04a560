import type { Happened } from '#kernel/testing';
import { rowsAfter } from '#kernel/testing';
import {
  budgetLineOpened,
  eventCorrected,
  goalAdopted,
  grantTakenOver,
  ledgerOpened,
  organisationRegistered,
} from '#planning';
import { links } from './links.read-model.js';

const [grant, provider, line, shown] = [1, 2, 3, 4].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string];

const takenOver = grantTakenOver.of(grant, {
  externalNo: '37874',
  recipient: { organisationId: provider },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
  year: 2010,
  lines: [{ budgetLineId: line, year: 2010, amountCents: 500_00, boundDeltaCents: 500_00 }],
  positionBudgetLineId: shown,
});
const linksAfter = (...events: readonly Happened[]) =>
  [...rowsAfter(links, ...events).values()].map(({ from, to, kind, number }) => [from, kind, to, number]);

describe('the stored links', () => {
  it('lead from a grant to all it rests on', () => {
    expect(linksAfter(takenOver)).toEqual([
      [`grant:${grant}`, 'recipient', `organisation:${provider}`, 1],
      [`grant:${grant}`, 'budget-line', `budget-line:${line}`, 1],
      [`grant:${grant}`, 'budget-position', `budget-line:${shown}`, 1],
      [`grant:${grant}`, 'fiscal-year', 'fiscal-year:2010', 1],
      [`grant:${grant}`, 'source', `import-file:${'a'.repeat(64)}`, 1],
    ]);
  });

  it('say who made them, as what, and when', () => {
    expect([...rowsAfter(links, takenOver).values()][0]).toMatchObject({
      eventType: 'grant-taken-over',
      day: '2027-03-15',
      actor: 'operator:story',
      role: 'planning',
    });
  });

  it('lead from a budget line to its year and its cover group', () => {
    const opened = budgetLineOpened.of(line, {
      year: 2027,
      product: '315101',
      account: '53180000',
      kind: 'expense',
      coverGroup: { id: 'DK-7', relation: 'mutual' },
    });
    expect(linksAfter(opened).map(([, kind, to]) => [kind, to])).toEqual([
      ['fiscal-year', 'fiscal-year:2027'],
      ['cover-group', 'cover-group:2027__DK-7'],
    ]);
  });

  it('lead from whatever an event is about to its evidence', () => {
    const opened = ledgerOpened.of('musterstadt', {
      title: 'M',
      mode: 'real',
      kind: 'municipality',
      federalState: 'HE',
    });
    const evidence = [{ title: 'Beschluss', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }];
    expect(linksAfter({ ...opened, evidence })).toEqual([
      ['ledger:musterstadt', 'evidence', `evidence:${'b'.repeat(64)}`, 1],
    ]);
  });

  it('lead from a subject to the correction of its event', () => {
    const registered = organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' });
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: registered.type,
      eventSubject: registered.subject,
      eventTags: [...registered.tags],
    });
    expect(linksAfter(registered, corrected)).toEqual([
      [`organisation:${provider}`, 'itself', `organisation:${provider}`, 1],
      [`organisation:${provider}`, 'correction', 'corrected-event:1', 2],
    ]);
  });

  it('lead from a subject to itself where its event names nothing else', () => {
    const adopted = goalAdopted.of(shown, { title: 'Teilhabe', level: 1 });
    expect(linksAfter(adopted)).toEqual([[`goal:${shown}`, 'itself', `goal:${shown}`, 1]]);
  });
});
