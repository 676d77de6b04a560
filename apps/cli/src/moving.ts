import { readFileSync } from 'node:fs';
import type { ForgottenList } from '#moving';
import type { Call } from './call.js';
import type { Cli } from './cli.js';
import { wrongUsage } from './failure.js';
import { label } from './language.js';

/** How the files of texts and personal data are opened. */
export interface SecretOptions {
  readonly passphraseFile?: string;
  readonly masterKeyFile?: string;
}

/** Options of every command that reads or writes such files. */
export function passphraseOption(cli: Cli) {
  return cli.option(
    '--passphrase-file <file>',
    label(
      'Datei mit dem Kennwort für Texte und personenbezogene Daten (sonst der Hauptschlüssel)',
      'file with the passphrase for texts and personal data (else the master key)',
    ),
  );
}

export function masterKeyOption(cli: Cli) {
  return cli.option(
    '--master-key-file <file>',
    label(
      'Hauptschlüssel des Ortes, von dem die Dateien stammen; ein neuer Datenordner bekommt ihn auch',
      'master key of the place the files come from; a new data folder gets it too',
    ),
  );
}

/** The passphrase in the file that was named. */
export function passphraseIn(file: string | undefined): string | undefined {
  return file === undefined ? undefined : contentOf(file).toString('utf8').trim();
}

/** The master key in the file that was named. */
export async function masterKeyIn(file: string | undefined): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  const { parseMasterKey } = await import('#platform');
  const key = parseMasterKey(contentOf(file));
  if (key) return key;
  throw wrongUsage(
    'master-key-invalid',
    label(
      `${file} enthält keine 32 zufälligen Bytes (roh, als 64 Hexadezimalziffern oder Base64).`,
      `${file} does not hold 32 random bytes (raw, as 64 hex digits or Base64).`,
    ),
  );
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw wrongUsage(
      'file-not-found',
      label(
        `${file} gibt es nicht, oder dieses Konto darf es nicht lesen.`,
        `${file} does not exist, or this account may not read it.`,
      ),
    );
  }
}

/** The file of texts and personal data beside a file of events: `musterstadt.ndjson.gz` → `musterstadt.disclosures`. */
export function besideFile(events: string): string {
  return `${events.replace(/(\.ndjson)?(\.gz)?$/, '')}.disclosures`;
}

/** Options of what arrives from files. */
export interface ArrivingOptions extends SecretOptions {
  readonly forgotten?: string;
}

export function forgottenOption(cli: Cli) {
  return cli.option(
    '--forgotten <file>',
    label(
      'Liste dessen, was seit der Sicherung geschwärzt, gelöscht oder gesperrt wurde („export forgotten“)',
      'list of what was redacted, erased or revoked since the backup (“export forgotten”)',
    ),
  );
}

/** The list in the file that was named. */
export async function forgottenIn(file: string | undefined): Promise<ForgottenList | undefined> {
  if (file === undefined) return undefined;
  const moving = await import('#moving');
  return moving.ForgottenList.read(file);
}

/** The options of a call that name where texts are. */
export interface DisclosuresOptions extends ArrivingOptions {
  readonly disclosures?: string;
  readonly withoutDisclosures?: true;
}

export function refuseBoth({ options }: Pick<Call<DisclosuresOptions>, 'options'>): void {
  if (options.disclosures === undefined || options.withoutDisclosures !== true) return;
  throw wrongUsage(
    'disclosures-and-without',
    label(
      'Entweder --disclosures oder --without-disclosures.',
      'Either --disclosures or --without-disclosures.',
    ),
  );
}
