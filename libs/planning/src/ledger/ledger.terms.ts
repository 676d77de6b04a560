import type { Label } from '#kernel';

export const ledgerModes = {
  real: { de: 'Echtbetrieb', en: 'Real' },
  rehearsal: { de: 'Probe', en: 'Rehearsal' },
} as const satisfies Record<string, Label>;

export const ledgerKinds = {
  municipality: { de: 'Gemeinde oder Stadt', en: 'Municipality' },
  district: { de: 'Landkreis', en: 'District' },
  joint: { de: 'gemeinsamer Planungsträger', en: 'Joint planning body' },
} as const satisfies Record<string, Label>;

/** The codes are those of ISO 3166-2:DE without the country. */
export const federalStates = {
  BW: { de: 'Baden-Württemberg', en: 'Baden-Württemberg' },
  BY: { de: 'Bayern', en: 'Bavaria' },
  BE: { de: 'Berlin', en: 'Berlin' },
  BB: { de: 'Brandenburg', en: 'Brandenburg' },
  HB: { de: 'Bremen', en: 'Bremen' },
  HH: { de: 'Hamburg', en: 'Hamburg' },
  HE: { de: 'Hessen', en: 'Hesse' },
  MV: { de: 'Mecklenburg-Vorpommern', en: 'Mecklenburg-Western Pomerania' },
  NI: { de: 'Niedersachsen', en: 'Lower Saxony' },
  NW: { de: 'Nordrhein-Westfalen', en: 'North Rhine-Westphalia' },
  RP: { de: 'Rheinland-Pfalz', en: 'Rhineland-Palatinate' },
  SL: { de: 'Saarland', en: 'Saarland' },
  SN: { de: 'Sachsen', en: 'Saxony' },
  ST: { de: 'Sachsen-Anhalt', en: 'Saxony-Anhalt' },
  SH: { de: 'Schleswig-Holstein', en: 'Schleswig-Holstein' },
  TH: { de: 'Thüringen', en: 'Thuringia' },
} as const satisfies Record<string, Label>;

/** On which lines rule R3 checks future years against a commitment authority (Verpflichtungsermächtigung). */
export const commitmentAuthorityScopes = {
  investment: { de: 'nur Investitionen', en: 'Investments only' },
  all: { de: 'alle Haushaltspositionen', en: 'All budget lines' },
} as const satisfies Record<string, Label>;
