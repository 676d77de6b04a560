import { createHash } from 'node:crypto';
import { systemIds } from '../dist/libs/platform/src/index.js';

const committed = (text) => ({ commitment: createHash('sha256').update(text).digest('hex') });

// Sealing belongs to the act, which is measured as a whole; here all sides store bytes that are ready.
const title = committed('title');
const wording = committed('wording');

/** An event of about 600 bytes in canonical form, with four tags, as an allocation or a booking has. */
export function sampleEvent(ledger, serial) {
  const grant = `grant:g${serial}`;
  return {
    ledger,
    id: systemIds.uuidv7(),
    type: 'grant-allocated',
    version: 1,
    subject: grant,
    tags: [`budget-line:b${serial % 500}`, 'fiscal-year:2027', grant, `organisation:o${serial % 300}`],
    data: { amountCents: 1_250_000 + (serial % 1_000_000), conditional: false, title, wording },
    actor: 'person:00000000-0000-7000-8000-000000000001',
    role: 'council-office',
    effectiveOn: '2027-03-15',
    correlationId: systemIds.uuidv7(),
    evidence: [],
  };
}

/** Two disclosures, as title and wording of a decision have. */
export function sampleDisclosures(randomness) {
  return ['/data/title', '/data/wording'].map((path) => ({
    path,
    salt: randomness.bytes32().toString('hex'),
    value: 'Offener Treff im Stadtteil, Weiterführung',
  }));
}
