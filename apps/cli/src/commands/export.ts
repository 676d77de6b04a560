import type { Command } from 'commander';
import type { ExportedLedger } from '#moving';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { label } from '../language.js';
import { besideFile, passphraseIn, passphraseOption, refuseBoth } from '../moving.js';
import type { DisclosuresOptions } from '../moving.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import { progress } from '../progress.js';

interface Options extends DisclosuresOptions {
  readonly to: string;
}

export function exportCommand(cli: Cli): Command {
  const command = cli.command('export', label('schreibt Dateien', 'writes files'));
  command.addCommand(ledgerCommand(cli));
  command.addCommand(forgottenCommand(cli));
  return command;
}

function ledgerCommand(cli: Cli): Command {
  const options = [
    cli
      .option(
        '--to <file>',
        label(
          'Datei der Ereignisse, z. B. musterstadt.ndjson.gz',
          'file of the events, e.g. musterstadt.ndjson.gz',
        ),
      )
      .makeOptionMandatory(),
    cli.option(
      '--disclosures <file>',
      label(
        'Datei der Texte und personenbezogenen Daten, verschlossen (sonst daneben, mit .disclosures)',
        'file of texts and personal data, sealed (else beside it, with .disclosures)',
      ),
    ),
    cli.option(
      '--without-disclosures',
      label('lässt Texte und personenbezogene Daten hier', 'leaves texts and personal data here'),
    ),
    passphraseOption(cli),
  ];
  const command = cli
    .command(
      'ledger',
      label(
        'schreibt ein ganzes Planungsbuch, wie es jetzt ist, in zwei Dateien',
        'writes a whole ledger as it is now into two files',
      ),
    )
    .argument('<name>', cli.text(label('das Planungsbuch', 'the ledger')));
  for (const option of options) command.addOption(option);
  return command.action(cli.does<Options>(exportLedger));
}

function forgottenCommand(cli: Cli): Command {
  return cli
    .command(
      'forgotten',
      label(
        'schreibt, was geschwärzt, gelöscht und gesperrt wurde; eine ältere Sicherung braucht es',
        'writes what was redacted, erased and revoked; an older backup needs it',
      ),
    )
    .addOption(
      cli
        .option('--to <file>', label('die Datei; sie enthält keine Texte', 'the file; it holds no texts'))
        .makeOptionMandatory(),
    )
    .action(cli.does<Pick<Options, 'to'>>(exportForgotten));
}

function exportForgotten(call: Call<Pick<Options, 'to'>>): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, options } = call;
  return withPlanbuch(call, async (planbuch) => {
    const { writeForgotten } = await import('#moving');
    const written = await planbuch.asOwner(({ owner }) => writeForgotten(owner, options.to));
    terminal.line(
      label(
        `${String(written.orders)} Schwärzungen und Löschungen, ${String(written.revokedTokens)} gesperrte Zugänge: ${options.to}`,
        `${String(written.orders)} redactions and erasures, ${String(written.revokedTokens)} revoked tokens: ${options.to}`,
      ),
    );
    terminal.document({ ...written, file: options.to });
    return undefined;
  });
}

function exportLedger(call: Call<Options>): Promise<undefined> {
  onlyAtTheDatabase(call);
  refuseBoth(call);
  const { terminal, options, words, signal } = call;
  const [ledger = ''] = words;
  const passphrase = passphraseIn(options.passphraseFile);
  const to = options.disclosures ?? besideFile(options.to);
  return withPlanbuch(call, async (planbuch) => {
    const moving = await import('#moving');
    const bar = progress(terminal, label('Schreibe', 'Writing'));
    const exported = await planbuch
      .asOwner(({ owner, masterKey }) =>
        moving.exportLedger(
          { database: owner, store: planbuch.store, masterKey },
          {
            ledger,
            to: options.to,
            signal,
            onProgress: (done, total) => bar.at(done, total, ledger),
            ...(options.withoutDisclosures === true
              ? {}
              : { disclosures: { to, secret: passphrase === undefined ? { masterKey } : { passphrase } } }),
          },
        ),
      )
      .finally(() => bar.end());
    const files = { events: options.to, ...(options.withoutDisclosures === true ? {} : { disclosures: to }) };
    tell(call, exported, files);
    terminal.document({ ...exported, files });
    return undefined;
  });
}

function tell(
  { terminal }: Call,
  { ledger, events, sha256 }: ExportedLedger,
  files: { readonly events: string; readonly disclosures?: string },
): void {
  terminal.line(
    label(
      `${ledger} bis Ereignis ${String(events)} geschrieben: ${files.events}`,
      `${ledger} up to event ${String(events)} written: ${files.events}`,
    ),
  );
  if (files.disclosures !== undefined)
    terminal.line(
      label(
        `  Texte und personenbezogene Daten, verschlossen: ${files.disclosures}`,
        `  Texts and personal data, sealed: ${files.disclosures}`,
      ),
    );
  terminal.line(`  SHA-256 ${sha256}`);
  terminal.note(
    label(
      'Zum Öffnen braucht es den Schlüssel; bewahren Sie ihn getrennt von den Dateien auf.',
      'Opening them takes the key; keep it apart from the files.',
    ),
  );
}
