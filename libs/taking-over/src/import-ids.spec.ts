import { randomBytes } from 'node:crypto';
import { ImportIds } from './import-ids.js';

const key = randomBytes(32);
const ids = new ImportIds(key, 'musterstadt');

it('are UUIDs of version 8, the same in every run', () => {
  const id = ids.of('grant', 'Z-1');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new ImportIds(key, 'musterstadt').of('grant', 'Z-1')).toBe(id);
});

it('differ by ledger, kind, natural key, what was withdrawn before, and master key', () => {
  const others = [
    ids.of('grant', 'Z-1'),
    new ImportIds(key, 'anderswo').of('grant', 'Z-1'),
    ids.of('organisation', 'Z-1'),
    ids.of('grant', 'Z-2'),
    ids.of('grant', 'Z-1', 1),
    new ImportIds(randomBytes(32), 'musterstadt').of('grant', 'Z-1'),
  ];
  expect(new Set(others).size).toBe(others.length);
});
