import { Cents, Year } from '#kernel';

/** What of an amount falls to one budget year. */
export class YearAmount {
  @Year() year!: number;
  @Cents() amountCents!: number;
}
