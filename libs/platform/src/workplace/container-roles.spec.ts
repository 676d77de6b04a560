import { readFileSync } from 'node:fs';
import { firstStatements } from './settings.js';

const script = readFileSync(new URL('../../../../docker/postgres/10-planbuch.sql', import.meta.url), 'utf8');

const passwords = { postgres: 'unused', owner: 'owner_password', app: 'app_password' };

it('the documentation tells whoever runs a server of their own to make the same roles and rights', () => {
  const text = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const [, block = ''] = /own-database"[^]*?```sql\n([^]*?)```/.exec(text) ?? [];
  const told = block
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.replace(" ENCODING 'UTF8' TEMPLATE template0", ''));
  // What concerns other databases is left to whoever runs the server.
  const made = firstStatements(passwords)
    .split('\n')
    .filter((line) => line !== '' && !/ postgres[ ,]/.test(line))
    .map((line) => line.replace(/'\w+_password'/, "'…'"));
  expect(told.toSorted()).toEqual(made.toSorted());
});

it('the container’s database has the roles and rights of the embedded one', () => {
  const embedded = firstStatements(passwords)
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
