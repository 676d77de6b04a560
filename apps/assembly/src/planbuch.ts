import type { AdministratorToken, Tokens } from '#access';
import type { Performer } from '#acting';
import type { EventStore } from '#event-store';
import type { Forgetting } from '#forgetting';
import type { Carrier, Jobs, Uploads } from '#jobs';
import type { Clock, Config, Database, Logger, Workplace } from '#platform';
import type { Projections, ReadModels } from '#projecting';
import type { StreamCopies } from './open-stores.js';
import type { ImportReport, ImportRequest } from '#taking-over';
import type { OpenEvent, PersonKeys } from '#vault';
import type { Verified, VerifyWholeOptions } from '#verifying';

/** What an operator's work at the tables needs. */
export interface OwnerParts {
  /** A statement may take as long as it needs. */
  readonly owner: Database;
  readonly masterKey: Buffer;
}

/** Everything of one Planbuch that a program works with, put together once. */
export interface Planbuch {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly database: Database;
  readonly store: EventStore;
  readonly performer: Performer;
  /** Takes a file over into a ledger, in acts. */
  readonly importFile: (request: ImportRequest) => Promise<ImportReport>;
  /** Recomputes what a ledger promises. */
  readonly verify: (ledger: string, options: VerifyWholeOptions) => Promise<Verified>;
  /** Work that takes longer than a request: to ask for and to look at. */
  readonly jobs: Jobs;
  /** The files such work is about. */
  readonly uploads: Uploads;
  /** What brings jobs to a worker: Redis where one is named, else PostgreSQL. A worker opens and closes it. */
  readonly openCarrier: () => Promise<Carrier>;
  readonly tokens: Tokens;
  /** The registers, to read. */
  readonly readModels: ReadModels;
  /** Keeps the registers up to date; a worker starts it. */
  readonly projections: Projections;
  /** Ends redactions and erasures; a worker starts it. */
  readonly forgetting: Forgetting;
  /** Keeps the copies of streams up to date; a worker starts it. Missing where no event server is named. */
  readonly streamCopies?: StreamCopies;
  readonly personKeys: PersonKeys;
  /** Puts the texts of a stored event back. */
  readonly openEvent: OpenEvent;
  /** Lends the connections of the role that owns the tables, for an operator's work: moving, freezing, restoring. */
  readonly asOwner: <T>(work: (parts: OwnerParts) => Promise<T>) => Promise<T>;
  /** The data folder with its own PostgreSQL; missing where a server of the user's own is used. */
  readonly workplace?: Workplace;
  /** Where the administrator's token lies; only on the embedded database. */
  readonly administrator?: AdministratorToken;
  /** Finishes what is under way, leaves the database, and stops the embedded server if nobody else uses it. */
  close(): Promise<void>;
}
