import {
  coverRelations,
  coverRoles,
  budgetKinds,
  federalStates,
  financings,
  grantKinds,
  ledgerKinds,
  legalForms,
  stages,
} from '../rows.js';
import { dates, file, named, numbers, part, placeholders, rows } from './format.schema.js';
import { signConventions } from './profile.js';
import type {
  AmountRule,
  BudgetFields,
  BudgetProfile,
  GrantFields,
  GrantsProfile,
  LedgerOfProfile,
  Profile,
} from './profile.js';
import {
  isSection,
  label,
  list,
  misfit,
  oneOf,
  optional,
  otherwise,
  required,
  shape,
  text,
} from './schema.js';
import type { Reader } from './schema.js';
import { choice, source, yesOrNo } from './source.js';

const common = {
  name: required(
    text(
      named(
        'ein Name aus kleinen Buchstaben, Ziffern und Bindestrichen',
        'a name of small letters, digits and hyphens',
      ),
      {
        pattern: /^[a-z][a-z0-9-]{1,62}$/,
      },
    ),
  ),
  title: required(label),
  ledger: optional(
    shape<LedgerOfProfile>({
      kind: required(oneOf(ledgerKinds)),
      federalState: required(oneOf(federalStates)),
      ags: optional(
        text(named('der Amtliche Gemeindeschlüssel, 8 Ziffern', 'the official municipality key, 8 digits'), {
          pattern: /^\d{8}$/,
        }),
      ),
    }),
  ),
  file: required(file),
  rows: otherwise(rows, { skip: [] }),
  numbers: required(numbers),
  dates: otherwise(dates, { formats: [] }),
  parts: otherwise(list(part, { max: 40 }), []),
  identity: required(list(source, { max: 10 })),
};

const budgetFields = shape<BudgetFields>({
  mandant: optional(source),
  product: required(source),
  productName: optional(source),
  account: required(source),
  accountName: optional(source),
  kind: required(choice(budgetKinds)),
  costCentre: optional(source),
  investmentNo: optional(source),
  carriable: optional(yesOrNo),
  coverGroup: optional(
    shape<NonNullable<BudgetFields['coverGroup']>>({
      id: required(source),
      relation: required(choice(coverRelations)),
      role: optional(choice(coverRoles)),
    }),
  ),
  earmark: optional(
    shape<NonNullable<BudgetFields['earmark']>>({
      source: required(source),
      spendUpToRevenue: required(yesOrNo),
    }),
  ),
  voluntary: optional(yesOrNo),
  note: optional(source),
});

const budget = shape<BudgetProfile>({
  ...common,
  kind: required(oneOf(['budget'])),
  sign: required(oneOf(signConventions)),
  fields: required(budgetFields),
  amounts: required(
    list(
      shape<AmountRule>({
        from: required(source),
        year: required(source),
        stage: required(choice(stages)),
        placeholders,
      }),
      { max: 40 },
    ),
  ),
});

const grants = shape<GrantsProfile>({
  ...common,
  kind: required(oneOf(['grants'])),
  fields: required(
    shape<GrantFields>({
      externalNo: required(source),
      recipient: required(
        shape<GrantFields['recipient']>({ name: required(source), legalForm: optional(choice(legalForms)) }),
      ),
      authority: required(source),
      purpose: required(source),
      amount: required(source),
      kind: optional(choice(grantKinds)),
      financing: optional(choice(financings)),
      period: optional(
        shape<NonNullable<GrantFields['period']>>({ from: required(source), until: required(source) }),
      ),
      year: optional(source),
      budgetLine: optional(
        shape<NonNullable<GrantFields['budgetLine']>>({
          mandant: optional(source),
          product: required(source),
          account: optional(source),
          costCentre: optional(source),
        }),
      ),
      budgetText: optional(source),
    }),
  ),
});

/** The whole profile; `kind` decides which keys there are. */
export const profileSchema: Reader<Profile> = (given, path, misfits) => {
  if (!isSection(given)) {
    misfit(
      misfits,
      path,
      named('ein Profil: Schlüssel wie name, kind, file', 'a profile: keys such as name, kind, file'),
    );
    return undefined;
  }
  const kind = oneOf(['budget', 'grants'])(given['kind'], [...path, 'kind'], misfits);
  if (kind === undefined) return undefined;
  return kind === 'budget' ? budget(given, path, misfits) : grants(given, path, misfits);
};
