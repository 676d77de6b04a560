import type { Label } from '#kernel';

export const sectors = {
  politics: { de: 'Politik', en: 'Politics' },
  administration: { de: 'Verwaltung', en: 'Administration' },
  'free-nonprofit': { de: 'frei-gemeinnütziger Träger', en: 'Free non-profit provider' },
  commercial: { de: 'gewerblicher Träger', en: 'Commercial provider' },
  public: { de: 'öffentlicher Träger', en: 'Public provider' },
  'civil-society': { de: 'Zivilgesellschaft', en: 'Civil society' },
  concerned: { de: 'Betroffene', en: 'People concerned' },
  citizens: { de: 'Bürgerschaft', en: 'Citizens' },
  science: { de: 'Wissenschaft', en: 'Science' },
  payer: { de: 'Kostenträger', en: 'Payer' },
  church: { de: 'Kirche', en: 'Church' },
  'social-partner': { de: 'Sozialpartner', en: 'Social partner' },
  contractor: { de: 'beauftragter Dritter', en: 'Contractor' },
} as const satisfies Record<string, Label>;

export const levels = {
  institution: { de: 'Einrichtung', en: 'Institution' },
  association: { de: 'Verband', en: 'Association' },
  league: { de: 'Liga', en: 'League' },
} as const satisfies Record<string, Label>;

export const legalForms = {
  eV: { de: 'eingetragener Verein', en: 'Registered association' },
  gGmbH: { de: 'gemeinnützige GmbH', en: 'Non-profit limited company' },
  gAG: { de: 'gemeinnützige AG', en: 'Non-profit stock company' },
  GmbH: { de: 'GmbH', en: 'Limited company' },
  KdoeR: { de: 'Körperschaft des öffentlichen Rechts', en: 'Corporation under public law' },
  AdoeR: { de: 'Anstalt des öffentlichen Rechts', en: 'Institution under public law' },
  foundation: { de: 'Stiftung', en: 'Foundation' },
  GbR: { de: 'Gesellschaft bürgerlichen Rechts', en: 'Civil-law partnership' },
  unregistered: { de: 'nicht eingetragener Verein', en: 'Unregistered association' },
  other: { de: 'andere', en: 'Other' },
} as const satisfies Record<string, Label>;
