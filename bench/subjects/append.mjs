// Planbuch: one event a call under a condition of two query items, with tag index and disclosures.
import { createHash, randomBytes } from 'node:crypto';
import { PostgresEventStore } from '../../dist/libs/event-store/src/postgres/index.js';
import { openPool } from '../../dist/libs/platform/src/index.js';
import { sampleDisclosures, sampleEvent } from '../sample.mjs';
import { takePart } from '../side.mjs';

const bodyMac = createHash('sha256').update('body').digest();

await takePart(async ({ appUrl, ledger }) => {
  const database = openPool(appUrl, { max: 16, name: 'bench append' });
  const store = new PostgresEventStore(database);
  await store.createLedger(ledger, 'real');
  let seen = (await store.head(ledger)).number;
  return {
    async perform(serial) {
      const query = [
        { tags: [`grant:g${serial}`], types: ['grant-allocated', 'notice-issued'] },
        { tags: [`person:p${serial}`], types: ['interest-declared'] },
      ];
      const { firstNumber } = await store.append(ledger, {
        key: randomBytes(32),
        bodyMac,
        events: [{ event: sampleEvent(ledger, serial), disclosures: sampleDisclosures() }],
        condition: { query, after: seen },
      });
      if (firstNumber > seen) seen = firstNumber;
    },
    async end() {
      await store.close();
      await database.close();
    },
  };
});
