/** Every word a person reads exists in both languages; German comes first. */
export interface Label {
  readonly de: string;
  readonly en: string;
}

export type Language = keyof Label;
