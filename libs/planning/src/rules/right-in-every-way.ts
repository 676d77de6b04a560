import type { Rejection } from '#kernel';
import { reject } from '../language.js';

/** What is certified is right both factually and arithmetically; what is right in one way only is not certified. */
export function rightInEveryWay({
  factually,
  arithmetically,
}: {
  readonly factually: boolean;
  readonly arithmetically: boolean;
}): Rejection | undefined {
  return factually && arithmetically ? undefined : reject('not-right-in-every-way');
}
