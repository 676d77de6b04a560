import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { noticedCents } from './within-notices.js';

type NoticeOfGrant = GrantMoney['notices'][number];

/**
 * R27: a notice is final when the time for an appeal has passed, or from the day its remedy was waived. A contract is final as
 * it is concluded.
 */
function isFinal(
  { legalForm, noticeNo, appealEndsOn }: NoticeOfGrant,
  waivers: GrantMoney['waivers'],
  on: string,
): boolean {
  if (legalForm !== 'notice' || appealEndsOn < on) return true;
  return waivers.some((waiver) => waiver.noticeNo === noticeNo && waiver.waivedOn <= on);
}

/**
 * R27: what is ordered in all is covered by notices that are final on the day, and an instalment is that of a final notice. The
 * guideline may waive that (`orderBeforeFinal`).
 */
export function noticeIsFinal(
  { notices, waivers }: GrantMoney,
  {
    orderedInAllCents,
    noticeNo,
    on,
  }: { orderedInAllCents: number; noticeNo: string | undefined; on: string },
  orderBeforeFinal: boolean,
): Rejection | undefined {
  if (orderBeforeFinal) return undefined;
  const open = notices.filter((notice) => !isFinal(notice, waivers, on));
  const final = notices.filter((notice) => !open.includes(notice));
  const needed =
    orderedInAllCents > noticedCents({ notices: final })
      ? open[0]
      : open.find((notice) => notice.noticeNo === noticeNo);
  return (
    needed &&
    reject('notice-not-final', { noticeNo: needed.noticeNo, appealEndsOn: needed.appealEndsOn, on }, [
      needed.number,
    ])
  );
}
