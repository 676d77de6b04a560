import { ConditionFailed, LedgerFrozen, RequestKeyReused } from '../errors.js';
import type { Prepared } from './prepared.js';

/** What the server answered about entries it did not store. */
export type Answer =
  | { readonly is: 'conflict'; readonly number: number }
  | { readonly is: 'reused' | 'frozen' }
  | { readonly is: 'repeated'; readonly firstNumber: number; readonly count: number };

/** Answers of the database, a line each: "entry TAB conflict|repeated|reused|frozen TAB number TAB count". */
export function answersOf(lines: readonly string[]): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  for (const line of lines) {
    const [entry, is, number, count] = line.split('\t');
    answers.set(Number(entry), answerOf(is, Number(number), Number(count)));
  }
  return answers;
}

function answerOf(is: string | undefined, number: number, count: number): Answer {
  switch (is) {
    case 'conflict':
      return { is, number };
    case 'reused':
    case 'frozen':
      return { is };
    case 'repeated':
      return { is, firstNumber: number, count };
    default:
      throw new Error(`the database answered ${String(is)}`);
  }
}

/** Tells a caller what came of an entry that was not stored now. */
export function tell(
  ledger: string,
  answer: Answer,
  { resolve, reject }: Pick<Prepared, 'resolve' | 'reject'>,
): void {
  switch (answer.is) {
    case 'conflict':
      reject(new ConditionFailed(ledger, answer.number));
      return;
    case 'reused':
      reject(new RequestKeyReused(ledger));
      return;
    case 'frozen':
      reject(new LedgerFrozen(ledger));
      return;
    case 'repeated':
      resolve({ firstNumber: answer.firstNumber, count: answer.count, repeated: true });
  }
}
