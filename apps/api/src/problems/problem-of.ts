import { HttpException } from '@nestjs/common';
import { NotPermitted, TokenRefused, WrongLedger } from '#access';
import {
  ActRefused,
  ActUnknown,
  BatchSize,
  IdempotencyKeyReused,
  InputInvalid,
  LedgerBehind,
  LedgerMoved,
  TooContended,
} from '#acting';
import {
  EntryTooLarge,
  IllFormedLeaf,
  LedgerDamaged,
  LedgerFrozen,
  LedgerModeDiffers,
  LedgerUnknown,
  OutcomeUnknown,
  StoreBusy,
} from '#event-store';
import { HasEnded, NotDead, TooManyJobs, UnknownJob, UploadTooLarge } from '#jobs';
import { explain, UnknownEventVersion } from '#kernel';
import type { Fault, Rejection, RejectionText } from '#kernel';
import { rejections } from '#planning';
import { DatabaseUnavailable, OperatorError } from '#platform';
import {
  AheadOfTheLedger,
  BadQuestion,
  NotYetProjected,
  ProjectionStopped,
  ReadModelNotReady,
  TimeToCome,
} from '#projecting';
import { EdgeRefusal, edgeProblem, notThereYet } from './problem.js';
import type { Problem } from './problem.js';
import { problemOfHttpError } from './problem-of-http-error.js';

type Reader = (error: unknown) => Problem | undefined;

function when<E>(
  kind: abstract new (...args: never[]) => E,
  read: (error: E) => Problem | undefined,
): Reader {
  return (error) => (error instanceof kind ? read(error) : undefined);
}

/** Every class of error that is an answer and not a defect, said once. */
const readers: readonly Reader[] = [
  when(EdgeRefusal, ({ problem }) => problem),
  when(InputInvalid, ({ faults, index }) => edgeProblem('input-invalid', { fields: faults, index })),
  when(ActUnknown, ({ act, index }) => edgeProblem('act-unknown', { facts: { act }, index })),
  when(ActRefused, ({ rejection, index }) => problemOfRejection(rejection, index)),
  when(TokenRefused, ({ why }) => edgeProblem(`token-${why}`)),
  when(NotPermitted, ({ what, roles }) =>
    edgeProblem('role-missing', { facts: { what, roles: roles.join(', ') }, roles }),
  ),
  when(WrongLedger, ({ ledger, own }) => edgeProblem('other-ledger', { facts: { ledger, own } })),
  when(LedgerUnknown, ({ ledger }) => edgeProblem('ledger-unknown', { facts: { ledger } })),
  when(LedgerModeDiffers, ({ ledger, mode }) =>
    problemOfRejection({ code: 'ledger-id-taken', facts: { ledger, mode }, restsOn: [] }, 0),
  ),
  when(LedgerBehind, ({ ledger, named, head }) =>
    edgeProblem('ledger-behind', { facts: { ledger, named, head } }),
  ),
  when(LedgerMoved, ({ named, moved }) =>
    edgeProblem('ledger-moved', { facts: { named, moved }, restsOn: [moved] }),
  ),
  when(TooContended, ({ tries }) => edgeProblem('too-contended', { facts: { tries }, retryAfterSeconds: 1 })),
  when(BatchSize, ({ acts, limit }) => problemOfBatchSize(acts, limit)),
  when(IdempotencyKeyReused, () => edgeProblem('idempotency-key-reused')),
  when(EntryTooLarge, ({ events, bytes, limit }) =>
    edgeProblem('body-too-large', { facts: { events, bytes, limit } }),
  ),
  when(IllFormedLeaf, ({ path, why }) => problemOfLeaf(path, why)),
  when(LedgerFrozen, ({ ledger }) =>
    edgeProblem('ledger-frozen', { facts: { ledger }, retryAfterSeconds: 30 }),
  ),
  when(LedgerDamaged, ({ ledger, number, why }) =>
    edgeProblem('ledger-damaged', { facts: { ledger, number, why }, retryAfterSeconds: 300 }),
  ),
  when(OutcomeUnknown, () => edgeProblem('outcome-unknown', { retryAfterSeconds: 5 })),
  when(StoreBusy, () => edgeProblem('busy', { retryAfterSeconds: 1 })),
  when(DatabaseUnavailable, () => edgeProblem('database-unavailable', { retryAfterSeconds: 2 })),
  // Such as a server that does not let us in any more.
  when(OperatorError, () => edgeProblem('database-unavailable', { retryAfterSeconds: 60 })),
  when(UnknownEventVersion, ({ event: { number, type } }) =>
    edgeProblem('program-too-old', { facts: { number, type }, retryAfterSeconds: 60 }),
  ),
  when(BadQuestion, ({ parameter, expected }) =>
    edgeProblem('parameters-invalid', {
      parameters: [{ name: parameter.replace(/^filter\./, ''), expected: { de: expected, en: expected } }],
    }),
  ),
  when(AheadOfTheLedger, ({ ledger, number, head }) =>
    edgeProblem('ahead-of-ledger', { facts: { ledger, number, head } }),
  ),
  when(TimeToCome, ({ time }) => edgeProblem('time-to-come', { facts: { time } })),
  when(NotYetProjected, ({ number, reached }) => notThereYet(number, reached).problem),
  when(ReadModelNotReady, () => edgeProblem('not-built-yet', { retryAfterSeconds: 1 })),
  when(ProjectionStopped, ({ model, number }) =>
    edgeProblem('projection-stopped', { facts: { model, number }, retryAfterSeconds: 60 }),
  ),
  when(UploadTooLarge, ({ limitBytes }) =>
    edgeProblem('body-too-large', { facts: { limit: `${String(limitBytes / 1024 / 1024)} MiB / file` } }),
  ),
  when(UnknownJob, () => edgeProblem('job-unknown')),
  when(NotDead, ({ state }) => edgeProblem('job-not-dead', { facts: { state } })),
  when(HasEnded, ({ state }) => edgeProblem('job-has-ended', { facts: { state } })),
  when(TooManyJobs, ({ limit }) => edgeProblem('too-many-jobs', { facts: { limit }, retryAfterSeconds: 30 })),
  when(HttpException, (error) => problemOfHttpError(error)),
];

/** The answer that an error is; undefined for a defect. */
export function problemOf(error: unknown): Problem | undefined {
  for (const read of readers) {
    const problem = read(error);
    if (problem) return problem;
  }
  return problemOfHttpError(error);
}

function problemOfRejection(rejection: Rejection, index: number): Problem {
  const texts: Readonly<Record<string, RejectionText>> = rejections;
  const text = texts[rejection.code];
  if (!text) throw new TypeError(`the refusal ${rejection.code} has no text`);
  const { code, facts, restsOn } = rejection;
  return {
    status: text.status,
    code,
    ...(text.rule === undefined ? {} : { rule: text.rule }),
    title: text.title,
    detail: explain(text, rejection),
    facts,
    restsOn,
    index,
  };
}

function problemOfBatchSize(acts: number, limit: number): Problem {
  if (acts > limit) return edgeProblem('body-too-large', { facts: { acts, limit: `${String(limit)} acts` } });
  const expected = { de: `1 bis ${String(limit)} Handlungen`, en: `1 to ${String(limit)} acts` };
  return edgeProblem('input-invalid', { fields: [{ path: '', expected }] });
}

/** What the shape of an act allows and the leaf does not: mostly an event beyond 512 KiB. */
function problemOfLeaf(path: string, why: string): Problem {
  if (path === '') return edgeProblem('body-too-large', { facts: { limit: '512 KiB / event' } });
  const field: Fault = {
    path: path.replace(/^\/data/, ''),
    expected: { de: `nicht: ${why}`, en: `not: ${why}` },
  };
  return edgeProblem('input-invalid', { fields: [field] });
}
