import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import { label } from '../language.js';
import { freezeCommand, thawCommand } from './freeze.js';
import { moveCommand } from './ledger-move.js';

/** What is said of a ledger that is opened. */
export interface OpeningOptions {
  readonly title?: string;
  readonly kind?: string;
  readonly federalState?: string;
  readonly ags?: string;
}

interface OpenOptions extends OpeningOptions {
  readonly mode: string;
}

/** An entry of `GET /v1/ledgers`, as far as the table shows it. */
interface Ledger {
  readonly ledger: string;
  readonly number: number;
  readonly mode?: string;
  readonly state?: 'open' | 'frozen';
}

export function ledgerCommand(cli: Cli): Command {
  const command = cli.command(
    'ledger',
    label('Planungsbücher eröffnen, nennen, einfrieren, bewegen', 'opens, lists, freezes and moves ledgers'),
  );
  command.addCommand(openCommand(cli));
  command.addCommand(freezeCommand(cli));
  command.addCommand(thawCommand(cli));
  command.addCommand(moveCommand(cli));
  command.addCommand(
    cli.command('list', label('nennt die Planungsbücher', 'lists the ledgers')).action(cli.does(list)),
    { isDefault: true },
  );
  return command;
}

export function openingOptions(cli: Cli) {
  return [
    cli.option('--title <text>', label('Überschrift (sonst der Name)', 'title (else the name)')),
    cli.option(
      '--kind <kind>',
      label('municipality, district oder joint', 'municipality, district or joint'),
    ),
    cli.option(
      '--federal-state <code>',
      label('Bundesland, z. B. HE; zum Eröffnen nötig', 'federal state, e.g. HE; needed to open'),
    ),
    cli.option(
      '--ags <key>',
      label('Amtlicher Gemeindeschlüssel, 8 Ziffern', 'official municipality key, 8 digits'),
    ),
  ];
}

function openCommand(cli: Cli): Command {
  const name = label(
    'Name: Kleinbuchstaben, Ziffern, Bindestriche',
    'name: lower-case letters, digits, hyphens',
  );
  const mode = label(
    'real (sonst) oder rehearsal, eine Probe; für immer',
    'real (else) or rehearsal; for ever',
  );
  const command = cli
    .command('open', label('eröffnet ein Planungsbuch', 'opens a ledger'))
    .argument('<name>', cli.text(name));
  for (const option of openingOptions(cli)) command.addOption(option);
  return command
    .addOption(cli.option('--mode <mode>', mode).default('real'))
    .action(cli.does<OpenOptions>(open));
}

function open(call: Call<OpenOptions>): Promise<undefined> {
  const { words, options, terminal } = call;
  const [name = ''] = words;
  return withConnection(call, { acts: true }, async (connection) => {
    const { mode, kind = 'municipality', federalState, ags, title = name } = options;
    const { body } = await connection.ask<{ readonly number: number }>({
      path: `/v1/ledgers/${encodeURIComponent(name)}/acts/open-ledger`,
      method: 'POST',
      body: {
        title,
        mode,
        kind,
        // Left out, the api says that it is missing and which there are.
        ...(federalState === undefined ? {} : { federalState }),
        ...(ags === undefined ? {} : { ags }),
      },
    });
    terminal.line(label(`Planungsbuch ${name} eröffnet.`, `Ledger ${name} opened.`));
    terminal.document([{ ledger: name, number: body.number }]);
    return undefined;
  });
}

function list(call: Call): Promise<undefined> {
  const { terminal } = call;
  return withConnection(call, { reads: true }, async (connection) => {
    const { body } = await connection.ask<readonly Ledger[]>({ path: '/v1/ledgers' });
    if (body.length === 0)
      terminal.line(
        label(
          'Hier gibt es noch kein Planungsbuch: planbuch ledger open <Name>, planbuch import … oder planbuch demo.',
          'There is no ledger here yet: planbuch ledger open <name>, planbuch import … or planbuch demo.',
        ),
      );
    terminal.table(
      [
        { head: label('Planungsbuch', 'Ledger'), cell: ({ ledger }: Ledger) => ledger },
        { head: label('Ereignisse', 'Events'), cell: ({ number }) => number, align: 'right' },
        { head: label('Art', 'Mode'), cell: ({ mode }) => mode },
        { head: label('Zustand', 'State'), cell: ({ state }) => state },
      ],
      body,
    );
    terminal.document(body);
    return undefined;
  });
}
