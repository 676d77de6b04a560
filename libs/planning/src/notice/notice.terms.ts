import type { Label } from '#kernel';

/** In which form a grant is promised. Only a notice can be appealed against (rule R27). */
export const noticeForms = {
  notice: { de: 'Zuwendungsbescheid', en: 'Notice' },
  'public-law-contract': { de: 'öffentlich-rechtlicher Vertrag', en: 'Public-law contract' },
  'service-agreement': { de: 'Leistungsvereinbarung', en: 'Service agreement' },
  'private-contract': { de: 'privatrechtlicher Vertrag', en: 'Private contract' },
} as const satisfies Record<string, Label>;

/** What an instalment waits for. */
export const instalmentTriggers = {
  date: { de: 'Termin', en: 'Date' },
  call: { de: 'Mittelabruf', en: 'Drawdown' },
  proof: { de: 'Nachweis', en: 'Proof' },
} as const satisfies Record<string, Label>;
