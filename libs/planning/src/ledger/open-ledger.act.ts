import { act } from '#kernel';
import { Ledger, ledgerOpened } from './ledger-opened.event.js';
import { usualSettings } from './ledger-settings.js';

/** Opens the planning ledger of a municipality or joint planning body; it is the first event of its ledger. */
export const openLedger = act('open-ledger', Ledger, {
  label: { de: 'Planungsbuch eröffnen', en: 'Open ledger' },
  makes: [ledgerOpened],
  idFrom: (_, ledger) => ledger,
  example: {
    title: 'Planungsbuch Musterstadt an der Lahn',
    mode: 'rehearsal',
    ags: '06999001',
    kind: 'municipality',
    federalState: 'HE',
  },
  decide: (_, input, { id }) =>
    ledgerOpened.of(id, { ...input, settings: { ...usualSettings, ...input.settings } }),
});
