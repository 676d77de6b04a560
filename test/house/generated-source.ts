import { planning, rejections } from '#planning';
import type { PlanningProgram } from './planning-program.js';
import { refusalsFound } from './refusals-found.js';
import { tagsFound } from './tags-found.js';

/** As Prettier is set up: where a list fits into a line it stands in one. */
const WIDTH = 110;

/** `refusals-of-acts.ts` of the planning room, as the source stands now. Codes are sorted: their order says nothing. */
export function generatedRefusals(program: PlanningProgram): string {
  const found = refusalsFound(program, new Set(Object.keys(rejections)));
  const entries = [...planning.acts.keys()].sort().map((name) => {
    const { refuses = [], finds = [] } = found.get(name) ?? {};
    // What is stored with a fact belongs to a rule; a defect of the sums around it does not.
    const ofRules = finds.filter((code) => 'rule' in rejections[code as keyof typeof rejections]);
    return `  '${name}': {\n${listOf('refuses', refuses)}${listOf('finds', ofRules)}  },\n`;
  });
  return `${HEAD}${entries.join('')}};\n`;
}

/** `tags-of-events.ts` of the planning room. */
export function generatedTags(program: PlanningProgram): string {
  const entries = [...tagsFound(program, planning.eventTypes)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = entries.map(([key, kinds]) => listed(`  '${key}': [`, kinds));
  return `${TAGS_HEAD}${lines.join('')}};\n`;
}

const TAGS_HEAD = `/**
 * Generated from the source by \`npm run generate\`: the kinds of tags that an event of a type and version may carry, its
 * subject's first. An asterisk stands for the tags of another event, which a correction takes over.
 */
export const tagsOfEvents: Readonly<Record<string, readonly string[]>> = {
`;

const HEAD = `import type { RejectionCode } from './rejections.js';

/** What an act itself can be refused by, and what it stores as a finding instead because it records a fact. */
export interface RefusalsOfAct {
  readonly refuses: readonly RejectionCode[];
  readonly finds: readonly RejectionCode[];
}

/**
 * Generated from the source by \`npm run generate\`: the codes that the declaration of an act and the functions it reaches
 * can come to. What all acts have in common (\`generalRejections\`) is not repeated here.
 */
export const refusalsOfActs: Readonly<Record<string, RefusalsOfAct>> = {
`;

function listOf(name: string, codes: readonly string[]): string {
  return listed(`    ${name}: [`, codes.toSorted());
}

/** A list behind its beginning: in one line, or one member a line. */
function listed(begin: string, members: readonly string[]): string {
  const quoted = members.map((member) => `'${member}'`);
  const line = `${begin}${quoted.join(', ')}],`;
  const indent = ' '.repeat(begin.search(/\S/));
  return line.length <= WIDTH
    ? `${line}\n`
    : `${begin}\n${quoted.map((member) => `${indent}  ${member},\n`).join('')}${indent}],\n`;
}
