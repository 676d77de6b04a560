import { readFileSync } from 'node:fs';
import { EXPECTATIONS } from './environment.js';

const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');

it('docs/operations.md explains every variable there is, and none besides', () => {
  const table = operations.slice(
    operations.indexOf('## Einstellungen'),
    operations.indexOf('## Verbindungen'),
  );
  const explained = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual([...EXPECTATIONS.keys()].sort());
});
