export { abortWith } from './aborting.js';
export { systemClock, todayInBerlin, type Clock } from './clock.js';
export { readConfig, type Config } from './config.js';
export { systemIds, type Ids } from './ids.js';
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logger.js';
export { parseMasterKey } from './master-key.js';
export { createMetrics, type Registry } from './metrics.js';
export { OperatorError, portTaken, type Bilingual, type OperatorErrorCode } from './operator-error.js';
export {
  openPool,
  send,
  type Database,
  type PoolOptions,
  type Queryable,
  type Row,
  type Statement,
  type TransactionOptions,
} from './postgres/database.js';
export { DatabaseUnavailable, isLockTimeout } from './postgres/database-unavailable.js';
export { migrate, type MigrateOptions } from './postgres/migrate.js';
export { refuseWrongDatabase } from './postgres/named-database.js';
export { isTransactionPooled } from './postgres/transaction-pooler.js';
export { systemRandomness, type Randomness } from './randomness.js';
export { Recurring } from './recurring.js';
export { rehearsal, type Rehearsal, type RehearsalClock } from './rehearsal.js';
export { openWorkplace, type Workplace } from './workplace/open-workplace.js';
export type { Serving } from './workplace/users.js';
