import type { Disclosure } from '#event-store';
import type { Database } from '#platform';
import { rewrapped, masterKeyId } from '#vault';
import { disclosuresHeader, readDisclosures } from './disclosures-file.js';
import type { DisclosedLine, DisclosuresHeader } from './disclosures-file.js';
import type { Forgotten } from './forgotten-list.js';
import { MoveFault } from './move-fault.js';
import type { LookedThrough } from './read-ledger-file.js';
import type { MovedEnvelope, StoredEnvelope } from './stored-envelope.js';

/** Where the texts and personal data of a ledger come from. */
export interface BesideSource {
  readonly file: string;
  /** Where the file was sealed with one. */
  readonly passphrase?: string;
  /** The master key of the place the file comes from, where another one holds here. */
  readonly itsMasterKey?: Buffer;
}

interface PersonKey {
  readonly person: string;
  readonly wrapped: Buffer;
}

/** What comes with events that have nothing beside them, or shall have nothing. */
export const NOTHING_BESIDE: Pick<Beside, 'with' | 'storeKeys'> = {
  async *with(envelopes) {
    for await (const envelope of envelopes) yield { ...envelope, disclosures: [] };
  },
  storeKeys: () => Promise.resolve(),
};

/** The texts, personal data and keys that stand beside the events of a ledger file. */
export class Beside {
  /** Looks the whole file through. Throws MoveFault. */
  static async open(
    source: BesideSource,
    looked: LookedThrough,
    { masterKey, forgotten }: { readonly masterKey: Buffer; readonly forgotten: Forgotten },
  ): Promise<Beside> {
    const header = await disclosuresHeader(source.file, looked);
    const itsMasterKey = source.itsMasterKey ?? masterKey;
    const keys: PersonKey[] = [];
    const { passphrase } = source;
    const secret =
      header.key.from === 'passphrase' && passphrase !== undefined
        ? { passphrase }
        : { masterKey: itsMasterKey };
    const read = () => readDisclosures(source.file, secret, looked);
    for await (const line of read()) {
      if ('number' in line) continue;
      refuseOtherMasterKey(header, itsMasterKey);
      const { person, wrapped } = line;
      if (forgotten.isErased(person)) continue;
      const bytes = Buffer.from(wrapped, 'base64');
      const { ledger } = looked.header;
      const own = itsMasterKey.equals(masterKey)
        ? bytes
        : rewrapped(bytes, { ledger, person, from: itsMasterKey, to: masterKey });
      keys.push({ person, wrapped: own });
    }
    return new Beside(keys, read, forgotten);
  }

  private constructor(
    private readonly keys: readonly PersonKey[],
    private readonly read: () => AsyncGenerator<{ readonly person: string } | DisclosedLine>,
    /** Of a newer history: it never reaches this database. */
    private readonly forgotten: Forgotten,
  ) {}

  /** The keys must be there before anything that is sealed under them is looked at. */
  async storeKeys(owner: Database, ledger: string): Promise<void> {
    await owner.execute(
      `INSERT INTO planbuch.person_keys (ledger, person, wrapped)
       SELECT $1, person, decode(wrapped, 'hex') FROM unnest($2::text[], $3::text[]) AS k(person, wrapped)
       ON CONFLICT (ledger, person) DO UPDATE SET wrapped = excluded.wrapped`,
      [
        ledger,
        this.keys.map(({ person }) => person),
        this.keys.map(({ wrapped }) => wrapped.toString('hex')),
      ],
    );
  }

  /** Each event with what stands beside it; both are in order of number. */
  async *with(envelopes: AsyncIterable<StoredEnvelope>): AsyncGenerator<MovedEnvelope> {
    const lines = this.read();
    let next: DisclosedLine | undefined = await nextDisclosed(lines);
    for await (const envelope of envelopes) {
      let disclosures: readonly Disclosure[] = [];
      if (next?.number === envelope.number) {
        disclosures = this.forgotten.kept(envelope.leafHash, next.disclosures);
        next = await nextDisclosed(lines);
      }
      yield { ...envelope, disclosures };
    }
  }
}

async function nextDisclosed(
  lines: AsyncGenerator<{ readonly person: string } | DisclosedLine>,
): Promise<DisclosedLine | undefined> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return undefined;
    if ('number' in next.value) return next.value;
  }
}

function refuseOtherMasterKey({ masterKeyId: id }: DisclosuresHeader, masterKey: Buffer): void {
  if (id === masterKeyId(masterKey)) return;
  throw new MoveFault('another-master-key', {
    de: 'Die Schlüssel der Personen sind mit einem anderen Hauptschlüssel verschlossen als dem dieses Ortes. Nennen Sie jenen mit --master-key-file; sie werden dann mit dem hiesigen neu verschlossen. Besser: geben Sie diesem Ort denselben Hauptschlüssel, dann werden auch wiederholte Anfragen wie beim ersten Mal beantwortet.',
    en: 'The keys of the persons are wrapped by another master key than that of this place. Name that one with --master-key-file; then they are wrapped anew by the one of this place. Better: give this place the same master key, then repeated requests are answered as the first time, too.',
  });
}
