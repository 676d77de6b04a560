import type { Language } from '#kernel';
import { HasEnded } from '#jobs';
import type { Job, Jobs } from '#jobs';
import type { ApiResponse } from '../edge/api-request.js';

/** A job that was accepted: where it can be watched. */
export function accepted(response: ApiResponse, id: string, self: string): object {
  response.status(202).setHeader('Location', self);
  return { id, state: 'waiting', links: { self } };
}

/** How a job stands; `result` once it is done, in the words of the reader. */
export function jobAnswer<Result>(
  { result, fault, payload, queue: _queue, tokenId: _token, ...job }: Job<Result>,
  self: string,
  language: Language,
  told: (result: Result) => unknown,
): object {
  return {
    ...job,
    asked: payload,
    ...(fault === undefined
      ? {}
      : {
          problem: { type: `urn:planbuch:problem:${fault.code}`, title: fault[language], code: fault.code },
        }),
    ...(result === undefined ? {} : { result: told(result) }),
    links: { self },
  };
}

/** Begins a job anew that was given up, under the link that it has. Throws NotDead. */
export async function begunAnew(
  jobs: Jobs,
  response: ApiResponse,
  id: string,
  self: string,
): Promise<object> {
  await jobs.retry(id);
  return accepted(response, id, self);
}

/** Discards a job; what is discarded already stays so, because a DELETE may be sent again. Throws HasEnded. */
export async function discard(jobs: Jobs, id: string): Promise<void> {
  try {
    await jobs.discard(id);
  } catch (error) {
    if (!(error instanceof HasEnded && error.state === 'discarded')) throw error;
  }
}
