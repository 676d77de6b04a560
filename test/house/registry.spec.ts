import ts from 'typescript';
import { planning, refusalsOf, rejections, ruleBook } from '#planning';
import type { RejectionCode } from '#planning';
import { declaredActs, placeOf, planningProgram, rulesSaidBy } from './planning-program.js';
import type { PlanningProgram } from './planning-program.js';
import { StoriesTold } from './stories-told.js';

/** The compiler reads a room of some hundred files; a busy machine may take its time. */
const compilerLimitMs = 120_000;

/** Refusals that no act makes: the edge does, before there is a ledger to ask. */
const MADE_ELSEWHERE: readonly string[] = ['ledger-id-taken'];

/** Refusals of shape and existence, which a rule may meet on its way. */
const OF_NO_RULE: readonly string[] = ['unknown-id', 'sum-too-large'];

let program: PlanningProgram;
beforeAll(() => {
  program = planningProgram();
}, compilerLimitMs);

function filesEnding(ending: string): ts.SourceFile[] {
  return [...program.files].filter(({ fileName }) => fileName.endsWith(ending));
}

/** Fails with one sentence for each thing that was forgotten. */
function nothingForgotten(sentences: readonly string[]): void {
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
}

describe('an act', () => {
  it('stands in a file of its own and in the registry', () => {
    const acts = declaredActs(program);
    const declaring = new Set(acts.map(({ file }) => file));
    nothingForgotten([
      ...filesEnding('.act.ts')
        .map(placeOf)
        .filter((file) => !declaring.has(file))
        .map((file) => `${file} declares no act`),
      ...acts
        .filter(({ name, file }) => !planning.acts.has(name) || !file.endsWith(`/${name}.act.ts`))
        .map(
          ({ name, file }) => `${name} in ${file}: it needs a line in acts.ts, and a file of its own name`,
        ),
    ]);
  });

  it('has its story in a spec beside it', () => {
    const stories = new StoriesTold();
    nothingForgotten(
      declaredActs(program)
        .filter(({ file }) => stories.ofAct(file).length === 0)
        .map(({ name, file }) => `${name}: no spec beside ${file} performs it`),
    );
  });

  it('says in its docstring what it does', () => {
    nothingForgotten(
      declaredActs(program)
        .filter(({ docstring }) => docstring.length < 40)
        .map(({ name, file }) => `${name}: say above it in ${file} what it does, and by which law`),
    );
  });
});

describe('an event', () => {
  it('is made by an act', () => {
    const made = new Set(planning.eventTypes.map(({ type }) => type));
    const declared = filesEnding('.event.ts').flatMap((file) => namesDeclared(file, 'event'));
    nothingForgotten(
      declared.filter((type) => !made.has(type)).map((type) => `no act in acts.ts makes the event ${type}`),
    );
    expect(declared.length).toBe(planning.eventTypes.length);
  });

  it('is told as a sentence in the histories', () => {
    nothingForgotten(
      planning.eventTypes
        .filter(({ tells }) => tells === undefined)
        .map(({ type }) => `${type}: say in \`tells\` how a history tells it`),
    );
  });
});

describe('a refusal', () => {
  it('has its text in one place', () => {
    const codes = [...program.files]
      .filter((file) => placeOf(file).startsWith('rejections'))
      .flatMap((file) => keysOf(file).map((code) => [code, placeOf(file)] as const));
    const twice = codes.filter(([code], index) => codes.findIndex(([first]) => first === code) !== index);
    nothingForgotten(
      twice.map(([code, file]) => `${code} has a second text in ${file}: only one of them is read`),
    );
    expect(codes.length).toBe(Object.keys(rejections).length);
  });

  it('is made by an act', () => {
    const used = new Set([...planning.acts.values()].flatMap(({ act }) => codesOf(act)));
    nothingForgotten(
      Object.keys(rejections)
        .filter((code) => !used.has(code as RejectionCode) && !MADE_ELSEWHERE.includes(code))
        .map((code) => `nothing refuses by ${code}: remove its text`),
    );
  });

  it('names in its text the rule it belongs to', () => {
    nothingForgotten(
      Object.entries(rejections).flatMap(([code, text]) => {
        const rule = 'rule' in text ? text.rule : undefined;
        const named = JSON.stringify(text.detail).match(/\b(?:Regel|rule) (R\d+)/g) ?? [];
        return named.every((each) => each.endsWith(` ${String(rule)}`))
          ? []
          : [`${code} says ${named.join(', ')}, but its rule is ${String(rule)}`];
      }),
    );
  });

  it('belongs to the rule that the predicate is said to be', () => {
    nothingForgotten(
      filesEnding('.ts')
        .filter((file) => placeOf(file).startsWith('rules/'))
        .flatMap(misattributed),
    );
  });

  it('of a rule has a spec that names the rule', () => {
    const stories = new StoriesTold();
    nothingForgotten(
      Object.keys(ruleBook)
        .filter((rule) => stories.ofRule(rule).length === 0)
        .map((rule) => `${rule}: no spec of the planning room names it`),
    );
  });

  it('leaves no rule of the book unused', () => {
    const named = new Set(Object.values(rejections).map((text) => ('rule' in text ? text.rule : undefined)));
    expect(Object.keys(ruleBook).filter((rule) => !named.has(rule as keyof typeof ruleBook))).toEqual([]);
  });
});

function codesOf(act: Parameters<typeof refusalsOf>[0]): RejectionCode[] {
  const { refusals, findings } = refusalsOf(act);
  return [...refusals, ...findings].map(({ code }) => code);
}

/** The first arguments of calls of a function, where they are strings. */
function namesDeclared(node: ts.Node, declaring: string): string[] {
  const below: string[] = [];
  node.forEachChild((child) => {
    below.push(...namesDeclared(child, declaring));
  });
  if (!ts.isCallExpression(node) || node.expression.getText() !== declaring) return below;
  const [name] = node.arguments;
  return name && ts.isStringLiteral(name) ? [name.text, ...below] : below;
}

/** The codes of a table of texts. */
function keysOf(node: ts.Node): string[] {
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap(({ name }) => (name && ts.isStringLiteral(name) ? [name.text] : []));
  const keys: string[] = [];
  node.forEachChild((child) => {
    keys.push(...keysOf(child));
  });
  return keys;
}

/** Refusals in a predicate whose docstring begins with another rule. */
function misattributed(file: ts.SourceFile): string[] {
  return file.statements.filter(ts.isFunctionDeclaration).flatMap((predicate) => {
    const said = rulesSaidBy(predicate);
    if (said.length === 0) return [];
    return namesDeclared(predicate, 'reject')
      .filter((code) => !OF_NO_RULE.includes(code))
      .flatMap((code) => {
        const text = rejections[code as RejectionCode];
        const rule = 'rule' in text ? text.rule : 'no rule';
        return said.includes(rule)
          ? []
          : [
              `${code} belongs to ${rule}, but ${predicate.name?.text ?? ''} is said to be ${said.join(', ')}`,
            ];
      });
  });
}
