import type { BudgetFields, BudgetProfile, SignConvention } from '../profile/profile.js';
import type { Source } from '../profile/source.js';
import { coverRelations, coverRoles, budgetKinds, stages } from '../rows.js';
import type { BudgetKind, BudgetRow, YearAmount } from '../rows.js';
import { amountField } from './amounts.js';
import type { PlaceholderUse } from './amounts.js';
import type { SourceCompiler } from './compiled-source.js';
import {
  MAX_CODE_CHARS,
  MAX_TEXT_CHARS,
  lineOfText,
  longText,
  oneOfValues,
  optionalField,
  present,
  requiredField,
  trueOrFalse,
  year,
} from './field.js';
import type { Field } from './field.js';
import type { RowInProgress } from './row-in-progress.js';

const code = lineOfText(MAX_CODE_CHARS);
const name = lineOfText(MAX_TEXT_CHARS);

/** Binds the fields of a budget profile to a file's columns. The row it makes counts only if nothing was refused. */
export function budgetRowReader(
  profile: BudgetProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress, identity: string) => BudgetRow {
  const { fields } = profile;
  const needed = (from: Source, parse: typeof code, de: string, en: string) =>
    requiredField(compiler.source(from), { de, en }, parse, '');
  const mandant = needed(fields.mandant, code, 'der Mandant', 'the mandant');
  const product = needed(fields.product, code, 'das Produkt', 'the product');
  const productName = needed(fields.productName, name, 'der Name des Produkts', "the product's name");
  const account = needed(fields.account, code, 'das Konto', 'the account');
  const accountName = needed(fields.accountName, name, 'der Name des Kontos', "the account's name");
  const kind = requiredField(
    compiler.source(fields.kind),
    { de: 'Aufwand, Ertrag oder Investitionszuschuss', en: 'expense, revenue or investment grant' },
    oneOfValues(budgetKinds),
    'expense',
  );
  const amounts = yearAmounts(profile, compiler, uses);
  const further = furtherFields(fields, compiler);
  return (row, identity) => {
    const rowKind = kind(row);
    return {
      line: row.line,
      identity,
      mandant: mandant(row),
      product: product(row),
      productName: productName(row),
      account: account(row),
      accountName: accountName(row),
      kind: rowKind,
      amounts: amounts(row, rowKind),
      ...further(row),
    };
  };
}

function yearAmounts(
  profile: BudgetProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress, kind: BudgetKind) => readonly YearAmount[] {
  const rules = profile.amounts.map((rule) => ({
    amount: amountField(compiler.source(rule.from), profile.numbers, rule.placeholders, uses),
    year: requiredField(compiler.source(rule.year), { de: 'das Jahr', en: 'the year' }, year, 0),
    stage: requiredField(
      compiler.source(rule.stage),
      { de: 'die Stufe', en: 'the stage' },
      oneOfValues(stages),
      'draft',
    ),
  }));
  return (row, kind) => {
    const isTurned = turns(profile.sign, kind);
    const amounts: YearAmount[] = [];
    for (const rule of rules) {
      const cents = rule.amount(row);
      if (cents === undefined || cents === 'none') continue;
      // Zero keeps its sign in JavaScript; the ledger knows only one zero.
      amounts.push({
        year: rule.year(row),
        stage: rule.stage(row),
        amountCents: isTurned && cents !== 0 ? -cents : cents,
      });
    }
    return amounts;
  };
}

function turns(sign: SignConvention, kind: BudgetKind): boolean {
  switch (sign) {
    case 'as-given':
      return false;
    case 'expense-negative':
      return kind !== 'revenue';
    case 'revenue-negative':
      return kind === 'revenue';
  }
}

type Further = Pick<
  BudgetRow,
  'costCentre' | 'investmentNo' | 'carriable' | 'coverGroup' | 'earmark' | 'voluntary' | 'text'
>;

function furtherFields(fields: BudgetFields, compiler: SourceCompiler): (row: RowInProgress) => Further {
  const optional = <T>(
    source: Source | undefined,
    parse: Parameters<typeof optionalField<T>>[1],
  ): Field<T> => (source === undefined ? () => undefined : optionalField(compiler.source(source), parse));
  const costCentre = optional(fields.costCentre, code);
  const investmentNo = optional(fields.investmentNo, code);
  const carriable = optional(fields.carriable, trueOrFalse);
  const voluntary = optional(fields.voluntary, trueOrFalse);
  const text = optional(fields.text, longText);
  const coverGroup = coverGroupField(fields, compiler);
  const earmark = earmarkField(fields, compiler);
  return (row) =>
    present<Further>({
      costCentre: costCentre(row),
      investmentNo: investmentNo(row),
      carriable: carriable(row),
      coverGroup: coverGroup(row),
      earmark: earmark(row),
      voluntary: voluntary(row),
      text: text(row),
    });
}

/** A line without the id of a group is in none; with one, it says how. */
function coverGroupField(
  { coverGroup }: BudgetFields,
  compiler: SourceCompiler,
): Field<NonNullable<Further['coverGroup']>> {
  if (!coverGroup) return () => undefined;
  const id = optionalField(compiler.source(coverGroup.id), code);
  const relation = requiredField(
    compiler.source(coverGroup.relation),
    { de: 'gegenseitig oder einseitig deckungsfähig', en: 'mutual or one-sided cover' },
    oneOfValues(coverRelations),
    'mutual',
  );
  const role = requiredField(
    compiler.source(coverGroup.role),
    { de: 'die Rolle im Deckungskreis', en: 'the role in the cover group' },
    oneOfValues(coverRoles),
    'member',
  );
  return (row) => {
    const group = id(row);
    return group === undefined ? undefined : { id: group, relation: relation(row), role: role(row) };
  };
}

function earmarkField(
  { earmark }: BudgetFields,
  compiler: SourceCompiler,
): Field<NonNullable<Further['earmark']>> {
  if (!earmark) return () => undefined;
  const source = optionalField(compiler.source(earmark.source), name);
  const spendUpToRevenue = requiredField(
    compiler.source(earmark.spendUpToRevenue),
    { de: 'ob nur bis zur Höhe der Einnahme ausgegeben wird', en: 'whether spending ends at the revenue' },
    trueOrFalse,
    false,
  );
  return (row) => {
    const from = source(row);
    return from === undefined ? undefined : { source: from, spendUpToRevenue: spendUpToRevenue(row) };
  };
}
