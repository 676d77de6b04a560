import { announceServer } from '#test/announce';
import { eventStoreContract } from '../testing.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';

eventStoreContract('PostgreSQL', async () => {
  const opened = await openPostgres();
  const [row] = await opened.asOwner<{ server_version: string }>('SHOW server_version');
  announceServer(`PostgreSQL ${row?.server_version ?? ''}`, 'embedded');
  return opened;
});
