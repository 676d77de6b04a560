import type { Command } from 'commander';
import type { TraceAnswer } from '#read-models';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import type { Connection } from '../connection.js';
import { CommandFailed, EXIT } from '../failure.js';
import { label } from '../language.js';
import { ledgerOption } from './act.js';

interface Options {
  readonly ledger?: string;
  readonly asOf?: string;
}

/** What is traced from besides a grant: backwards to what it rests on, or forwards to what became of it. */
const TRACED: Readonly<Record<string, string>> = {
  grant: 'grants/{id}/why',
  payment: 'payments/{id}/why',
  decision: 'decisions/{id}/why',
  allocation: 'allocations/{id}/why',
  need: 'needs/{id}/effects',
  goal: 'goals/{id}/effects',
  criterion: 'criteria/{id}/effects',
  'budget-line': 'budget-lines/{id}/effects',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function whyCommand(cli: Cli): Command {
  return cli
    .command(
      'why',
      label(
        'sagt, warum Geld dorthin ging, und was darüber fehlt',
        'tells why money went there, and what is missing about it',
      ),
    )
    .argument(
      '<grant>',
      cli.text(
        label(
          `Kennung der Zuwendung oder ihre äußere Nummer; oder <Art>:<Kennung> mit ${Object.keys(TRACED).join(', ')}`,
          `id of the grant or its external number; or <kind>:<id> with ${Object.keys(TRACED).join(', ')}`,
        ),
      ),
    )
    .addOption(ledgerOption(cli))
    .addOption(
      cli.option('--as-of <number|time>', label('was das Buch damals wusste', 'what the ledger knew then')),
    )
    .action(cli.does<Options>(why));
}

function why(call: Call<Options>): Promise<undefined> {
  const { words, options, terminal } = call;
  const [asked = ''] = words;
  return withConnection(call, { reads: true }, async (connection) => {
    const { body } = await connection.ask<TraceAnswer & { readonly links: { readonly next?: string } }>({
      path: `${await pathOf(connection, asked, options)}${asOf(options)}`,
    });
    const { whyTree } = await import('../why-tree.js');
    for (const line of whyTree(body, terminal.language)) terminal.line(line);
    const { next } = body.links;
    if (next !== undefined) terminal.note(label(`Weiter über HTTP: ${next}`, `Continued over HTTP: ${next}`));
    terminal.document(body);
    return undefined;
  });
}

async function pathOf(connection: Connection, asked: string, options: Options): Promise<string> {
  const at = asked.indexOf(':');
  const traced = Object.entries(TRACED).find(([kind]) => asked.slice(0, at) === kind);
  if (traced) {
    const ledger = options.ledger ?? (await onlyLedger(connection));
    const id = encodeURIComponent(asked.slice(at + 1));
    return `/v1/ledgers/${encodeURIComponent(ledger)}/${traced[1].replace('{id}', id)}`;
  }
  if (UUID.test(asked.slice(at + 1)) && at > 0) throw notTraced(asked.slice(0, at));
  const { ledger, id } = await find(connection, asked, options);
  return `/v1/ledgers/${ledger}/grants/${id}/why`;
}

function notTraced(kind: string): CommandFailed {
  const known = Object.keys(TRACED).join(', ');
  return new CommandFailed(
    'trace-unknown',
    label(
      `Von „${kind}“ erzählt why nichts. Es kennt: ${known}.`,
      `why tells nothing of “${kind}”. It knows: ${known}.`,
    ),
    EXIT.usage,
  );
}

/** The ledger where there is but one. */
async function onlyLedger(connection: Connection): Promise<string> {
  const [only, other] = await ledgersOf(connection);
  if (only !== undefined && other === undefined) return only;
  throw new CommandFailed(
    'ledger-missing',
    label('Nennen Sie mit --ledger das Buch.', 'Name the ledger with --ledger.'),
    EXIT.usage,
  );
}

interface Found {
  readonly ledger: string;
  readonly id: string;
}

/** The grant by its id or its external number, in the ledger named, or else in the only one that knows it. */
async function find(connection: Connection, grant: string, options: Options): Promise<Found> {
  const ledgers = options.ledger === undefined ? await ledgersOf(connection) : [options.ledger];
  const found: Found[] = [];
  for (const ledger of ledgers) found.push(...(await grantsIn(connection, ledger, grant, options)));
  const [only, other] = found;
  if (only && !other) return only;
  throw new CommandFailed(
    only ? 'grant-ambiguous' : 'grant-unknown',
    only
      ? label(
          `Die Zuwendung ${grant} gibt es mehrfach (${found.map(({ ledger }) => ledger).join(', ')}): nennen Sie mit --ledger das Buch.`,
          `There are several grants ${grant} (${found.map(({ ledger }) => ledger).join(', ')}): name the ledger with --ledger.`,
        )
      : label(
          `Die Zuwendung ${grant} gibt es nicht in ${ledgers.join(', ') || 'diesem Datenordner'}. "planbuch list grants --ledger <Buch>" zeigt, welche es gibt.`,
          `There is no grant ${grant} in ${ledgers.join(', ') || 'this data folder'}. "planbuch list grants --ledger <ledger>" shows which there are.`,
        ),
    EXIT.refused,
  );
}

async function ledgersOf(connection: Connection): Promise<string[]> {
  const { body } = await connection.ask<readonly { readonly ledger: string }[]>({ path: '/v1/ledgers' });
  return body.map(({ ledger }) => ledger);
}

async function grantsIn(
  connection: Connection,
  ledger: string,
  grant: string,
  options: Options,
): Promise<Found[]> {
  const column = UUID.test(grant) ? 'id' : 'externalNo';
  const query = new URLSearchParams({ [column]: UUID.test(grant) ? grant.toLowerCase() : grant });
  if (options.asOf !== undefined) query.set('asOf', options.asOf);
  const { body } = await connection.ask<{ readonly rows: readonly { readonly id: string }[] }>({
    path: `/v1/ledgers/${encodeURIComponent(ledger)}/grants?${query.toString()}`,
  });
  return body.rows.map(({ id }) => ({ ledger, id }));
}

function asOf({ asOf: at }: Options): string {
  return at === undefined ? '' : `?asOf=${encodeURIComponent(at)}`;
}
