import type { Label } from '#kernel';

/** Kinds of bodies; which organ of which town is which stands in its Hauptsatzung. */
export const bodyKinds = {
  'steering-group': { de: 'Steuerungsgruppe', en: 'Steering group' },
  'working-group': { de: 'Arbeitsgruppe', en: 'Working group' },
  'advisory-board': { de: 'Beirat', en: 'Advisory board' },
  committee: { de: 'Ausschuss', en: 'Committee' },
  'youth-welfare-committee': { de: 'Jugendhilfeausschuss', en: 'Youth welfare committee' },
  council: {
    de: 'Vertretung (Stadtverordnetenversammlung, Gemeindevertretung, Kreistag)',
    en: 'Council',
  },
  magistrate: { de: 'Magistrat, Gemeindevorstand oder Kreisausschuss', en: 'Magistrate' },
  'delegated-administration': {
    de: 'Verwaltung mit übertragener Entscheidung',
    en: 'Administration with delegated decisions',
  },
} as const satisfies Record<string, Label>;

export const mandateVerbs = {
  recommends: { de: 'empfiehlt', en: 'Recommends' },
  decides: { de: 'entscheidet', en: 'Decides' },
} as const satisfies Record<string, Label>;

export type MandateVerb = keyof typeof mandateVerbs;

export const decisionRules = {
  consensus: { de: 'Konsens', en: 'Consensus' },
  majority: { de: 'Mehrheit', en: 'Majority' },
} as const satisfies Record<string, Label>;

export const expertKinds = {
  professional: { de: 'fachlich', en: 'Professional' },
  'own-cause': { de: 'Expertin oder Experte in eigener Sache', en: 'Expert in the own cause' },
  none: { de: 'keine', en: 'None' },
} as const satisfies Record<string, Label>;
