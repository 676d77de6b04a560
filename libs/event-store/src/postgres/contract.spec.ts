import { eventStoreContract } from '../testing.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';

eventStoreContract('PostgreSQL', openPostgres);
