/** The tables that hold a ledger's rows now, by read model. */
export async function liveTables(client, ledger) {
  const { rows } = await client.query(
    `SELECT c.model, format('read_models.%I', replace(c.model, '-', '_') || '_g' || c.generation) AS table
     FROM planbuch.checkpoints c WHERE c.ledger = $1 AND c.state = 'live' ORDER BY c.model`,
    [ledger],
  );
  return rows;
}
