import type { Command } from 'commander';
import type { BackupManifest } from '#moving';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { passphraseIn, passphraseOption } from '../moving.js';
import type { SecretOptions } from '../moving.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import { progress } from '../progress.js';

interface Options extends SecretOptions {
  readonly to: string;
}

export function backupCommand(cli: Cli): Command {
  return cli
    .command(
      'backup',
      label(
        'sichert alle Planungsbücher und Zugänge in einen Ordner, auch während sie benutzt werden',
        'backs up all ledgers and tokens into a folder, also while they are in use',
      ),
    )
    .addOption(
      cli
        .option(
          '--to <folder>',
          label('ein Ordner, den es noch nicht gibt', 'a folder that does not exist yet'),
        )
        .makeOptionMandatory(),
    )
    .addOption(passphraseOption(cli))
    .action(cli.does<Options>(backup));
}

function backup(call: Call<Options>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { terminal, options, signal } = call;
  const passphrase = passphraseIn(options.passphraseFile);
  return withPlanbuch(call, async ({ store, workplace, asOwner }) => {
    const { backUp } = await import('#moving');
    const bar = progress(terminal, label('Sichere', 'Backing up'));
    const manifest = await asOwner(({ owner, masterKey }) =>
      backUp(
        { database: owner, store, masterKey },
        {
          to: options.to,
          secret: passphrase === undefined ? { masterKey } : { passphrase },
          onProgress: (ledger, done, total) => bar.at(done, total, ledger),
          signal,
        },
      ),
    ).finally(() => bar.end());
    tell(call, manifest);
    const key = workplace ? `${workplace.secretsFolder}/master.key` : 'PLANBUCH_MASTER_KEY';
    terminal.note(
      label(
        `Der Hauptschlüssel (${key}) liegt nicht in der Sicherung, und ohne ihn sind personenbezogene Daten verloren: bewahren Sie ihn getrennt auf.`,
        `The master key (${key}) is not in the backup, and without it personal data are lost: keep it apart.`,
      ),
    );
    terminal.document({ folder: options.to, ...manifest });
    return manifest.ledgers.some(({ damaged }) => damaged) ? EXIT.refused : EXIT.fine;
  });
}

function tell({ terminal, options }: Call<Options>, { ledgers }: BackupManifest): void {
  terminal.line(label(`Gesichert: ${options.to}`, `Backed up: ${options.to}`));
  for (const { ledger, events, sha256, damaged } of ledgers) {
    terminal.line(
      label(
        `  ${ledger} bis Ereignis ${String(events)}, SHA-256 ${sha256}`,
        `  ${ledger} up to event ${String(events)}, SHA-256 ${sha256}`,
      ),
    );
    if (damaged)
      terminal.note(
        label(
          `Der Strom von ${ledger} ist beschädigt (Ereignis ${String(damaged.number)}); gesichert ist die Kopie. Was danach bestätigt wurde, fehlt vielleicht: docs/operations.md, „Ein fremdes Ereignis in einem Strom“.`,
          `The stream of ${ledger} is damaged (event ${String(damaged.number)}); its copy is backed up. What was acknowledged after it may be missing: docs/operations.md, “A foreign event in a stream”.`,
        ),
      );
  }
}
