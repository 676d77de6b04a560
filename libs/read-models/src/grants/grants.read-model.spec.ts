import { rowsAfter } from '#kernel/testing';
import { eventCorrected, grantTakenOver } from '#planning';
import { grants } from './grants.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const line = '00000000-0000-7000-8000-000000000002';
const known = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
};
const bound = grantTakenOver.of(id, {
  ...known,
  year: 2010,
  budgetLine: { product: '4450', account: '684.13' },
  budgetJoin: 'own-year',
  lines: [{ budgetLineId: line, year: 2010, amountCents: 500_00, boundDeltaCents: 500_00 }],
});

describe('the register of grants', () => {
  it('shows what is known of a grant taken over, and null where nothing is', () => {
    expect(rowsAfter(grants, grantTakenOver.of(id, known)).get(id)).toMatchObject({
      externalNo: '37874',
      state: 'taken-over',
      recipientId: null,
      recipientName: 'Träger A',
      kind: null,
      periodFrom: null,
      budgetJoin: null,
      budgetLineId: null,
      boundCents: 0,
      sourceLine: 2,
      contradicts: [],
    });
  });

  it('shows the line it binds', () => {
    expect(rowsAfter(grants, bound).get(id)).toMatchObject({
      budgetLineId: line,
      boundCents: 500_00,
      product: '4450',
    });
  });

  it('marks a corrected grant, which binds nothing any more', () => {
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: bound.type,
      eventSubject: bound.subject,
      eventTags: [...bound.tags],
    });
    expect(rowsAfter(grants, bound, corrected).get(id)).toMatchObject({
      state: 'corrected',
      correctedBy: 2,
      boundCents: 0,
      amountCents: 500_00,
    });
  });
});
