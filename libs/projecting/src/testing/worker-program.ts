import { createLogger, openPool } from '#platform';
import { PostgresEventStore } from '#event-store/postgres';
import { Projections } from '../projections.js';
import { accountsModel, movementsModel, openPlain } from './made-up.js';

/** What a worker process of a test is told. */
export interface WorkerOrders {
  readonly appUrl: string;
  readonly name: string;
  /** Every event of an account takes so long, so that a test can strike in the middle of a batch. */
  readonly slownessMs: number;
  /** Instead of working: rebuild this read model, once. */
  readonly rebuild?: string;
}

/** A worker as a process of its own; it says `folding` when it first folds an event, and `done` after a rebuild. */
export async function runWorker({ appUrl, name, slownessMs, rebuild }: WorkerOrders): Promise<void> {
  const database = openPool(appUrl, { max: 6, name });
  let said = false;
  const slow = (): void => {
    if (!said) process.stdout.write('folding\n');
    said = true;
    const end = performance.now() + slownessMs;
    while (performance.now() < end);
  };
  const projections = new Projections({
    database,
    store: new PostgresEventStore(database),
    readModels: [accountsModel(1, slow), movementsModel],
    open: openPlain,
    logger: createLogger({ level: 'silent', name }),
  });
  if (rebuild === undefined) {
    await projections.start();
    return;
  }
  await projections.rebuild(rebuild);
  process.stdout.write('done\n');
  process.exit(0);
}
