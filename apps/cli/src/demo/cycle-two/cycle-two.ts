import type { Chapter } from '../telling/chapter.js';
import { competitionOfCycleTwo } from './competition.js';
import { moneyOfCycleTwo } from './money.js';
import { obligationsOfCycleTwo } from './obligations.js';
import { planningOfCycleTwo } from './planning.js';
import { reviewOfCycleTwo } from './review.js';

/** 2025: what was learnt goes on, what did not work is left, and three things do not add up. */
export const cycleTwo: readonly Chapter[] = [
  ...planningOfCycleTwo,
  ...obligationsOfCycleTwo,
  ...competitionOfCycleTwo,
  ...moneyOfCycleTwo,
  ...reviewOfCycleTwo,
];
