import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';

interface Options {
  readonly ledger?: string;
}

export function verifyCommand(cli: Cli): Command {
  return cli
    .command(
      'verify',
      label(
        'rechnet nach, was ein Planungsbuch verspricht: Nummern, Hashes, Formen, Kennungen, Summen, Lesestände',
        'recomputes what a ledger promises: numbers, hashes, shapes, tags, sums, read models',
      ),
    )
    .addOption(cli.option('--ledger <name>', label('nur dieses Planungsbuch', 'only this ledger')))
    .action(cli.does<Options>(verify));
}

function verify(call: Call<Options>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { terminal, signal, options } = call;
  return withPlanbuch(call, async (planbuch) => {
    const [{ isSound, verificationDocument }, { tellVerification, verifyLedgers }] = await Promise.all([
      import('#verifying'),
      import('../verification.js'),
    ]);
    const all = options.ledger === undefined ? await planbuch.store.ledgers() : [{ ledger: options.ledger }];
    const verified = await verifyLedgers(
      planbuch,
      all.map(({ ledger }) => ledger),
      terminal,
      signal,
    );
    tellVerification(terminal, verified);
    terminal.document(verificationDocument(verified, terminal.language));
    return isSound(verified) ? EXIT.fine : EXIT.refused;
  });
}
