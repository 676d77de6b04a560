import type { Chapter } from '../telling/chapter.js';
import { competitionOfCycleOne } from './competition.js';
import { decisionOfCycleOne } from './decision.js';
import { moneyOfCycleOne } from './money.js';
import { planningOfCycleOne } from './planning.js';
import { reviewOfCycleOne } from './review.js';

/** 2023 and 2024: a whole cycle, from what people said was missing to what became of it. */
export const cycleOne: readonly Chapter[] = [
  ...planningOfCycleOne,
  ...competitionOfCycleOne,
  ...decisionOfCycleOne,
  ...moneyOfCycleOne,
  ...reviewOfCycleOne,
];
