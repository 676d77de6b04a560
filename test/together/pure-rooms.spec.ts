import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * All specs of the rooms that do nothing but think, in one suite: loading the vocabulary anew for each of them costs many
 * times what they do with it. One by one they run with `npm run spec -- <path>`.
 */
const PURE = ['kernel', 'planning', 'read-models', 'taking-over'];

for (const room of PURE) {
  const folder = fileURLToPath(new URL(`../../libs/${room}/src/`, import.meta.url));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.spec.ts')) await import(`${folder}${name}`);
}
