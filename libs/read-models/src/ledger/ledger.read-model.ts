import { idOf, project, readModel } from '#kernel';
import { eventCorrected, ledgerConfigured, ledgerOpened } from '#planning';
import type { LedgerSettings } from '#planning';
import { correctedBy } from '../corrections.js';

/** What the settings were said to be, and by which event. */
interface Said extends LedgerSettings {
  readonly number: number;
}

/** The columns of the settings in force: of what was said about each setting, the last. */
function inForce(said: readonly Said[]) {
  const { smallNumbers, commitmentAuthorityScope } = said.reduce<LedgerSettings>(
    (before, each) => ({ ...before, ...each }),
    {},
  );
  return {
    minBase: smallNumbers?.minBase ?? null,
    minCases: smallNumbers?.minCases ?? null,
    commitmentAuthorityScope: commitmentAuthorityScope ?? null,
    said,
  };
}

/** What a ledger is and how it is set up; one row. */
export const ledger = readModel('ledger', {
  label: { de: 'Planungsbuch', en: 'Ledger' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    mode: { type: 'code', label: { de: 'Betriebsart', en: 'Mode' } },
    ags: { type: 'code', label: { de: 'Amtlicher Gemeindeschlüssel', en: 'Official municipality key' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    federalState: { type: 'code', label: { de: 'Land', en: 'Federal state' } },
    minBase: { type: 'integer', label: { de: 'Kleinste Grundgesamtheit', en: 'Smallest base' } },
    minCases: { type: 'integer', label: { de: 'Kleinste Fallzahl', en: 'Smallest number of cases' } },
    commitmentAuthorityScope: {
      type: 'code',
      label: { de: 'Verpflichtungsermächtigung nötig für', en: 'Commitment authority needed for' },
    },
    said: { type: 'json', label: { de: 'Verlauf der Einstellungen', en: 'History of the settings' } },
    openedOn: { type: 'day', label: { de: 'Eröffnet zum', en: 'Opened as of' } },
    correctedBy,
  },
  on: ({ put, patch }) => [
    project(ledgerOpened, ({ settings = {}, ...data }, { effectiveOn, number }, id) => [
      put(id, {
        title: data.title,
        mode: data.mode,
        ags: data.ags ?? null,
        kind: data.kind,
        federalState: data.federalState,
        ...inForce([{ ...settings, number }]),
        openedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(ledgerConfigured, (settings, { number }, id) => [
      patch(id, ({ said }) => inForce([...(said as Said[]), { ...settings, number }])),
    ]),
    project(eventCorrected, ({ eventType, eventSubject, eventNumber }, { number }) => {
      const id = idOf(eventSubject);
      if (eventType === ledgerOpened.type) return [patch(id, { correctedBy: number })];
      if (eventType !== ledgerConfigured.type) return [];
      return [
        patch(id, ({ said }) => inForce((said as Said[]).filter((each) => each.number !== eventNumber))),
      ];
    }),
  ],
});
