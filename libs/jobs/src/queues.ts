import { Code, Day, Flag, OneOf, Sha256 } from '#kernel';
import type { DueDate, DueKind } from '#read-models';
import type { ImportReport } from '#taking-over';
import type { Verified } from '#verifying';
import type { JobPayload, Queue } from './queue.js';

const kinds = {
  budget: { de: 'Haushalt', en: 'Budget' },
  grants: { de: 'Zuwendungen', en: 'Grants' },
};

const languages = { de: { de: 'Deutsch', en: 'German' }, en: { de: 'Englisch', en: 'English' } };

const LEDGER = {
  pattern: /^[a-z][a-z0-9-]{1,62}$/,
  max: 63,
  expected: { de: 'der Name eines Planungsbuchs', en: 'the name of a ledger' },
};

/** The file itself lies among the uploads, under the job's id. */
class ImportPayload {
  @Code(LEDGER) ledger!: string;
  /** Of the file; what is left to tell which one it was when it is deleted. */
  @Sha256() sha256!: string;
  @OneOf(kinds) kind!: keyof typeof kinds;
  /** One of the profiles that come with Planbuch; missing where one was uploaded. */
  @Code({ optional: true }) profile?: string;
  @Flag() dryRun!: boolean;
  @Flag() skipRefused!: boolean;
  @OneOf(languages) language!: keyof typeof languages;
}

class VerificationPayload {
  @Code(LEDGER) ledger!: string;
}

/** Of one ledger where one is named, else of all. */
class RebuildPayload {
  @Code({ ...LEDGER, optional: true }) ledger?: string;
  @Code() readModel!: string;
}

class DueDatesPayload {
  @Code(LEDGER) ledger!: string;
  /** The day that is judged by, in Berlin. */
  @Day() on!: string;
}

/** What was overdue in a ledger on a day, and what soon will be. */
export interface DueDates {
  readonly ledger: string;
  /** The event number that it was computed from. */
  readonly number: number;
  readonly on: string;
  /** How many there are, also where not all are listed. */
  readonly counts: { readonly overdue: Readonly<Partial<Record<DueKind, number>>>; readonly soon: number };
  /** The oldest first, at most 1,000. */
  readonly overdue: readonly DueDate[];
  /** At most 1,000. */
  readonly soon: readonly DueDate[];
}

/** How far a rebuilt read model is, for each ledger. */
export interface Rebuilt {
  readonly name: string;
  readonly ledgers: readonly { readonly ledger: string; readonly number: number }[];
}

function queue<Payload extends JobPayload, Result>(given: Queue<Payload, Result>): Queue<Payload, Result> {
  return given;
}

/** All queues there are. A name is a name in the carrier and in metrics; it stays. */
export const queues = {
  imports: queue<ImportPayload, ImportReport>({
    name: 'imports',
    title: { de: 'Dateien übernehmen', en: 'Taking over files' },
    payload: ImportPayload,
    attempts: 5,
    pauseMs: 2_000,
    atOnce: 2,
  }),
  verifications: queue<VerificationPayload, Verified>({
    name: 'verifications',
    title: { de: 'Planungsbücher nachrechnen', en: 'Verifying ledgers' },
    payload: VerificationPayload,
    attempts: 5,
    pauseMs: 2_000,
    // It reads a whole ledger; two at a time would only take each other's disk.
    atOnce: 1,
  }),
  rebuilds: queue<RebuildPayload, Rebuilt>({
    name: 'rebuilds',
    title: { de: 'Lesestände neu aufbauen', en: 'Rebuilding read models' },
    payload: RebuildPayload,
    attempts: 5,
    pauseMs: 2_000,
    atOnce: 1,
  }),
  dueDates: queue<DueDatesPayload, DueDates>({
    name: 'due-dates',
    title: { de: 'Fälligkeiten des Tages', en: 'Due dates of the day' },
    payload: DueDatesPayload,
    attempts: 8,
    // Read models that are being built may take an hour; eight attempts last four.
    pauseMs: 60_000,
    atOnce: 1,
  }),
} as const;
