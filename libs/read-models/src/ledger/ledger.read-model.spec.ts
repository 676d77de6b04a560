import { rowsAfter } from '#kernel/testing';
import { eventCorrected, ledgerConfigured, ledgerOpened } from '#planning';
import { ledger } from './ledger.read-model.js';

const opened = ledgerOpened.of('musterstadt', {
  title: 'Planungsbuch Musterstadt',
  mode: 'real',
  kind: 'municipality',
  federalState: 'HE',
  settings: { smallNumbers: { minBase: 100, minCases: 3 }, commitmentAuthorityScope: 'investment' },
});
const configured = ledgerConfigured.of('musterstadt', { smallNumbers: { minBase: 500, minCases: 10 } });
const correcting = (eventNumber: number, { type, subject, tags }: typeof opened | typeof configured) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the ledger as a row', () => {
  it('has the settings of its opening until they are changed, each for itself', () => {
    const first = rowsAfter(ledger, opened).get('musterstadt');
    expect(first).toMatchObject({ title: 'Planungsbuch Musterstadt', minBase: 100, minCases: 3, ags: null });
    const later = rowsAfter(ledger, opened, configured).get('musterstadt');
    expect(later).toMatchObject({ minBase: 500, minCases: 10, commitmentAuthorityScope: 'investment' });
  });

  it('returns to the settings before, when a change is corrected', () => {
    const row = rowsAfter(ledger, opened, configured, correcting(2, configured)).get('musterstadt');
    expect(row).toMatchObject({ minBase: 100, minCases: 3, correctedBy: null });
  });

  it('marks a corrected opening', () => {
    expect(rowsAfter(ledger, opened, correcting(1, opened)).get('musterstadt')).toMatchObject({
      correctedBy: 2,
    });
  });
});
