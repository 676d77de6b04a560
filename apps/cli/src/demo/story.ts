import { cycleOne } from './cycle-one/cycle-one.js';
import { cycleThree, LAST_MEETING } from './cycle-three/cycle-three.js';
import { cycleTwo } from './cycle-two/cycle-two.js';
import { inheritance } from './inheritance/inheritance.js';
import type { Chapter } from './telling/chapter.js';
import { budgets, erasure, founding } from './town/founding.js';

/**
 * Four years of Musterstadt in the order in which they were recorded: the cycles overlap, one is reviewed while the needs
 * of the next are found. No chapter is told round the rules: what one of them would refuse did not happen there.
 */
export const STORY: readonly Chapter[] = [
  ...founding,
  ...budgets,
  ...inheritance,
  ...cycleOne,
  ...cycleTwo,
  ...cycleThree,
  erasure,
].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));

/** An event that only the last chapter tells. */
export const LAST = { type: 'meeting-convened', tag: `meeting:${LAST_MEETING}` } as const;
