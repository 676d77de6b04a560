import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The planning room as the compiler sees it: for what stands in the source and nowhere at run time. */
export interface PlanningProgram {
  readonly checker: ts.TypeChecker;
  /** Its files without specs and without what only specs use. */
  readonly files: ReadonlySet<ts.SourceFile>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const room = `${root}libs/planning/src/`;

export function planningProgram(): PlanningProgram {
  const config = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const names = ts.sys
    .readDirectory(room, ['.ts'])
    .filter((name) => !name.endsWith('.spec.ts') && !name.includes('/testing/'));
  const program = ts.createProgram(names, options);
  const wanted = new Set(names);
  return {
    checker: program.getTypeChecker(),
    files: new Set(program.getSourceFiles().filter(({ fileName }) => wanted.has(fileName))),
  };
}

/** The path of a file below the planning room. */
export function placeOf(file: ts.SourceFile): string {
  return file.fileName.slice(room.length);
}

/** An act as it is declared: its name, its file, and the statement that stands in it. */
export interface DeclaredAct {
  readonly name: string;
  readonly file: string;
  readonly statement: ts.Node;
  /** The first paragraph above it, as it was written. */
  readonly docstring: string;
}

export function declaredActs({ files }: PlanningProgram): DeclaredAct[] {
  return [...files]
    .filter(({ fileName }) => fileName.endsWith('.act.ts'))
    .flatMap((file) =>
      file.statements.flatMap((statement) => {
        const name = actNameIn(statement);
        return name === undefined
          ? []
          : [{ name, file: placeOf(file), statement, docstring: docstringOf(statement) }];
      }),
    );
}

function actNameIn(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'act') {
    const [name] = node.arguments;
    if (name && ts.isStringLiteral(name)) return name.text;
  }
  return ts.forEachChild(node, actNameIn);
}

/** What is said above a declaration, as one line. */
export function docstringOf(node: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(node).filter((each) => ts.isJSDoc(each));
  const [doc] = docs;
  const comment = doc && ts.getTextOfJSDocComment(doc.comment);
  return (comment ?? '').replace(/\s+/g, ' ').trim();
}

/** The files in which a rule is said to be, by the beginning of the docstring of one of their functions. */
export function predicatesOf({ files }: PlanningProgram): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of [...files].sort(rulesFirst)) {
    const rules = file.statements
      .filter((statement) => ts.isFunctionDeclaration(statement))
      .flatMap((statement) => rulesSaidBy(statement));
    for (const rule of new Set(rules)) found.set(rule, [...(found.get(rule) ?? []), placeOf(file)]);
  }
  return found;
}

/** Whoever looks for a rule looks into `rules/`. */
function rulesFirst(a: ts.SourceFile, b: ts.SourceFile): number {
  const [keyA, keyB] = [a, b].map(
    (file) => `${placeOf(file).startsWith('rules/') ? '0' : '1'}${placeOf(file)}`,
  );
  return (keyA ?? '') < (keyB ?? '') ? -1 : 1;
}

/** The rules that a function says it is: `R1, R2: …`. */
export function rulesSaidBy(node: ts.Node): string[] {
  return /^((?:R\d+(?:, )?)+):/.exec(docstringOf(node))?.[1]?.split(', ') ?? [];
}
