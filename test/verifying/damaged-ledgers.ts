import pg from 'pg';
import type { Caller } from '#access';
import { Performer } from '#acting';
import { leafHash } from '#event-store';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { planning } from '#planning';
import { migrate, openPool, systemClock, systemIds, systemRandomness } from '#platform';
import { testDatabase } from '#platform/testing';
import { PersonKeys } from '#vault';
import { verifyLedger } from '#verifying';
import type { Problem, VerifiedLedger, VerifyOptions } from '#verifying';

const office: Caller = { actor: 'operator:office', roles: ['administrator'] };
const line = '00000000-0000-7000-8000-0000000000b1';
const provider = '00000000-0000-7000-8000-0000000000a1';
export const erika = '00000000-0000-7000-8000-0000000000e1';
export const max = '00000000-0000-7000-8000-0000000000e2';

const reason = 'Anweisung der Leitung';

/** Twelve events of every kind that a check looks at. */
export const STORY: readonly (readonly [act: string, body: object])[] = [
  ['open-ledger', { title: 'Musterstadt', mode: 'real', kind: 'municipality', federalState: 'HE' }],
  ['open-fiscal-year', { year: 2027 }],
  ['open-budget-line', { id: line, year: 2027, product: '315101', account: '53180000', kind: 'expense' }],
  ['set-appropriation', { budgetLineId: line, stage: 'adopted', amountCents: 700_00 }],
  ['set-appropriation', { budgetLineId: line, stage: 'published', amountCents: 650_00 }],
  ['register-organisation', { id: provider, name: 'Träger A', kind: 'organisation' }],
  [
    'take-over-grant',
    {
      externalNo: 'Z-1',
      recipient: { organisationId: provider },
      authority: 'Fachdienst Soziales',
      purpose: 'Offener Treff',
      amountCents: 245_00,
      year: 2027,
      budgetLine: { product: '315101', account: '53180000' },
      source: { fileSha256: 'a'.repeat(64), line: 1 },
      evidence: [{ title: 'Bescheid', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }],
    },
  ],
  ['correct-event', { eventNumber: 5, reason }],
  ['register-person', { id: erika, pseudonym: 'P-1', name: 'Erika Mustermann' }],
  ['register-person', { id: max, pseudonym: 'P-2', name: 'Max Mustermann' }],
  ['erase-personal-data', { personId: max, legalBasis: 'objection', reason }],
  ['redact-text', { eventNumber: 6, path: '/data/name', legalBasis: 'copyright', reason }],
];

export const budgetLineTag = `budget-line:${line}`;

/** Ledgers that are told the story and then damaged in the tables, past everything that forbids it. */
export class DamagedLedgers {
  private books = 0;

  private constructor(
    private readonly parts: Parameters<typeof verifyLedger>[0],
    private readonly performer: Performer,
    private readonly superuser: pg.Client,
    readonly store: PostgresEventStore,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<DamagedLedgers> {
    const place = await testDatabase();
    await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
    const { masterKey } = place;
    const database = openPool(place.appUrl, { max: 5, name: 'verifying spec' });
    const store = new PostgresEventStore(database);
    const [clock, ids, randomness] = [systemClock, systemIds, systemRandomness()];
    const personKeys = new PersonKeys(database, masterKey);
    const performer = new Performer({
      store, vocabulary: planning, personKeys, masterKey, clock, ids, randomness,
    }); // prettier-ignore
    const superuser = new pg.Client({ connectionString: place.superuserUrl });
    await superuser.connect();
    // Triggers refuse every change of what is stored; only who can switch them off can plant a damage.
    await superuser.query('SET session_replication_role = replica; SET search_path = planbuch');
    return new DamagedLedgers(
      { database, vocabulary: planning, masterKey },
      performer,
      superuser,
      store,
      async () => {
        await superuser.end();
        await store.close();
        await database.close();
        await place.drop();
      },
    );
  }

  /** A ledger that was told the whole story. */
  async told(): Promise<string> {
    this.books += 1;
    const ledger = `buch-${String(this.books)}`;
    for (const [act, body] of STORY)
      await this.performer.perform({ ledger, acts: [{ act, body }], caller: office });
    return ledger;
  }

  verify(ledger: string, options?: VerifyOptions): Promise<VerifiedLedger> {
    return verifyLedger(this.parts, ledger, options);
  }

  async plant(ledger: string, statement: string): Promise<void> {
    const { rowCount } = await this.superuser.query(statement.replaceAll(':ledger', `'${ledger}'`));
    if (rowCount === 0) throw new Error(`nothing was damaged by ${statement}`);
  }

  /** What verifying a fresh ledger names after these statements; `:ledger` stands for its name. */
  async after(...statements: readonly string[]): Promise<string[]> {
    const ledger = await this.told();
    for (const statement of statements) await this.plant(ledger, statement);
    return (await this.verify(ledger)).problems.map(inWords);
  }

  /** As a clever forger would: the leaf says something else, and its hash fits. */
  async afterForging(number: number, forge: (leaf: string) => string): Promise<string[]> {
    const ledger = await this.told();
    const place = [ledger, number];
    const { rows } = await this.superuser.query<{ leaf: string }>(
      'SELECT leaf FROM events WHERE ledger = $1 AND number = $2',
      place,
    );
    const before = rows[0]?.leaf ?? '';
    const leaf = forge(before);
    if (leaf === before) throw new Error(`nothing was forged in ${before}`);
    await this.superuser.query(
      'UPDATE events SET leaf = $3, leaf_hash = $4 WHERE ledger = $1 AND number = $2',
      [...place, leaf, leafHash(leaf)],
    );
    return (await this.verify(ledger)).problems.map(inWords);
  }
}

/** `what number place`, as far as there is one. */
function inWords({ what, number, place }: Problem): string {
  return [what, number, place].filter((part) => part !== undefined).join(' ');
}
