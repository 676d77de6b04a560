import { createHash } from 'node:crypto';
import { systemRandomness } from '../dist/libs/platform/src/index.js';
import { sampleDisclosures, sampleEvent } from './sample.mjs';

const randomness = systemRandomness();
const bodyMac = createHash('sha256').update('body').digest();

/** One event a call, under a condition of two query items, a key of its own and, where wanted, with two disclosures. */
export async function appending(store, ledger, disclosed = true) {
  await store.createLedger(ledger, 'real');
  let seen = (await store.head(ledger)).number;
  return async (serial) => {
    const query = [
      { tags: [`grant:g${serial}`], types: ['grant-allocated', 'notice-issued'] },
      { tags: [`person:p${serial}`], types: ['interest-declared'] },
    ];
    const disclosures = disclosed ? sampleDisclosures(randomness) : [];
    const { firstNumber } = await store.append(ledger, {
      key: randomness.bytes32(),
      isKeyNew: true,
      bodyMac,
      events: [{ event: sampleEvent(ledger, serial), disclosures }],
      condition: { query, after: seen },
    });
    if (firstNumber > seen) seen = firstNumber;
  };
}
