import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { ledgerConfigured } from './ledger-configured.event.js';
import { ledgerOpened } from './ledger-opened.event.js';
import { usualSettings } from './ledger-settings.js';
import type { LedgerSettings } from './ledger-settings.js';

/** What one event set. */
export interface Setting extends Leaf<LedgerSettings> {
  readonly number: number;
}

/** What was set in a ledger, in the order of recording; those that were corrected are gone. */
export const settingsMade = model('settings of a ledger', 'ledger', {
  initial: [] as readonly Setting[],
  on: (when) => [
    when(ledgerOpened, (made, { settings = {} }, { number }) => [...made, { ...settings, number }]),
    when(ledgerConfigured, (made, settings, { number }) => [...made, { ...settings, number }]),
    when(eventCorrected, (made, { eventNumber }) => made.filter(({ number }) => number !== eventNumber)),
  ],
});

/** The setting that holds: the last one made, else what a ledger gets that says nothing else. */
export function commitmentAuthorityScopeOf(
  made: readonly Setting[],
): Required<LedgerSettings>['commitmentAuthorityScope'] {
  const last = made.findLast(({ commitmentAuthorityScope }) => commitmentAuthorityScope !== undefined);
  return last?.commitmentAuthorityScope ?? usualSettings.commitmentAuthorityScope;
}
