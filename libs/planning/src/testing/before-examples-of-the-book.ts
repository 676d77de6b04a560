import { correctEvent } from '../correction/correct-event.act.js';
import { configureLedger } from '../ledger/configure-ledger.act.js';
import { ledgerOpened } from '../ledger/ledger-opened.event.js';
import { openLedger } from '../ledger/open-ledger.act.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import type { BeforeExamples } from './before-examples.js';

const opened = ledgerOpened.of('musterstadt', openLedger.example);
/** As many events as there must be, each with a name that can be redacted. */
const events = Array.from({ length: correctEvent.example.eventNumber }, (_, index) =>
  organisationRegistered.of(`01890a5d-ac96-774b-bcce-b302099a${String(9000 + index)}`, {
    name: `Träger ${String(index)}`,
    kind: 'organisation',
  }),
);

/** What must have happened before the examples can be performed. */
export const beforeTheBook: BeforeExamples = {
  [openLedger.name]: [],
  [configureLedger.name]: [opened],
  [correctEvent.name]: events,
  'redact-text': events,
};
