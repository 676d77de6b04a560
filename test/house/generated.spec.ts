import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { actsPage } from './acts-page.js';
import { generatedRefusals, generatedTags } from './generated-source.js';
import { glossaryPage } from './glossary-page.js';
import { planningProgram } from './planning-program.js';
import type { PlanningProgram } from './planning-program.js';

/** Each file that is generated, by its path. */
const pages: Readonly<Record<string, (program: PlanningProgram) => string>> = {
  'libs/planning/src/refusals-of-acts.ts': generatedRefusals,
  'libs/planning/src/tags-of-events.ts': generatedTags,
  'docs/acts.md': actsPage,
  'docs/glossary.md': glossaryPage,
};

/** \`npm run generate\` sets it: the files are written anew instead of being looked at. */
const anew = process.env['PLANBUCH_GENERATE'] === '1';

/** The compiler reads a room of some hundred files; a busy machine may take its time. */
const compilerLimitMs = 120_000;

describe('the generated file', () => {
  let program: PlanningProgram;

  beforeAll(() => {
    program = planningProgram();
  }, compilerLimitMs);

  it.each(Object.entries(pages))(
    '%s says what the source says; `npm run generate` writes it anew',
    (path, generate) => {
      const place = fileURLToPath(new URL(`../../${path}`, import.meta.url));
      const wanted = generate(program);
      if (anew) writeFileSync(place, wanted);
      const found = existsSync(place) ? readFileSync(place, 'utf8') : '';
      if (found !== wanted)
        throw new Error(
          `${path} is stale: run \`npm run generate\` and commit it.\n${firstDifference(found, wanted)}`,
        );
    },
    compilerLimitMs,
  );
});

function firstDifference(found: string, wanted: string): string {
  const [lines, wantedLines] = [found.split('\n'), wanted.split('\n')];
  const at = wantedLines.findIndex((line, index) => line !== lines[index]);
  return `line ${String(at + 1)}\n  is        ${lines[at] ?? 'missing'}\n  should be ${wantedLines[at] ?? 'absent'}`;
}
