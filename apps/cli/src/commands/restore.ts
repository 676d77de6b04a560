import type { Command } from 'commander';
import type { Planbuch } from '#assembly';
import type { Restored } from '#moving';
import type { Verified } from '#verifying';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import {
  forgottenIn,
  forgottenOption,
  masterKeyIn,
  masterKeyOption,
  passphraseIn,
  passphraseOption,
} from '../moving.js';
import type { ArrivingOptions } from '../moving.js';
import { PhaseBars } from '../phase-bars.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import type { Terminal } from '../terminal.js';
import { importedDocument, tellImported } from './import-ledger.js';

interface Options extends ArrivingOptions {
  readonly from: string;
}

export function restoreCommand(cli: Cli): Command {
  const command = cli.command(
    'restore',
    label(
      'stellt eine Sicherung an einem leeren Ort wieder her und prüft sie',
      'restores a backup in an empty place and verifies it',
    ),
  );
  const options = [
    cli
      .option('--from <folder>', label('der Ordner der Sicherung', 'the folder of the backup'))
      .makeOptionMandatory(),
    forgottenOption(cli),
    passphraseOption(cli),
    masterKeyOption(cli),
  ];
  for (const option of options) command.addOption(option);
  return command.action(cli.does<Options>(restore));
}

async function restore(call: Call<Options>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { terminal, options, signal } = call;
  const passphrase = passphraseIn(options.passphraseFile);
  const itsMasterKey = await masterKeyIn(options.masterKeyFile);
  const forgotten = await forgottenIn(options.forgotten);
  const work = async (planbuch: Planbuch): Promise<ExitCode> => {
    const moving = await import('#moving');
    const bars = new PhaseBars(terminal);
    const restored = await planbuch
      .asOwner((parts) =>
        moving.restore(parts, {
          from: options.from,
          signal,
          onProgress: (ledger, phase, done, total) => bars.at(phase, done, total, ledger),
          ...(forgotten ? { forgotten } : {}),
          ...(passphrase === undefined ? {} : { passphrase }),
          ...(itsMasterKey === undefined ? {} : { itsMasterKey }),
        }),
      )
      .finally(() => bars.end());
    const { tellVerification, verifyLedgers } = await import('../verification.js');
    const names = restored.ledgers.map(({ ledger }) => ledger);
    const verified: readonly Verified[] = await verifyLedgers(planbuch, names, terminal, signal);
    tellRestored(terminal, restored);
    tellVerification(terminal, verified);
    terminal.note(
      label(
        `Zugänge sind wieder so gültig wie bei der Sicherung vom ${restored.createdAt.slice(0, 10)}: sehen Sie „planbuch token list“ durch, und sperren Sie, was seither gesperrt wurde.`,
        `Tokens are as valid again as in the backup of ${restored.createdAt.slice(0, 10)}: look through “planbuch token list” and revoke what was revoked since.`,
      ),
    );
    const ok =
      restored.ledgers.every(({ isOpen }) => isOpen) &&
      verified.every(({ problemCount }) => problemCount === 0);
    terminal.document({ ...restored, ok, ledgers: restored.ledgers.map(importedDocument) });
    return ok ? EXIT.fine : EXIT.refused;
  };
  return withPlanbuch(call, work, itsMasterKey ? { masterKey: itsMasterKey } : {});
}

function tellRestored(terminal: Terminal, { ledgers, damaged }: Restored): void {
  for (const ledger of ledgers) tellImported(terminal, ledger);
  for (const { ledger, events } of damaged)
    terminal.note(
      label(
        `Der Strom von ${ledger} war beschädigt, als gesichert wurde: was nach Ereignis ${String(events)} etwa bestätigt war, fehlt.`,
        `The stream of ${ledger} was damaged when it was backed up: whatever was acknowledged after event ${String(events)} is missing.`,
      ),
    );
}
