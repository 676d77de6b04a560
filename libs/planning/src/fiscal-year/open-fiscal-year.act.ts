import { act } from '#kernel';
import { FiscalYear, fiscalYearOpened } from './fiscal-year-opened.event.js';

/** Opens a fiscal year, so that budget lines can be opened in it. The fiscal year is the calendar year (HGO). */
export const openFiscalYear = act('open-fiscal-year', FiscalYear, {
  label: { de: 'Haushaltsjahr eröffnen', en: 'Open fiscal year' },
  makes: [fiscalYearOpened],
  idFrom: ({ year }) => String(year),
  mayBeAhead: true,
  example: { year: 2027 },
  decide: (_, input, { id }) => fiscalYearOpened.of(id, input),
});
