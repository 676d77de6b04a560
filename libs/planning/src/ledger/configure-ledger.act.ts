import { act } from '#kernel';
import { reject } from '../language.js';
import { ledgerConfigured } from './ledger-configured.event.js';
import { LedgerSettings } from './ledger-settings.js';

/** Changes settings of the ledger from the day it applies. What is not named stays as it is. */
export const configureLedger = act('configure-ledger', LedgerSettings, {
  label: { de: 'Planungsbuch einstellen', en: 'Configure ledger' },
  makes: [ledgerConfigured],
  example: { smallNumbers: { minBase: 100, minCases: 5 } },
  decide: (_, input, { ledger }) =>
    Object.keys(input).length === 0 ? reject('no-setting-named') : ledgerConfigured.of(ledger, input),
});
