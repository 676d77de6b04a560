import type { Queryable } from '#platform';
import { VersionNotRaised } from './errors.js';
import type { ProjectionContext } from './projection-context.js';

export interface Stop {
  /** The first event it could not take. */
  readonly number: number;
  /** RFC 3339. */
  readonly since: string;
  readonly type: string;
  readonly message: string;
}

/** How far one read model of one ledger is, as readers see it. */
export interface ProjectionLag {
  readonly ledger: string;
  readonly model: string;
  /** Of the rows that are read now; undefined where none can be read yet. */
  readonly version: number | undefined;
  readonly number: number;
  readonly head: number;
  readonly behindEvents: number;
  /** Age of the first event that is missing; undefined where nobody looked, see MAX_AGES. */
  readonly behindSeconds: number | undefined;
  readonly stopped: Stop | undefined;
  /** A rebuild or a new version on its way to replace these rows. */
  readonly building:
    { readonly version: number; readonly number: number; readonly stopped: Stop | undefined } | undefined;
}

/** The age of an event is read from the ledger. When more places than these lag, their number says enough. */
const MAX_AGES = 50;

interface LagRow {
  readonly ledger: string;
  readonly model: string;
  readonly head: number;
  readonly live: string | null;
  readonly building: string | null;
}

interface CheckpointJson {
  readonly version: number;
  readonly number: number;
  readonly stopped_number: number | null;
  readonly stopped_at: string;
  readonly error_type: string;
  readonly error_message: string;
}

/** Every read model of every ledger (or of one), for health, metrics and `planbuch projections`. */
export async function projectionLag(context: ProjectionContext, ledger?: string): Promise<ProjectionLag[]> {
  const { database, shapes } = context;
  const rows = await database.query<LagRow>(LAG, [[...shapes.keys()], ledger ?? null]);
  const differing = await differingShapes(database, shapes);
  const ages = new Ages(context.store);
  return Promise.all(
    rows.map(async ({ ledger, model, head, ...checkpoints }) => {
      const live = checkpointOf(checkpoints.live);
      const building = checkpointOf(checkpoints.building);
      const number = live?.number ?? 0;
      const behindEvents = Math.max(0, head - number);
      return {
        ledger,
        model,
        version: live?.version,
        number,
        head,
        behindEvents,
        behindSeconds: behindEvents === 0 ? 0 : await ages.of(ledger, number + 1),
        // Where nothing can be read yet, what stopped the building is what keeps readers waiting.
        stopped: differing.get(model) ?? (live ?? building)?.stopped,
        building,
      };
    }),
  );
}

const LAG = `
SELECT l.ledger, m.model, l.head, row_to_json(v) AS live, row_to_json(b) AS building
FROM planbuch.ledgers l
CROSS JOIN unnest($1::text[]) AS m(model)
LEFT JOIN planbuch.checkpoints v ON v.ledger = l.ledger AND v.model = m.model AND v.state = 'live'
LEFT JOIN LATERAL (
  SELECT * FROM planbuch.checkpoints b WHERE b.ledger = l.ledger AND b.model = m.model AND b.state = 'building'
  ORDER BY b.version DESC, b.generation DESC LIMIT 1
) b ON true
WHERE $2::text IS NULL OR l.ledger = $2
ORDER BY l.ledger, m.model`;

function checkpointOf(json: string | null) {
  if (json === null) return undefined;
  const row = JSON.parse(json) as CheckpointJson;
  const stopped: Stop | undefined =
    row.stopped_number === null
      ? undefined
      : {
          number: row.stopped_number,
          since: new Date(row.stopped_at).toISOString(),
          type: row.error_type,
          message: row.error_message,
        };
  return { version: row.version, number: row.number, stopped };
}

/** How long ago events were recorded; each place is looked up once, whatever the number of read models that stand there. */
class Ages {
  private readonly known = new Map<string, Promise<number | undefined>>();

  constructor(private readonly store: ProjectionContext['store']) {}

  of(ledger: string, number: number): Promise<number | undefined> {
    const key = `${ledger} ${String(number)}`;
    const known = this.known.get(key);
    if (known || this.known.size >= MAX_AGES) return known ?? Promise.resolve(undefined);
    const age = this.lookUp(ledger, number);
    this.known.set(key, age);
    return age;
  }

  private async lookUp(ledger: string, number: number): Promise<number | undefined> {
    for await (const { recordedAt } of this.store.read(ledger, { after: number - 1, upTo: number })) {
      return Math.max(0, (Date.now() - Date.parse(recordedAt)) / 1000);
    }
    return undefined;
  }
}

/** Read models whose declaration changed without a new version: this program leaves them alone. */
async function differingShapes(
  database: Queryable,
  shapes: ProjectionContext['shapes'],
): Promise<Map<string, Stop>> {
  const all = [...shapes.values()];
  const rows = await database.query<{ model: string; since: string }>(
    `SELECT g.model, min(g.built_at)::text AS since FROM planbuch.generations g
     JOIN unnest($1::text[], $2::int[], $3::text[]) AS m(model, version, shape)
       ON m.model = g.model AND m.version = g.version AND m.shape <> g.shape
     GROUP BY g.model`,
    [
      all.map(({ model }) => model.name),
      all.map(({ model }) => model.version),
      all.map(({ fingerprint }) => fingerprint),
    ],
  );
  return new Map(
    rows.map(({ model, since }) => {
      const error = new VersionNotRaised(model, shapes.get(model)?.model.version ?? 0);
      return [
        model,
        { number: 0, since: new Date(since).toISOString(), type: error.name, message: error.message },
      ];
    }),
  );
}
