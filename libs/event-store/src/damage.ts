import type { Label } from '#kernel';

/** What can be wrong with the stream of a ledger, and how it is told. */
export const damages = {
  cut: {
    de: 'hier fehlen Ereignisse: der Strom wurde gekürzt oder bereinigt (scavenge)',
    en: 'events are missing here: the stream was truncated or scavenged',
  },
  ended: {
    de: 'der Strom endet davor: der Ereignisserver zeigt einen älteren Stand, als schon gesehen wurde',
    en: 'the stream ends before it: the event server shows an older state than was seen',
  },
  deleted: { de: 'der Strom wurde gelöscht', en: 'the stream was deleted' },
  foreign: { de: 'es wurde nicht von einem Planbuch geschrieben', en: 'it was not written by a Planbuch' },
  'no-leaf': { de: 'es enthält kein Blatt', en: 'it holds no leaf' },
  'other-place': {
    de: 'es gehört an eine andere Stelle oder in ein anderes Buch',
    en: 'it belongs to another place or another ledger',
  },
  'other-event': {
    de: 'es ist ein anderes, als hier gesehen wurde',
    en: 'it is another one than was seen here',
  },
  'time-back': {
    de: 'seine Zeit liegt vor der des vorigen',
    en: 'its time is before that of the one before',
  },
  'copy-behind': {
    de: 'die Kopie in PostgreSQL zeigt einen älteren Stand, als schon gesehen wurde',
    en: 'the copy in PostgreSQL shows an older state than was seen',
  },
  'may-vanish': {
    de: 'der Strom ist so eingestellt, dass Ereignisse aus ihm verschwinden ($maxAge, $maxCount oder $tb)',
    en: 'the stream is set so that events vanish from it ($maxAge, $maxCount or $tb)',
  },
} as const satisfies Record<string, Label>;

export type Damage = keyof typeof damages;

/** A damaged ledger as a worker noted it: a statement for whoever looks after the place, which decides nothing. */
export interface NotedDamage {
  readonly ledger: string;
  /** The first event that is not what was written. */
  readonly number: number;
  readonly why: Damage;
  /** RFC 3339. */
  readonly since: string;
}

/**
 * What stands at this number is not what a Planbuch wrote there, or not any more: somebody else wrote, cut or restored it.
 * Nothing is written to the ledger, and nothing read beyond, until a person has looked.
 */
export class LedgerDamaged extends Error {
  override readonly name = 'LedgerDamaged';

  constructor(
    readonly ledger: string,
    readonly number: number,
    readonly why: Damage,
  ) {
    super(`the ledger ${ledger} is damaged at event ${String(number)}: ${damages[why].en}`);
  }
}
