import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { appropriationSet, budgetLineOpened, eventCorrected, grantTakenOver } from '#planning';
import { budgetLines } from './budget-lines.read-model.js';

const line = '00000000-0000-7000-8000-000000000001';
const grant = '00000000-0000-7000-8000-000000000002';

const opened = budgetLineOpened.of(line, {
  year: 2027,
  product: '315101',
  account: '53180000',
  kind: 'expense',
});
const ansatz = (stage: 'draft' | 'adopted' | 'published', amountCents: number, authorityDeltaCents: number) =>
  appropriationSet.of(line, { budgetLineId: line, stage, amountCents, year: 2027, authorityDeltaCents });
const takenOver = grantTakenOver.of(grant, {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
  year: 2027,
  budgetLine: { product: '315101', account: '53180000' },
  budgetJoin: 'own-year',
  lines: [{ budgetLineId: line, year: 2027, amountCents: 500_00, boundDeltaCents: 500_00 }],
});
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent, movements: object) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
    ...movements,
  });
const rowAfter = (...events: readonly DecidedEvent[]) => rowsAfter(budgetLines, opened, ...events).get(line);

describe('the budget line by line', () => {
  it('is opened without money', () => {
    expect(rowAfter()).toMatchObject({
      year: 2027,
      productName: null,
      authorisedCents: 0,
      boundCents: 0,
      leftCents: 0,
      publishedCents: null,
    });
  });

  it('shows the appropriation of each stage, and authorises what the last one says', () => {
    const row = rowAfter(
      ansatz('draft', 800_00, 0),
      ansatz('adopted', 700_00, 700_00),
      ansatz('published', 650_00, -50_00),
    );
    expect(row).toMatchObject({
      draftCents: 800_00,
      adoptedCents: 700_00,
      publishedCents: 650_00,
      authorisedCents: 650_00,
      leftCents: 650_00,
    });
  });

  it('shows what grants bind and what is left, below zero too', () => {
    expect(rowAfter(ansatz('published', 400_00, 400_00), takenOver)).toMatchObject({
      boundCents: 500_00,
      leftCents: -100_00,
    });
  });

  it('gives back what a corrected grant had bound', () => {
    const correction = correcting(3, takenOver, {
      lines: [{ budgetLineId: line, year: 2027, amountCents: 0, boundDeltaCents: -500_00 }],
    });
    const row = rowAfter(ansatz('published', 400_00, 400_00), takenOver, correction);
    expect(row).toMatchObject({ boundCents: 0, leftCents: 400_00, correctedBy: null });
  });

  it('takes back a corrected appropriation, its amount and its authority', () => {
    const wrong = ansatz('published', 7_000_00, 6_300_00);
    const correction = correcting(3, wrong, {
      authorities: [{ budgetLineId: line, year: 2027, authorityDeltaCents: -6_300_00 }],
    });
    const row = rowAfter(ansatz('adopted', 700_00, 700_00), wrong, correction);
    expect(row).toMatchObject({
      adoptedCents: 700_00,
      publishedCents: null,
      authorisedCents: 700_00,
      leftCents: 700_00,
    });
  });

  it('marks a line that was opened by mistake, and takes its authority', () => {
    const correction = correcting(1, opened, {
      authorities: [{ budgetLineId: line, year: 2027, authorityDeltaCents: -700_00 }],
    });
    expect(rowAfter(ansatz('adopted', 700_00, 700_00), correction)).toMatchObject({
      correctedBy: 3,
      authorisedCents: 0,
    });
  });
});
