import { tag } from '#kernel';
import type { ReadModel, RowOf } from '#kernel';
import type { AsOf, ReadModels, RegisterRow, Snapshot } from '#projecting';
import { budgetLines, grants, links, organisations } from '#read-models';
import type { KnownOfGrant, StoredLink } from '#read-models';

/** The read models a trace is told from. */
export const TRACE_MODELS = [grants, links, organisations, budgetLines].map(({ name }) => name);

/** What the registers know of a grant, all at one number; undefined where they know none of this id. */
export function knownOfGrant(
  readModels: ReadModels,
  ledger: string,
  grantId: string,
  asOf: AsOf | undefined,
): Promise<{ readonly number: number; readonly known: KnownOfGrant | undefined }> {
  return readModels.together(ledger, TRACE_MODELS, asOf, async (snapshot) => {
    const { number } = snapshot;
    const grant = await rowIn(snapshot, grants, grantId);
    return { number, known: grant && (await traceOf(snapshot, grantId, grant)) };
  });
}

async function traceOf(
  snapshot: Snapshot,
  grantId: string,
  grant: RowOf<typeof grants>,
): Promise<KnownOfGrant> {
  const { rows } = await snapshot.rows(links.name, { filters: { from: tag('grant', grantId) } });
  return {
    number: snapshot.number,
    grantId,
    grant,
    links: rows.map((link) => link as RegisterRow & StoredLink),
    recipient: await rowIn(snapshot, organisations, grant.recipientId),
    line: await rowIn(snapshot, budgetLines, grant.budgetLineId ?? grant.positionBudgetLineId),
  };
}

/** The row has the columns of its read model: its table was made from them. */
async function rowIn<Model extends ReadModel>(
  snapshot: Snapshot,
  model: Model,
  id: string | null,
): Promise<RowOf<Model> | undefined> {
  if (id === null) return undefined;
  return (await snapshot.row(model.name, id)) as RowOf<Model> | undefined;
}
