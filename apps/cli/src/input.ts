import { text } from 'node:stream/consumers';
import { label } from './language.js';
import { wrongUsage } from './failure.js';

/** As much as the api takes in one request. */
const INPUT_BYTES = 1024 * 1024;

/** What was handed over on standard input, as JSON. */
export async function jsonFromStandardInput(): Promise<unknown> {
  if (process.stdin.isTTY) {
    throw wrongUsage(
      'input-missing',
      label(
        'Es fehlt die Eingabe: planbuch act <Handlung> --ledger <Buch> < eingabe.json',
        'The input is missing: planbuch act <act> --ledger <ledger> < input.json',
      ),
    );
  }
  const given = await text(process.stdin);
  if (given.length > INPUT_BYTES)
    throw wrongUsage(
      'input-too-large',
      label('Die Eingabe hat mehr als 1 MiB.', 'The input has more than 1 MiB.'),
    );
  try {
    return JSON.parse(given) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : '';
    throw wrongUsage(
      'input-no-json',
      label(`Die Eingabe ist kein JSON: ${why}`, `The input is not JSON: ${why}`),
    );
  }
}
