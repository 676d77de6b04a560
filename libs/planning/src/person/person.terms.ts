import type { Label } from '#kernel';

/** The grounds on which a person can demand erasure: Art. 17 (1) DSGVO, letters a to f. */
export const erasureGrounds = {
  'no-longer-necessary': {
    de: 'für den Zweck nicht mehr notwendig (Art. 17 Abs. 1 Buchst. a DSGVO)',
    en: 'No longer necessary for the purpose (Art. 17(1)(a) GDPR)',
  },
  'consent-withdrawn': {
    de: 'Einwilligung widerrufen (Art. 17 Abs. 1 Buchst. b DSGVO)',
    en: 'Consent withdrawn (Art. 17(1)(b) GDPR)',
  },
  objection: { de: 'Widerspruch (Art. 17 Abs. 1 Buchst. c DSGVO)', en: 'Objection (Art. 17(1)(c) GDPR)' },
  'unlawful-processing': {
    de: 'unrechtmäßig verarbeitet (Art. 17 Abs. 1 Buchst. d DSGVO)',
    en: 'Unlawfully processed (Art. 17(1)(d) GDPR)',
  },
  'legal-obligation': {
    de: 'rechtliche Verpflichtung zur Löschung (Art. 17 Abs. 1 Buchst. e DSGVO)',
    en: 'Legal obligation to erase (Art. 17(1)(e) GDPR)',
  },
  'child-consent': {
    de: 'als Kind eingewilligt (Art. 17 Abs. 1 Buchst. f DSGVO)',
    en: 'Consent given as a child (Art. 17(1)(f) GDPR)',
  },
} as const satisfies Record<string, Label>;

/** How a person can be linked to an organisation, so that its advantage is hers (§ 25 Abs. 1 HGO; to be checked). */
export const interestLinks = {
  employee: { de: 'beschäftigt', en: 'Employee' },
  board: { de: 'im Vorstand oder in der Geschäftsführung', en: 'On the board or in the management' },
  supervisory: { de: 'im Aufsichtsorgan', en: 'On the supervisory board' },
  representative: { de: 'vertritt die Organisation', en: 'Represents the organisation' },
  relative: { de: 'Angehörige einer dort leitenden Person', en: 'Relative of a leading person' },
} as const satisfies Record<string, Label>;

export type InterestLink = keyof typeof interestLinks;

/** What may be delegated in the way of a payment (rule R10). */
export const paymentRights = {
  certify: { de: 'sachlich und rechnerisch feststellen', en: 'Certify factual and arithmetical correctness' },
  order: { de: 'Auszahlungen anordnen', en: 'Order payments' },
} as const satisfies Record<string, Label>;

export type PaymentRight = keyof typeof paymentRights;
