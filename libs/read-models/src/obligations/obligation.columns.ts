import type { Columns } from '#kernel';
import { correctedBy } from '../corrections.js';

export const obligationColumns = {
  title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
  description: { type: 'text', label: { de: 'Beschreibung', en: 'Description' } },
  organisationId: {
    type: 'code',
    label: { de: 'Organisation, die sie hat', en: 'Organisation that owes it' },
  },
  bodyId: { type: 'code', label: { de: 'Gremium, das sie hat', en: 'Body that owes it' } },
  cycleId: { type: 'code', label: { de: 'Planungszyklus', en: 'Cycle' } },
  decisionId: { type: 'code', label: { de: 'Beschluss', en: 'Decision' } },
  state: { type: 'code', label: { de: 'Stand', en: 'State' } },
  dueOn: { type: 'day', label: { de: 'Als Nächstes fällig', en: 'Due next' } },
  openCount: { type: 'integer', label: { de: 'Offene Male', en: 'Times open' } },
  everyMonths: { type: 'integer', label: { de: 'Alle … Monate', en: 'Every … months' } },
  recursUntil: { type: 'day', label: { de: 'Wiederholt bis', en: 'Recurs until' } },
  occurrences: { type: 'json', label: { de: 'Fälligkeiten', en: 'Occurrences' } },
  assignedOn: { type: 'day', label: { de: 'Zugewiesen zum', en: 'Assigned as of' } },
  correctedBy,
} as const satisfies Columns;
