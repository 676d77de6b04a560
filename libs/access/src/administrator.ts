import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret } from './token-secret.js';
import type { Tokens } from './tokens.js';

/** The token of the one who runs an embedded database. */
export interface AdministratorToken {
  /** Only its owner can read it. */
  readonly file: string;
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

const FILE = 'admin.token';

/**
 * On the first start makes the administrator's token and leaves it in a file that only its owner can read; afterwards
 * says where it lies. Undefined where the file is gone: other tokens are made on the command line.
 */
export async function administratorToken(
  tokens: Tokens,
  secretsFolder: string,
): Promise<AdministratorToken | undefined> {
  const file = join(secretsFolder, FILE);
  const hasTokens = await tokens.any();
  // Read after looking at the tokens: a twin that starts at the same time leaves the file before it makes the token.
  const before = readIfThere(file);
  if (hasTokens) return before === undefined ? undefined : { file, isNew: false };
  // The file comes first: a start that dies in between finds the secret again and makes it known.
  const secret = before ?? leave(file);
  await tokens.keep(secret, {
    name: 'Administrator (admin.token)',
    roles: ['administrator'],
    expiresAt: 'never',
  });
  return { file, isNew: true };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of two processes that start together one leaves its secret, and both use that one. */
function leave(file: string): string {
  const written = `${file}.${String(process.pid)}`;
  writeFileSync(written, `${newSecret()}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(written, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(written);
  }
  return readFileSync(file, 'utf8').trim();
}
