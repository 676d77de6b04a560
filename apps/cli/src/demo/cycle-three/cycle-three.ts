import type { Chapter } from '../telling/chapter.js';
import { meetingId } from '../telling/deliberation.js';
import { competitionOfCycleThree, nextMeeting } from './competition.js';
import { planningOfCycleThree } from './planning.js';

/** 2026: a cycle that still runs, with a question nobody has answered yet. */
export const cycleThree: readonly Chapter[] = [...planningOfCycleThree, ...competitionOfCycleThree];

/** Only the last chapter of the whole story convenes it. */
export const LAST_MEETING = meetingId(nextMeeting);
