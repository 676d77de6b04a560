import { LedgerDamaged, LedgerFrozen } from '#event-store';
import { DatabaseUnavailable } from '#platform';
import { failureOf } from './failure-of.js';

it.each<[string, Error, number]>([
  [
    'a server that is away comes back: nothing could be reached',
    new DatabaseUnavailable('none', undefined),
    3,
  ],
  ['a ledger that rests takes acts again: come back later', new LedgerFrozen('kiel'), 3],
  ['a damaged ledger waits for a person: something was found', new LedgerDamaged('kiel', 5, 'foreign'), 1],
])('tells by the exit code what to do: %s', async (_, error, exitCode) => {
  expect(await failureOf(error, 'de')).toMatchObject({ exitCode });
});
