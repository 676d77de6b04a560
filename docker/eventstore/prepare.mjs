// Prepares an event server for Planbuch: makes the application's account (or gives it the password of the settings) and lets it
// append and read, but neither delete a stream nor change who may. Run by docker-compose.yml at each start; nothing is done twice.
import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';

const ACCOUNT = 'planbuch';

/** Everybody who is in `$admins` may everything besides; that cannot be taken from them. */
const SETTINGS = {
  $userStreamAcl: { $r: ACCOUNT, $w: ACCOUNT, $d: '$admins', $mr: ACCOUNT, $mw: '$admins' },
  $systemStreamAcl: { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
};

const { EVENTSTORE_ADDRESS: address, EVENTSTORE_CA_FILE: caFile } = process.env;
const { EVENTSTORE_ADMIN_PASSWORD: adminPassword, EVENTSTORE_APP_PASSWORD: appPassword } = process.env;
if (!address || !caFile || !adminPassword || !appPassword)
  throw new Error('EVENTSTORE_ADDRESS, _CA_FILE, _ADMIN_PASSWORD and _APP_PASSWORD are needed');

await account();
await rights();

async function account() {
  const found = await ask('GET', `/users/${ACCOUNT}`);
  const made =
    found.status === 404
      ? await ask('POST', '/users/', {
          loginName: ACCOUNT,
          fullName: 'Planbuch',
          password: appPassword,
          groups: [],
        })
      : await ask('POST', `/users/${ACCOUNT}/command/reset-password`, { newPassword: appPassword });
  if (!made.ok) throw new Error(`the account ${ACCOUNT} could not be made or changed: ${made.status}`);
}

async function rights() {
  const client = EventStoreDBClient.connectionString(
    `esdb://admin:${encodeURIComponent(adminPassword)}@${address}?tls=true&tlsCAFile=${caFile}`,
  );
  await client.appendToStream('$settings', {
    id: randomUUID(),
    contentType: 'application/json',
    type: '$settings',
    data: SETTINGS,
    metadata: undefined,
  });
  // A worker follows all streams at once to hear which ledgers have grown.
  await client.setStreamMetadata('$all', { acl: { readRoles: ['$admins', ACCOUNT] } });
  await client.dispose();
}

function ask(method, path, body) {
  return fetch(`https://${address}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
