import type { Command } from 'commander';
import type { WhyAnswer } from '#read-models';
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
        label('Kennung der Zuwendung oder ihre äußere Nummer', 'id of the grant or its external number'),
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
  const [grant = ''] = words;
  return withConnection(call, { reads: true }, async (connection) => {
    const found = await find(connection, grant, options);
    const { body } = await connection.ask<WhyAnswer>({
      path: `/v1/ledgers/${found.ledger}/grants/${found.id}/why${asOf(options)}`,
    });
    const { whyTree } = await import('../why-tree.js');
    for (const line of whyTree(body, terminal.language)) terminal.line(line);
    terminal.document(body);
    return undefined;
  });
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
