import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { withConnection } from '../connection.js';
import { label } from '../language.js';

/** An entry of `GET /v1/act-types`, as far as the table shows it. */
interface ActType {
  readonly act: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly rules: readonly { readonly rule: string }[];
}

export function actsCommand(cli: Cli): Command {
  return cli
    .command('acts', label('nennt die Handlungen, die es gibt', 'lists the acts there are'))
    .action(cli.does(acts));
}

function acts(call: Call): Promise<undefined> {
  const { terminal } = call;
  return withConnection(call, {}, async (connection) => {
    const { body } = await connection.ask<readonly ActType[]>({ path: '/v1/act-types' });
    terminal.table(
      [
        { head: label('Handlung', 'Act'), cell: ({ act }: ActType) => act },
        { head: label('Bedeutung', 'Meaning'), cell: (type) => type.label },
        { head: label('wer', 'by'), cell: ({ roles }) => roles.join(', ') },
        { head: label('Regeln', 'rules'), cell: ({ rules }) => rules.map(({ rule }) => rule).join(' ') },
      ],
      body,
    );
    terminal.document(body);
    return undefined;
  });
}
