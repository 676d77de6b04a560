import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import swcJest from '@swc/jest';
import { refusingFunctions, withMutants } from './mutants.mjs';

const room = fileURLToPath(new URL('../../libs/planning/src/', import.meta.url));

/** What folds, what only declares, and what only tests has no rule in it. */
const WITHOUT_RULES =
  /\.(spec|event|model|terms)\.ts$|\/testing\/|\/(glossary|rejections|rule-book|refusals)/;

const files = readdirSync(room, { recursive: true }).filter((name) => name.endsWith('.ts'));
const ruled = files.filter((name) => !WITHOUT_RULES.test(`/${name}`));
const refusing = new Map(
  ruled.flatMap((name) => [...refusingFunctions(readFileSync(`${room}${name}`, 'utf8'))]),
);
// `reject` itself is looked at by its code.
refusing.delete('reject');

const rules = rulesByCode();

/** Jest's way to the sources: those of the planning room get their mutants before they are compiled. */
export default {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    const prepared = (source, path) =>
      path.startsWith(room) && ruled.includes(path.slice(room.length))
        ? withMutants(source, path.slice(room.length), { ruleOf: (code) => rules.get(code), refusing }).text
        : source;
    return {
      ...swc,
      process: (source, path, more) => swc.process(prepared(source, path), path, more),
      processAsync: (source, path, more) => swc.processAsync(prepared(source, path), path, more),
    };
  },
};

/** Read from the texts as they stand: this runs outside of what is tested. */
function rulesByCode() {
  const texts = files
    .filter((name) => /^rejections/.test(name))
    .map((name) => readFileSync(`${room}${name}`, 'utf8'));
  const entries = texts.join('\n').matchAll(/^ {2}'([a-z-]+)': \{\n {4}status: \d+,\n {4}rule: '(R\d+)',/gm);
  return new Map([...entries].map(([, code, rule]) => [code, rule]));
}
