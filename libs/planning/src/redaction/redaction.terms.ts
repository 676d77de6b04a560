import type { Label } from '#kernel';
import { erasureGrounds } from '../person/person.terms.js';

/** Why a text may be deleted: it holds personal data (Art. 17 DSGVO), or something else that must not stay readable. */
export const redactionGrounds = {
  ...erasureGrounds,
  'personality-rights': {
    de: 'Persönlichkeitsrecht (§§ 823, 1004 BGB)',
    en: 'Personality rights (sections 823, 1004 BGB)',
  },
  'business-secret': {
    de: 'Betriebs- oder Geschäftsgeheimnis (§ 30 VwVfG)',
    en: 'Business secret (section 30 VwVfG)',
  },
  copyright: { de: 'Urheberrecht', en: 'Copyright' },
  'court-order': { de: 'gerichtliche Anordnung', en: 'Court order' },
} as const satisfies Record<string, Label>;
