import type { Database, Workplace } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

interface Standing {
  readonly ledger: string;
  readonly model: string;
  readonly stopped: number | null;
  readonly behind: number;
}

/** Whether a read model stands still. One that is only behind catches up as soon as a worker runs. */
export async function projectionsCheck(database: Database, workplace: Workplace | undefined): Promise<Check> {
  const rows = await database.query<Standing>(
    `SELECT c.ledger, c.model, c.stopped_number AS stopped, l.head - c.number AS behind
     FROM planbuch.checkpoints c JOIN planbuch.ledgers l ON l.ledger = c.ledger
     WHERE c.state = 'live' AND (c.stopped_number IS NOT NULL OR c.number <> l.head) ORDER BY c.ledger, c.model`,
  );
  const stopped = rows.filter((row) => row.stopped !== null);
  if (stopped.length > 0)
    return wrong(
      'projections',
      stopped.map(({ ledger, model, stopped: at }) => `${ledger}/${model} #${String(at)}`).join(', '),
      label(
        'Sehen Sie mit "planbuch projections list" nach dem Grund; nach der Behebung geht es von selbst weiter.',
        'Look for the reason with "planbuch projections list"; after the fix it goes on by itself.',
      ),
    );
  const behind = Math.max(0, ...rows.map((row) => row.behind));
  if (behind === 0)
    return fine('projections', label('auf dem Stand der Bücher', 'at the heads of the ledgers'));
  const worker = workplace?.serving()
    ? label('ein Dienst holt sie nach', 'a service makes up for it')
    : label('der nächste Dienst oder Befehl holt sie nach', 'the next service or command makes up for it');
  const count = String(behind);
  return fine(
    'projections',
    label(`bis zu ${count} Ereignisse zurück; ${worker.de}`, `up to ${count} events behind; ${worker.en}`),
  );
}

const ANSWERS_WITHIN_MS = 3_000;

/** Whether the service that the data folder knows of answers. */
export async function servingCheck(workplace: Workplace | undefined): Promise<Check> {
  const serving = workplace?.serving();
  if (!serving) return fine('serving', label('keiner auf diesem Datenordner', 'none on this data folder'));
  const found = `PID ${String(serving.pid)}, Port ${String(serving.port)}`;
  const answer = await fetch(`http://127.0.0.1:${String(serving.port)}/health/live`, {
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  }).catch(() => undefined);
  if (answer?.ok === true) return fine('serving', found);
  return wrong(
    'serving',
    found,
    label(
      'Der Dienst antwortet nicht auf /health/live (oder nicht auf 127.0.0.1). Sehen Sie in sein Protokoll, und starten Sie ihn neu.',
      'The service does not answer /health/live (or not on 127.0.0.1). Look into its log, and start it anew.',
    ),
  );
}
