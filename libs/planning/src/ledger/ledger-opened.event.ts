import { OneOf, Part, Text, Title } from '#kernel';
import { Ags } from '../codes.js';
import { event } from '../language.js';
import { LedgerSettings } from './ledger-settings.js';
import { federalStates, ledgerKinds, ledgerModes } from './ledger.terms.js';

export class Ledger {
  @Title() title!: Text;
  /** For ever: a rehearsal is marked as one in every answer, page and file. */
  @OneOf(ledgerModes) mode!: keyof typeof ledgerModes;
  @Ags({ optional: true }) ags?: string;
  @OneOf(ledgerKinds) kind!: keyof typeof ledgerKinds;
  @OneOf(federalStates) federalState!: keyof typeof federalStates;
  @Part(() => LedgerSettings, { optional: true }) settings?: LedgerSettings;
}

export const ledgerOpened = event('ledger-opened', 1, Ledger, {
  label: { de: 'Planungsbuch eröffnet', en: 'Ledger opened' },
  tells: { de: 'Planungsbuch „{title}“ eröffnet ({mode})', en: 'Ledger “{title}” opened ({mode})' },
  subject: 'ledger',
  creates: true,
});
