import { hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { derivedKey } from '#vault';
import { MoveFault } from './move-fault.js';

/** With what a sealed file is opened: the master key of the place it was written at, or a passphrase of its own. */
export type Secret = { readonly masterKey: Buffer } | { readonly passphrase: string };

/** How the key of a file was made, as its first line says. */
export type KeyDerivation =
  | { readonly from: 'master-key'; readonly salt: string }
  | { readonly from: 'passphrase'; readonly salt: string; readonly scryptN: number };

const SALT_BYTES = 32;
const KEY_BYTES = 32;

/** What 64 MiB and a third of a second make hard to guess; OWASP names 2^17 for passwords, ours are longer. */
const SCRYPT_N = 2 ** 16;
/** A file may not make whoever opens it fill the memory. */
const SCRYPT_N_MAX = 2 ** 20;
const SCRYPT_R = 8;

/** Shorter ones are guessed by trying, whatever the derivation costs. */
const MIN_PASSPHRASE_CHARS = 20;

const PURPOSE = 'planbuch/sealed-file/1';

export function newDerivation(secret: Secret): KeyDerivation {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return 'masterKey' in secret
    ? { from: 'master-key', salt }
    : { from: 'passphrase', salt, scryptN: SCRYPT_N };
}

/** The key of one file. Throws MoveFault where another secret is needed. */
export async function keyOf(derivation: KeyDerivation, secret: Secret): Promise<Buffer> {
  const salt = Buffer.from(derivation.salt, 'hex');
  if (derivation.from === 'master-key') {
    if (!('masterKey' in secret)) throw otherSecret(derivation.from);
    return expanded(derivedKey(secret.masterKey, 'sealed-files'), salt);
  }
  if (!('passphrase' in secret)) throw otherSecret(derivation.from);
  const { passphrase } = secret;
  if (passphrase.length < MIN_PASSPHRASE_CHARS) throw tooShort();
  return expanded(await drawn(passphrase, salt, derivation.scryptN), salt);
}

/** A number of rounds that nobody wrote gives another key than any file has; more than so many would only fill the memory. */
function drawn(passphrase: string, salt: Buffer, rounds: number): Promise<Buffer> {
  const isPower =
    Number.isSafeInteger(rounds) &&
    rounds >= 2 &&
    rounds <= SCRYPT_N_MAX &&
    Number.isInteger(Math.log2(rounds));
  const N = isPower ? rounds : SCRYPT_N;
  const options = { N, r: SCRYPT_R, p: 1, maxmem: 2 * 128 * N * SCRYPT_R };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function expanded(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, PURPOSE, KEY_BYTES));
}

function otherSecret(from: KeyDerivation['from']): MoveFault {
  return from === 'passphrase'
    ? new MoveFault('key-wrong', {
        de: 'Die Datei ist mit einem eigenen Kennwort verschlossen: nennen Sie die Datei, in der es steht, mit --passphrase-file.',
        en: 'The file is sealed with a passphrase of its own: name the file it stands in with --passphrase-file.',
      })
    : new MoveFault('key-wrong', {
        de: 'Die Datei ist mit dem Hauptschlüssel des Ortes verschlossen, an dem sie entstand, nicht mit einem Kennwort: lassen Sie --passphrase-file weg und nennen Sie, wenn hier ein anderer Hauptschlüssel gilt, jenen mit --master-key-file.',
        en: 'The file is sealed with the master key of the place it was made at, not with a passphrase: leave out --passphrase-file and, where another master key holds here, name that one with --master-key-file.',
      });
}

function tooShort(): MoveFault {
  const least = String(MIN_PASSPHRASE_CHARS);
  return new MoveFault('key-too-short', {
    de: `Das Kennwort hat weniger als ${least} Zeichen; ein solches errät ein Rechner. Ein gutes macht „openssl rand -base64 32“.`,
    en: `The passphrase has fewer than ${least} characters; a machine guesses such a one. “openssl rand -base64 32” makes a good one.`,
  });
}
