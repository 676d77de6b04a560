import { Day } from '#kernel';

/** Days from the first to the last, both included. Which of them comes first is a rule (`periodRunsForward`). */
export class Period {
  @Day() from!: string;
  @Day() until!: string;
}
