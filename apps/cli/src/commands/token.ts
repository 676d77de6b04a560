import type { Command } from 'commander';
import type { TokenRecord, TokenRequest } from '#access';
import type { Fault, Language } from '#kernel';
import type { Role } from '#planning';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { CommandFailed, EXIT, wrongUsage } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withoutLedgers } from '../place.js';
import { ledgerOption } from './act.js';

interface CreateOptions {
  readonly name: string;
  readonly role: readonly string[];
  readonly ledger?: string;
  readonly person?: string;
  readonly organisation?: string;
  readonly expires?: string;
}

export function tokenCommand(cli: Cli): Command {
  const command = cli.command(
    'token',
    label('Zugänge machen, nennen und sperren', 'makes, lists and revokes tokens'),
  );
  command.addCommand(createCommand(cli));
  command.addCommand(
    cli
      .command(
        'list',
        label('nennt die Zugänge, nie ihre Geheimnisse', 'lists the tokens, never their secrets'),
      )
      .action(cli.does(list)),
    { isDefault: true },
  );
  command.addCommand(
    cli
      .command('revoke', label('sperrt einen Zugang', 'revokes a token'))
      .argument(
        '<id>',
        cli.text(label('Kennung des Zugangs, siehe token list', 'id of the token, see token list')),
      )
      .action(cli.does(revoke)),
  );
  return command;
}

function createCommand(cli: Cli): Command {
  const repeated = (given: string, before: string[]): string[] => [...before, given];
  const role = label(
    'Rolle, z. B. planning, treasury, reader; mehrfach möglich',
    'role, e.g. planning, treasury, reader; may be repeated',
  );
  const end = label(
    'Ende, z. B. 2027-12-31T23:00:00.000Z, oder never',
    'end, e.g. 2027-12-31T23:00:00.000Z, or never',
  );
  const options = [
    cli.option('--name <text>', label('für wen oder was', 'for whom or what')).makeOptionMandatory(),
    cli.option('--role <role>', role).default([]).argParser(repeated),
    ledgerOption(cli),
    cli.option('--person <id>', label('die Person, die damit handelt', 'the person who acts with it')),
    cli.option(
      '--organisation <id>',
      label('der Träger, für den er liest', 'the provider for whom it reads'),
    ),
    cli.option('--expires <time>', end),
  ];
  const command = cli.command(
    'create',
    label('macht einen Zugang und zeigt ihn ein einziges Mal', 'makes a token and shows it once'),
  );
  for (const option of options) command.addOption(option);
  return command.action(cli.does<CreateOptions>(create));
}

function create(call: Call<CreateOptions>): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, options } = call;
  return withoutLedgers(call, async ({ tokens }) => {
    const { secret, record } = await tokens.create(requestOf(options)).catch(inOptions);
    terminal.line(secret);
    terminal.note(
      label(
        'Dieser Zugang wird nur jetzt gezeigt; im Planbuch steht nur sein Hash. Bewahren Sie ihn wie ein Passwort auf.',
        'This token is shown only now; Planbuch keeps only its hash. Keep it like a password.',
      ),
    );
    terminal.document({ ...record, token: secret });
    return undefined;
  });
}

/** The fields of a token as this command names them. */
const OPTIONS: Readonly<Record<string, string>> = {
  '/name': '--name',
  '/roles': '--role',
  '/ledger': '--ledger',
  '/personId': '--person',
  '/organisationId': '--organisation',
  '/expiresAt': '--expires',
};

/** What is wrong with a token is said about the options it was asked for with. */
function inOptions(error: unknown): never {
  const { faults } = error as { readonly faults?: readonly Fault[] };
  if (!faults) throw error;
  const lines = (language: Language): string =>
    faults.map(({ path, expected }) => `\n  ${OPTIONS[path] ?? path}: ${expected[language]}`).join('');
  throw wrongUsage(
    'token-invalid',
    label(`So lässt sich kein Zugang machen:${lines('de')}`, `No token can be made like this:${lines('en')}`),
  );
}

function requestOf({ name, role, ledger, person, organisation, expires }: CreateOptions): TokenRequest {
  return {
    name,
    // Which roles there are is checked where the token is made, with the other fields.
    roles: role as readonly Role[],
    ...(ledger === undefined ? {} : { ledger }),
    ...(person === undefined ? {} : { personId: person }),
    ...(organisation === undefined ? {} : { organisationId: organisation }),
    ...(expires === undefined ? {} : { expiresAt: expires }),
  };
}

function list(call: Call): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal } = call;
  return withoutLedgers(call, async ({ tokens }) => {
    const records = await tokens.list();
    terminal.table(
      [
        { head: label('Kennung', 'Id'), cell: ({ id }: TokenRecord) => id },
        { head: label('Name', 'Name'), cell: ({ name }) => name },
        { head: label('Rollen', 'Roles'), cell: ({ roles }) => roles.join(', ') },
        { head: label('Buch', 'Ledger'), cell: ({ ledger }) => ledger },
        { head: label('bis', 'until'), cell: ({ expiresAt }) => expiresAt?.slice(0, 10) ?? '∞' },
        { head: label('gesperrt', 'revoked'), cell: ({ revokedAt }) => revokedAt?.slice(0, 10) },
      ],
      records,
    );
    terminal.document(records);
    return undefined;
  });
}

function revoke(call: Call): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, words } = call;
  const [id = ''] = words;
  return withoutLedgers(call, async ({ tokens }) => {
    if (!(await tokens.revoke(id))) {
      throw new CommandFailed(
        'token-unknown',
        label(
          `Einen gültigen Zugang ${id} gibt es nicht; "planbuch token list" nennt sie.`,
          `There is no valid token ${id}; "planbuch token list" lists them.`,
        ),
        EXIT.refused,
      );
    }
    terminal.line(label(`Gesperrt: ${id}`, `Revoked: ${id}`));
    terminal.document({ id, revoked: true });
    return undefined;
  });
}
