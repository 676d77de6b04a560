import type { ReadModel, RowOf } from '#kernel';
import type { AsOf, Found, ReadModels, RegisterRow } from '#projecting';
import { budgetLines, grants, links, organisations } from '#read-models';
import type { KnownOfGrant, StoredLink } from '#read-models';

/** The read models a trace is told from. */
export const TRACE_MODELS = [grants, links, organisations, budgetLines].map(({ name }) => name);

/** What the registers know of a grant, all at one number; undefined where they know none of this id. */
export async function knownOfGrant(
  readModels: ReadModels,
  ledger: string,
  grantId: string,
  asOf: AsOf | undefined,
): Promise<{ readonly number: number; readonly known: KnownOfGrant | undefined }> {
  const { number, found } = await readModels.together({
    ledger,
    models: TRACE_MODELS,
    questions: {
      grant: { model: grants.name, filters: { id: grantId } },
      links: { model: links.name, filters: { from: `grant:${grantId}` } },
      recipient: { model: organisations.name, follows: { question: 'grant', columns: ['recipientId'] } },
      line: {
        model: budgetLines.name,
        follows: { question: 'grant', columns: ['budgetLineId', 'positionBudgetLineId'] },
      },
    },
    ...(asOf === undefined ? {} : { asOf }),
  });
  const grant = rowIn(grants, found.grant);
  return {
    number,
    known: grant && {
      number,
      grantId,
      grant,
      links: found.links.rows.map((link) => link as RegisterRow & StoredLink),
      recipient: rowIn(organisations, found.recipient),
      line: rowIn(budgetLines, found.line),
    },
  };
}

/** The row has the columns of its read model: its table was made from them. */
function rowIn<Model extends ReadModel>(_model: Model, { rows }: Found): RowOf<Model> | undefined {
  return rows[0] as RowOf<Model> | undefined;
}
