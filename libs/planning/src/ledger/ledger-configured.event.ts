import { event } from '../language.js';
import { LedgerSettings } from './ledger-settings.js';

export const ledgerConfigured = event('ledger-configured', 1, LedgerSettings, {
  label: { de: 'Planungsbuch eingestellt', en: 'Ledger configured' },
  subject: 'ledger',
});
