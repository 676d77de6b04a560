import type { Label } from '#kernel';
import type { GrantFields, GrantsProfile } from '../profile/profile.js';
import type { Source } from '../profile/source.js';
import { reasons } from '../refusal.js';
import { financings, grantKinds, legalForms } from '../rows.js';
import type { GrantRow, NamedBudgetLine, Recipient } from '../rows.js';
import { amountField } from './amounts.js';
import type { PlaceholderUse } from './amounts.js';
import type { SourceCompiler } from './compiled-source.js';
import {
  budgetCode,
  day,
  externalCode,
  lineOfText,
  longText,
  oneOfValues,
  optionalField,
  present,
  requiredField,
  year,
} from './field.js';
import type { Field, Parse } from './field.js';
import type { RowInProgress } from './row-in-progress.js';

/** Names of organisations and authorities, and budgetText, as the acts take them. */
const name = lineOfText(500);

const NUMBER: Label = { de: 'die Nummer der Zuwendung', en: "the grant's number" };
const RECIPIENT: Label = { de: 'der Empfänger', en: 'the recipient' };
const AUTHORITY: Label = { de: 'die Behörde', en: 'the authority' };
const PURPOSE: Label = { de: 'der Zweck', en: 'the purpose' };

/** Binds the fields of a grants profile to a file's columns. The row it makes counts only if nothing was refused. */
export function grantRowReader(
  profile: GrantsProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress, identity: string) => GrantRow {
  const { fields } = profile;
  const externalNo = requiredField(compiler.source(fields.externalNo), NUMBER, externalCode, '');
  const recipient = recipientField(fields, compiler);
  const authority = requiredField(compiler.source(fields.authority), AUTHORITY, name, '');
  const purpose = requiredField(compiler.source(fields.purpose), PURPOSE, longText, '');
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
  const recipientName = requiredField(compiler.source(recipient.name), RECIPIENT, name, '');
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

type Further = Pick<GrantRow, 'kind' | 'financing' | 'period' | 'year' | 'budgetLine' | 'budgetText'>;

function furtherFields(
  { fields, dates }: GrantsProfile,
  compiler: SourceCompiler,
): (row: RowInProgress) => Further {
  const optional = <T>(source: Source | undefined, parse: Parse<T>): Field<T> =>
    source === undefined ? () => undefined : optionalField(compiler.source(source), parse);
  const kind = optional(fields.kind, oneOfValues(grantKinds));
  const financing = optional(fields.financing, oneOfValues(financings));
  const grantYear = optional(fields.year, year);
  const budgetText = optional(fields.budgetText, name);
  const period = periodField(fields, dates.formats, compiler);
  const budgetLine = budgetLineField(fields, optional);
  return (row) =>
    present<Further>({
      kind: kind(row),
      financing: financing(row),
      period: period(row),
      year: grantYear(row),
      budgetLine: budgetLine(row),
      budgetText: budgetText(row),
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

/** Without product or chapter there is no budget line to speak of. */
function budgetLineField(
  { budgetLine }: GrantFields,
  optional: (source: Source | undefined, parse: Parse<string>) => Field<string>,
): Field<NamedBudgetLine> {
  const product = optional(budgetLine?.product, budgetCode(20));
  const mandant = optional(budgetLine?.mandant, budgetCode(10));
  const account = optional(budgetLine?.account, budgetCode(20));
  const costCentre = optional(budgetLine?.costCentre, budgetCode(20));
  return (row) => {
    const within = product(row);
    if (within === undefined) return undefined;
    return present<NamedBudgetLine>({
      mandant: mandant(row),
      product: within,
      account: account(row),
      costCentre: costCentre(row),
    });
  };
}
