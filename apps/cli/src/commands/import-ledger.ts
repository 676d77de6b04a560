import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Planbuch } from '#assembly';
import type { ImportedLedger } from '#moving';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import {
  besideFile,
  forgottenIn,
  forgottenOption,
  masterKeyIn,
  masterKeyOption,
  passphraseIn,
  passphraseOption,
  refuseBoth,
} from '../moving.js';
import type { DisclosuresOptions } from '../moving.js';
import { PhaseBars } from '../phase-bars.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import type { Terminal } from '../terminal.js';

export function importLedgerCommand(cli: Cli): Command {
  const options = [
    cli.option(
      '--disclosures <file>',
      label(
        'Datei der Texte und personenbezogenen Daten (sonst daneben, mit .disclosures)',
        'file of texts and personal data (else beside it, with .disclosures)',
      ),
    ),
    cli.option(
      '--without-disclosures',
      label('ohne Texte: eine eingefrorene Lesekopie', 'without texts: a frozen copy to read'),
    ),
    forgottenOption(cli),
    passphraseOption(cli),
    masterKeyOption(cli),
  ];
  const command = cli
    .command(
      'ledger',
      label(
        'übernimmt ein ganzes Planungsbuch aus den Dateien von „export ledger“ an einen leeren Ort',
        'takes a whole ledger from the files of “export ledger” into an empty place',
      ),
    )
    .argument('<file>', cli.text(label('die Datei der Ereignisse', 'the file of the events')));
  for (const option of options) command.addOption(option);
  return command.action(cli.does<DisclosuresOptions>(importLedger));
}

async function importLedger(call: Call<DisclosuresOptions>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  refuseBoth(call);
  const { terminal, options, words, signal } = call;
  const [file = ''] = words;
  const itsMasterKey = await masterKeyIn(options.masterKeyFile);
  const forgotten = await forgottenIn(options.forgotten);
  const beside = besideOf(options, file, itsMasterKey);
  const work = async (planbuch: Planbuch): Promise<ExitCode> => {
    const moving = await import('#moving');
    const bars = new PhaseBars(terminal);
    const imported = await planbuch
      .asOwner((tables) =>
        moving.importLedger(tables, {
          file,
          signal,
          onProgress: (phase, done, total) => bars.at(phase, done, total),
          ...(beside === undefined ? {} : { beside }),
          ...(forgotten ? { forgotten } : {}),
        }),
      )
      .finally(() => bars.end());
    tellImported(terminal, imported);
    terminal.document(importedDocument(imported));
    return imported.isOpen || beside === 'nothing' ? EXIT.fine : EXIT.refused;
  };
  return withPlanbuch(call, work, itsMasterKey ? { masterKey: itsMasterKey } : {});
}

function besideOf(options: DisclosuresOptions, file: string, itsMasterKey: Buffer | undefined) {
  if (options.withoutDisclosures === true) return 'nothing' as const;
  const named = options.disclosures ?? besideFile(file);
  // Without a name, a file that does not lie beside is missing only if the ledger has texts at all.
  if (options.disclosures === undefined && !existsSync(named)) return undefined;
  const passphrase = passphraseIn(options.passphraseFile);
  return {
    file: named,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(itsMasterKey === undefined ? {} : { itsMasterKey }),
  };
}

export function importedDocument({ verified, isOpen, ...imported }: ImportedLedger): object {
  return {
    ...imported,
    state: isOpen ? 'open' : 'frozen',
    ...(verified === undefined ? {} : { problems: verified.problemCount }),
  };
}

export function tellImported(terminal: Terminal, imported: ImportedLedger): void {
  const { ledger, events, isOpen, wasHere, sha256, verified } = imported;
  if (wasHere)
    terminal.line(
      label(
        `${ledger} war schon ganz hier; es geschah nichts.`,
        `${ledger} was here already; nothing was done.`,
      ),
    );
  else
    terminal.line(
      label(
        `${ledger} ist eingetroffen: ${String(events)} Ereignisse, verglichen und nachgerechnet.`,
        `${ledger} has arrived: ${String(events)} events, compared and verified.`,
      ),
    );
  terminal.line(`  SHA-256 ${sha256}`);
  if (isOpen) return;
  const problems = verified === undefined ? '' : ` (${String(verified.problemCount)})`;
  terminal.note(
    label(
      `Das Buch ist eingefroren. „planbuch verify --ledger ${ledger}“ nennt die Abweichungen${problems}, „planbuch ledger thaw ${ledger}“ öffnet es trotzdem.`,
      `The ledger is frozen. “planbuch verify --ledger ${ledger}” names the problems${problems}, “planbuch ledger thaw ${ledger}” opens it all the same.`,
    ),
  );
}
