import type { Rejection } from '#kernel';
import type { IssueNotice } from '../notice/notice-issued.event.js';
import { reject } from '../language.js';

/** A plan of instalments pays what the notice promises, no more and no less, and in the order of its days. */
export function instalmentsFit({
  years,
  instalments,
}: Pick<IssueNotice, 'years' | 'instalments'>): Rejection | undefined {
  if (!instalments) return undefined;
  const [promisedCents, plannedCents] = [sum(years), sum(instalments)];
  if (plannedCents !== promisedCents)
    return reject('instalments-differ-from-notice', { promisedCents, plannedCents });
  const late = instalments.findIndex(({ dueOn }, index) => dueOn < (instalments[index - 1]?.dueOn ?? ''));
  return late === -1
    ? undefined
    : reject('instalments-out-of-order', {
        instalmentNo: late + 1,
        dueOn: instalments[late]?.dueOn ?? '',
      });
}

function sum(amounts: readonly { readonly amountCents: number }[]): number {
  return amounts.reduce((total, { amountCents }) => total + amountCents, 0);
}
