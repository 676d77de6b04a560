import { readFileSync } from 'node:fs';
import { firstStatements } from './settings.js';

const script = readFileSync(new URL('../../../../docker/postgres/10-planbuch.sql', import.meta.url), 'utf8');

it('the container’s database has the roles and rights of the embedded one', () => {
  const embedded = firstStatements({ postgres: 'unused', owner: 'owner_password', app: 'app_password' })
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('ALTER ROLE postgres '));
  const made = script
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line) && !line.startsWith('ALTER ROLE postgres '))
    // psql's `:'name'` is the value of the variable as a literal.
    .map((line) => line.replace(/:'(\w+)'/, "'$1'"));
  expect(made).toEqual(embedded);
  // Granted on functions of one database only, and taken over by its copies.
  expect(script.indexOf('\\connect template1')).toBeLessThan(script.indexOf('CREATE ROLE'));
});
