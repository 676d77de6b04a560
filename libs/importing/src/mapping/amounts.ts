import type { Label } from '#kernel';
import type { NumberFormat, Placeholder } from '../profile/profile.js';
import { reasons } from '../refusal.js';
import { amountReader, describe } from './amount.js';
import type { CompiledSource } from './compiled-source.js';
import type { RowInProgress } from './row-in-progress.js';

/** How often a placeholder stood in place of an amount, so that nothing is read differently in silence. */
export interface PlaceholderUse {
  readonly column: string;
  /** The placeholder's text or pattern, as the profile writes it. */
  readonly written: string;
  readonly means: Placeholder['means'];
  readonly because: Label;
  count: number;
}

/** Cents, or `none` where the row states no amount, or undefined where it was refused. */
export type AmountField = (row: RowInProgress) => number | 'none' | undefined;

interface Known {
  readonly placeholder: Placeholder;
  readonly use: PlaceholderUse;
}

/** Reads one amount column; `uses` grows by an entry for each of its placeholders. */
export function amountField(
  { column, value }: CompiledSource,
  format: NumberFormat,
  ownPlaceholders: readonly Placeholder[],
  uses: PlaceholderUse[],
): AmountField {
  // A column's own placeholders come first: they are the more exact word.
  const known = [...ownPlaceholders, ...format.placeholders].map((placeholder): Known => {
    const { means, because, text, pattern } = placeholder;
    return { placeholder, use: { column, written: text ?? pattern?.source ?? '', means, because, count: 0 } };
  });
  uses.push(...known.map(({ use }) => use));
  const read = amountReader(format);
  const nothingGiven = reasons.noAmountGiven(describe(format));
  return (row) => {
    const text = value(row);
    if (text === undefined) return undefined;
    const found = known.find(({ placeholder }) => stands(placeholder, text));
    if (found) {
      found.use.count += 1;
      return found.placeholder.means === 'zero' ? 0 : 'none';
    }
    const amount = text === '' ? { reason: nothingGiven } : read(text);
    if ('cents' in amount) return amount.cents;
    row.refuse(column, text, amount.reason);
    return undefined;
  };
}

function stands({ text, pattern }: Placeholder, found: string): boolean {
  return text === undefined ? (pattern?.test(found) ?? false) : text === found;
}
