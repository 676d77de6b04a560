import { Year } from '#kernel';
import { event } from '../language.js';

export class FiscalYear {
  @Year() year!: number;
}

export const fiscalYearOpened = event('fiscal-year-opened', 1, FiscalYear, {
  label: { de: 'Haushaltsjahr eröffnet', en: 'Fiscal year opened' },
  tells: { de: 'Haushaltsjahr {year} eröffnet', en: 'Fiscal year {year} opened' },
  subject: 'fiscal-year',
  creates: true,
});
