import type { Columns } from '#kernel';
import { correctedBy } from '../corrections.js';

export const needColumns = {
  title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
  description: { type: 'text', label: { de: 'Beschreibung', en: 'Description' } },
  kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
  urgency: { type: 'code', label: { de: 'Handlungsnotwendigkeit', en: 'Need for action' } },
  assessments: { type: 'json', label: { de: 'Bewertungen', en: 'Assessments' } },
  cycleId: { type: 'code', label: { de: 'Planungszyklus', en: 'Cycle' } },
  groups: { type: 'codes', label: { de: 'Zielgruppen', en: 'Target groups' } },
  spaceIds: { type: 'codes', label: { de: 'Sozialräume', en: 'Social spaces' } },
  fields: { type: 'codes', label: { de: 'Handlungsfelder', en: 'Fields of action' } },
  legalBases: { type: 'codes', label: { de: 'Rechtsgrundlagen', en: 'Legal bases' } },
  goalIds: { type: 'codes', label: { de: 'Ziele', en: 'Goals' } },
  challengeIds: { type: 'codes', label: { de: 'Herausforderungen', en: 'Challenges' } },
  reportedBySector: { type: 'code', label: { de: 'Eingebracht von (Sektor)', en: 'Raised by (sector)' } },
  reportedByOrganisationId: {
    type: 'code',
    label: { de: 'Eingebracht von (Organisation)', en: 'Raised by (organisation)' },
  },
  reportedByPersonId: {
    type: 'code',
    label: { de: 'Eingebracht von (Person)', en: 'Raised by (person)' },
    publicity: 'internal',
  },
  citizenBenefit: {
    type: 'text',
    label: { de: 'Mehrwert für Bürgerinnen und Bürger', en: 'Benefit for citizens' },
  },
  responsibleAuthorityId: { type: 'code', label: { de: 'Zuständige Stelle', en: 'Responsible authority' } },
  identifiedOn: { type: 'day', label: { de: 'Festgestellt zum', en: 'Identified as of' } },
  correctedBy,
} as const satisfies Columns;
