import type { Label } from '#kernel';
import type { BudgetFields, BudgetProfile, SignConvention } from '../profile/profile.js';
import type { Source } from '../profile/source.js';
import { budgetKinds, coverRelations, coverRoles, stages } from '../rows.js';
import type { BudgetKind, BudgetRow, CoverGroup, YearAmount } from '../rows.js';
import { amountField } from './amounts.js';
import type { PlaceholderUse } from './amounts.js';
import type { SourceCompiler } from './compiled-source.js';
import {
  MAX_TEXT_CHARS,
  budgetCode,
  lineOfText,
  longText,
  oneOfValues,
  optionalField,
  present,
  requiredField,
  trueOrFalse,
  year,
} from './field.js';
import type { Field, Parse } from './field.js';
import type { RowInProgress } from './row-in-progress.js';

const name = lineOfText(MAX_TEXT_CHARS);

/** Binds the fields of a budget profile to a file's columns. The row it makes counts only if nothing was refused. */
export function budgetRowReader(
  profile: BudgetProfile,
  compiler: SourceCompiler,
  uses: PlaceholderUse[],
): (row: RowInProgress, identity: string) => BudgetRow {
  const { fields } = profile;
  const product = requiredField(compiler.source(fields.product), PRODUCT, budgetCode(20), '');
  const account = requiredField(compiler.source(fields.account), ACCOUNT, budgetCode(20), '');
  const kind = requiredField(compiler.source(fields.kind), KIND, oneOfValues(budgetKinds), 'expense');
  const amounts = yearAmounts(profile, compiler, uses);
  const further = furtherFields(fields, compiler);
  return (row, identity) => {
    const rowKind = kind(row);
    return {
      line: row.line,
      identity,
      product: product(row),
      account: account(row),
      kind: rowKind,
      amounts: amounts(row, rowKind),
      ...further(row),
    };
  };
}

const PRODUCT: Label = { de: 'das Produkt', en: 'the product' };
const ACCOUNT: Label = { de: 'das Konto', en: 'the account' };
const KIND: Label = {
  de: 'Aufwand, Ertrag oder Investitionszuwendung',
  en: 'expense, revenue or investment grant',
};

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

type Further = Omit<BudgetRow, 'line' | 'identity' | 'product' | 'account' | 'kind' | 'amounts'>;

function furtherFields(fields: BudgetFields, compiler: SourceCompiler): (row: RowInProgress) => Further {
  const optional = <T>(source: Source | undefined, parse: Parse<T>): Field<T> =>
    source === undefined ? () => undefined : optionalField(compiler.source(source), parse);
  const mandant = optional(fields.mandant, budgetCode(10));
  const productName = optional(fields.productName, name);
  const accountName = optional(fields.accountName, name);
  const costCentre = optional(fields.costCentre, budgetCode(20));
  const investmentNo = optional(fields.investmentNo, budgetCode(40));
  const carriable = optional(fields.carriable, trueOrFalse);
  const voluntary = optional(fields.voluntary, trueOrFalse);
  const note = optional(fields.note, longText);
  const coverGroup = coverGroupField(fields, compiler);
  const earmark = earmarkField(fields, compiler);
  return (row) =>
    present<Further>({
      mandant: mandant(row),
      productName: productName(row),
      accountName: accountName(row),
      costCentre: costCentre(row),
      investmentNo: investmentNo(row),
      carriable: carriable(row),
      coverGroup: coverGroup(row),
      earmark: earmark(row),
      voluntary: voluntary(row),
      note: note(row),
    });
}

/** A line without the id of a group is in none; with one, it says how. */
function coverGroupField({ coverGroup }: BudgetFields, compiler: SourceCompiler): Field<CoverGroup> {
  if (!coverGroup) return () => undefined;
  const groupId = optionalField(compiler.source(coverGroup.id), budgetCode(40));
  const relation = requiredField(
    compiler.source(coverGroup.relation),
    { de: 'gegenseitig oder einseitig deckungsfähig', en: 'mutual or one-sided cover' },
    oneOfValues(coverRelations),
    'mutual',
  );
  const role = requiredField(
    coverGroup.role ? compiler.source(coverGroup.role) : { column: '', value: () => '' },
    { de: 'die Rolle im einseitigen Deckungskreis', en: 'the role in one-sided cover' },
    oneOfValues(coverRoles),
    'donor',
  );
  return (row) => {
    const id = groupId(row);
    if (id === undefined) return undefined;
    const how = relation(row);
    return how === 'mutual' ? { id, relation: how } : { id, relation: how, role: role(row) };
  };
}

/** As the act that opens a budget line takes it. */
const MAX_EARMARK_CHARS = 500;

function earmarkField(
  { earmark }: BudgetFields,
  compiler: SourceCompiler,
): Field<NonNullable<Further['earmark']>> {
  if (!earmark) return () => undefined;
  const source = optionalField(compiler.source(earmark.source), lineOfText(MAX_EARMARK_CHARS));
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
