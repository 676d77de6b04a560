import type { Command } from 'commander';
import type { ProjectionLag } from '#projecting';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import { progress } from '../progress.js';
import { ledgerOption } from './act.js';

interface Options {
  readonly ledger?: string;
}

export function projectionsCommand(cli: Cli): Command {
  const command = cli.command(
    'projections',
    label('Stand der Lesestände; sie neu aufbauen', 'state of the read models; building them anew'),
  );
  command.addCommand(
    cli
      .command('list', label('nennt Stand und Rückstand', 'lists state and lag'))
      .addOption(ledgerOption(cli))
      .action(cli.does<Options>(list)),
    { isDefault: true },
  );
  command.addCommand(
    cli
      .command(
        'rebuild',
        label(
          'baut einen Lesestand neben dem alten neu auf und tauscht ihn ein',
          'builds a read model anew beside the old one and swaps it in',
        ),
      )
      .argument(
        '<name>',
        cli.text(label('der Lesestand, siehe projections list', 'the read model, see projections list')),
      )
      .addOption(ledgerOption(cli))
      .action(cli.does<Options>(rebuild)),
  );
  return command;
}

function list(call: Call<Options>): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, options } = call;
  return withPlanbuch(call, async ({ projections }) => {
    const lags = await projections.lag(options.ledger);
    terminal.table(
      [
        { head: label('Planungsbuch', 'Ledger'), cell: ({ ledger }: ProjectionLag) => ledger },
        { head: label('Lesestand', 'Read model'), cell: ({ model }) => model },
        { head: label('Fassung', 'Version'), cell: ({ version }) => version ?? '–', align: 'right' },
        { head: label('Ereignis', 'Event'), cell: ({ number }) => number, align: 'right' },
        { head: label('zurück', 'behind'), cell: ({ behindEvents }) => behindEvents, align: 'right' },
        {
          head: label('steht still', 'stopped'),
          cell: ({ stopped }) => stopped && `#${String(stopped.number)} ${stopped.message}`,
        },
      ],
      lags,
    );
    terminal.document(
      lags.map(({ model, behindEvents, ...lag }) => ({ ...lag, name: model, lag: behindEvents })),
    );
    return undefined;
  });
}

function rebuild(call: Call<Options>): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, options, words, signal } = call;
  const [name = ''] = words;
  return withPlanbuch(call, async ({ projections }) => {
    const bar = progress(terminal, label(`Baue ${name}`, `Building ${name}`));
    try {
      await projections.rebuild(name, {
        signal,
        onProgress: ({ number, head, ledger }) => bar.at(number, head, ledger),
        ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
      });
    } finally {
      bar.end();
    }
    const lags = (await projections.lag(options.ledger)).filter(({ model }) => model === name);
    terminal.line(label(`${name} ist neu aufgebaut.`, `${name} is built anew.`));
    terminal.document(
      lags.map(({ model, behindEvents, ...lag }) => ({ ...lag, name: model, lag: behindEvents })),
    );
    return undefined;
  });
}
