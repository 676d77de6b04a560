import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { budgetStatusSet, eventCorrected, fiscalYearOpened } from '#planning';
import { fiscalYears } from './fiscal-years.read-model.js';

const opened = fiscalYearOpened.of('2027', { year: 2027 });
const draft = budgetStatusSet.of('2027', { year: 2027, status: 'draft' });
const published = budgetStatusSet.of('2027', { year: 2027, status: 'published' });
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the register of fiscal years', () => {
  it('has no status before the draft', () => {
    expect(rowsAfter(fiscalYears, opened).get('2027')).toMatchObject({
      year: 2027,
      status: null,
      draftOn: null,
    });
  });

  it('shows the last status and the days of all', () => {
    const row = rowsAfter(fiscalYears, opened, draft, published).get('2027');
    expect(row).toMatchObject({
      status: 'published',
      draftOn: '2027-03-15',
      adoptedOn: null,
      publishedOn: '2027-03-15',
    });
  });

  it('returns to the status before, when one is corrected', () => {
    const row = rowsAfter(fiscalYears, opened, draft, published, correcting(3, published)).get('2027');
    expect(row).toMatchObject({ status: 'draft', publishedOn: null, correctedBy: null });
  });

  it('marks a year that was opened by mistake', () => {
    expect(rowsAfter(fiscalYears, opened, correcting(1, opened)).get('2027')).toMatchObject({
      correctedBy: 2,
    });
  });
});
