export { OperatorError, portTaken, type Bilingual, type OperatorErrorCode } from './operator-error.js';
export { DatabaseUnavailable } from './postgres/database-unavailable.js';
export { openPool, type Database, type PoolOptions, type Queryable, type Row, type Statement, type TransactionOptions } from './postgres/database.js';
export { migrate, type MigrateOptions } from './postgres/migrate.js';
export { openWorkplace, type Workplace } from './workplace/open-workplace.js';
