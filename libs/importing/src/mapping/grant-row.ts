import type { BudgetLineFields, GrantFields, GrantsProfile } from '../profile/profile.js';
import type { Source } from '../profile/source.js';
import { reasons } from '../refusal.js';
import { financings, grantKinds, legalForms } from '../rows.js';
import type { GrantBudgetLine, GrantRow, Recipient } from '../rows.js';
import { amountField } from './amounts.js';
import type { PlaceholderUse } from './amounts.js';
import type { SourceCompiler } from './compiled-source.js';
import {
  MAX_CODE_CHARS,
  MAX_TEXT_CHARS,
  day,
  lineOfText,
  longText,
  oneOfValues,
  optionalField,
  present,
  requiredField,
  year,
} from './field.js';
import type { Field } from './field.js';
import type { RowInProgress } from './row-in-progress.js';

const code = lineOfText(MAX_CODE_CHARS);
const name = lineOfText(MAX_TEXT_CHARS);

/** Some sources write a whole sentence where a chapter or title belongs; it is kept as it stands and joins to nothing. */
const budgetCode = lineOfText(200);

/** Binds the fields of a grants profile to a file's columns. The row it makes counts only if nothing was refused. */
export function grantRowReader(
  profile: GrantsProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress, identity: string) => GrantRow {
  const { fields } = profile;
  const from = (source: Source) => compiler.source(source);
  const externalNo = requiredField(
    from(fields.externalNo),
    { de: 'die Nummer der Zuwendung', en: "the grant's number" },
    code,
    '',
  );
  const recipient = recipientField(fields, compiler);
  const authority = requiredField(
    from(fields.authority),
    { de: 'die Behörde', en: 'the authority' },
    name,
    '',
  );
  const purpose = requiredField(from(fields.purpose), { de: 'der Zweck', en: 'the purpose' }, longText, '');
  const amount = grantAmount(profile, compiler, uses);
  const further = furtherFields(profile, compiler);
  return (row, identity) => ({
    line: row.line,
    identity,
    externalNo: externalNo(row),
    recipient: recipient(row),
    authority: authority(row),
    purpose: purpose(row),
    amountCents: amount(row),
    ...further(row),
  });
}

function recipientField(
  { recipient }: GrantFields,
  compiler: SourceCompiler,
): (row: RowInProgress) => Recipient {
  const recipientName = requiredField(
    compiler.source(recipient.name),
    { de: 'der Empfänger', en: 'the recipient' },
    name,
    '',
  );
  const legalForm = recipient.legalForm
    ? optionalField(compiler.source(recipient.legalForm), oneOfValues(legalForms))
    : () => undefined;
  return (row) => present<Recipient>({ name: recipientName(row), legalForm: legalForm(row) });
}

function grantAmount(
  profile: GrantsProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress) => number {
  const source = compiler.source(profile.fields.amount);
  const amount = amountField(source, profile.numbers, [], uses);
  return (row) => {
    const cents = amount(row);
    const shown = () => source.value(row) ?? '';
    if (cents === 'none') row.refuse(source.column, shown(), reasons.grantAmountMissing);
    else if (cents !== undefined && cents < 0)
      row.refuse(source.column, shown(), reasons.grantAmountNegative);
    return typeof cents === 'number' ? cents : 0;
  };
}

type Further = Pick<GrantRow, 'kind' | 'financing' | 'period' | 'budgetLine' | 'year'>;

function furtherFields(
  { fields, dates }: GrantsProfile,
  compiler: SourceCompiler,
): (row: RowInProgress) => Further {
  const optional = <T>(
    source: Source | undefined,
    parse: Parameters<typeof optionalField<T>>[1],
  ): Field<T> => (source === undefined ? () => undefined : optionalField(compiler.source(source), parse));
  const kind = optional(fields.kind, oneOfValues(grantKinds));
  const financing = optional(fields.financing, oneOfValues(financings));
  const grantYear = optional(fields.year, year);
  const period = periodField(fields, dates.formats, compiler);
  const budgetLine = budgetLineField(fields.budgetLine, compiler);
  return (row) =>
    present<Further>({
      kind: kind(row),
      financing: financing(row),
      period: period(row),
      budgetLine: budgetLine(row),
      year: grantYear(row),
    });
}

function periodField(
  { period }: GrantFields,
  formats: readonly string[],
  compiler: SourceCompiler,
): Field<NonNullable<Further['period']>> {
  if (!period) return () => undefined;
  const [begin, end] = [compiler.source(period.from), compiler.source(period.until)];
  const readDay = day(formats);
  return (row) => {
    const [beginText, endText] = [begin.value(row), end.value(row)];
    if (beginText === undefined || endText === undefined || (beginText === '' && endText === ''))
      return undefined;
    if (beginText === '' || endText === '') {
      row.refuse(beginText === '' ? begin.column : end.column, '', reasons.periodHalf);
      return undefined;
    }
    const from = readDay(beginText, row, begin.column);
    const until = readDay(endText, row, end.column);
    if (from === undefined || until === undefined) return undefined;
    return row.orRefuse(
      until < from ? undefined : { from, until },
      end.column,
      endText,
      reasons.periodReversed,
    );
  };
}

/** Without chapter or product there is no budget line to speak of. */
function budgetLineField(
  fields: BudgetLineFields | undefined,
  compiler: SourceCompiler,
): Field<GrantBudgetLine> {
  if (!fields) return () => undefined;
  const optional = (source: Source | undefined): Field<string> =>
    source === undefined ? () => undefined : optionalField(compiler.source(source), budgetCode);
  if ('chapter' in fields) {
    const [chapter, title] = [optional(fields.chapter), optional(fields.title)];
    return (row) => {
      const within = chapter(row);
      return within === undefined
        ? undefined
        : present<GrantBudgetLine>({ chapter: within, title: title(row) });
    };
  }
  const [product, account] = [optional(fields.product), optional(fields.account)];
  return (row) => {
    const within = product(row);
    return within === undefined
      ? undefined
      : present<GrantBudgetLine>({ product: within, account: account(row) });
  };
}
