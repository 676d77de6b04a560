import type { Label } from '#kernel';

export const proofStages = {
  interim: { de: 'Zwischennachweis', en: 'Interim' },
  final: { de: 'Schlussnachweis', en: 'Final' },
} as const satisfies Record<string, Label>;

export const examinationOutcomes = {
  accepted: { de: 'anerkannt', en: 'Accepted' },
  'accepted-reduced': { de: 'mit geringerem Betrag anerkannt', en: 'Accepted with a lower amount' },
  'more-asked': { de: 'Unterlagen nachgefordert', en: 'More asked' },
  rejected: { de: 'nicht anerkannt', en: 'Rejected' },
} as const satisfies Record<string, Label>;

/** How deep a proof was looked into. */
export const examinationDepths = {
  desk: { de: 'nach Aktenlage', en: 'At the desk' },
  sample: { de: 'in Stichproben', en: 'By sample' },
  full: { de: 'vollständig', en: 'In full' },
} as const satisfies Record<string, Label>;
