import { event } from '../language.js';
import { LedgerSettings } from './ledger-settings.js';

export const ledgerConfigured = event('ledger-configured', 1, LedgerSettings, {
  label: { de: 'Planungsbuch eingestellt', en: 'Ledger configured' },
  tells: {
    de: 'Planungsbuch eingestellt[: nichts über weniger als {smallNumbers/minBase} Menschen oder {smallNumbers/minCases} Fälle][: Verpflichtungsermächtigung nötig für {commitmentAuthorityScope}]',
    en: 'Ledger configured[: nothing about fewer than {smallNumbers/minBase} people or {smallNumbers/minCases} cases][: commitment authority needed for {commitmentAuthorityScope}]',
  },
  subject: 'ledger',
});
