import ts from 'typescript';
import { declaredActs, placeOf } from './planning-program.js';
import type { PlanningProgram } from './planning-program.js';

/** The refusals of an act, in the order in which its source comes to them. */
export interface RefusalsFound {
  readonly refuses: readonly string[];
  /** Of a fact: what is stored with it instead of refusing it. */
  readonly finds: readonly string[];
}

/**
 * Finds what each act can be refused by: every code in its declaration and in the functions that it reaches. What goes
 * into `contradiction` is no refusal but is stored with the fact. A code counts wherever the compiler knows it as one.
 */
export function refusalsFound(
  program: PlanningProgram,
  codes: ReadonlySet<string>,
): Map<string, RefusalsFound> {
  const reading = new Reading(program, codes);
  return new Map(
    declaredActs(program).map(({ name, statement }) => {
      const found = { refuses: new Set<string>(), finds: new Set<string>() };
      reach(statement, 'refuses', reading, found, { refuses: new Set(), finds: new Set() });
      return [name, { refuses: [...found.refuses], finds: [...found.finds] }];
    }),
  );
}

type Found = { readonly [As in keyof RefusalsFound]: Set<string> };

function reach(
  node: ts.Node,
  as: keyof Found,
  reading: Reading,
  found: Found,
  visited: { readonly [As in keyof Found]: Set<ts.Node> },
): void {
  if (visited[as].has(node)) return;
  visited[as].add(node);
  for (const { code, declaration, stored } of reading.of(node)) {
    const here = stored ? 'finds' : as;
    if (code !== undefined) found[here].add(code);
    if (declaration) reach(declaration, here, reading, found, visited);
  }
}

/** One thing that stands in a declaration: a code, or the name of another declaration. */
interface Named {
  readonly code?: string;
  readonly declaration?: ts.Node;
  /** Whether what it comes to is stored with a fact. */
  readonly stored: boolean;
}

/** Reads each declaration once, however many acts reach it. */
class Reading {
  private readonly read = new Map<ts.Node, readonly Named[]>();
  private readonly stored: ReadonlySet<ts.Node>;

  constructor(
    private readonly program: PlanningProgram,
    private readonly codes: ReadonlySet<string>,
  ) {
    this.stored = expressionsStored(program);
  }

  of(declaration: ts.Node): readonly Named[] {
    const known = this.read.get(declaration);
    if (known) return known;
    const named = this.namedIn(declaration, false);
    this.read.set(declaration, named);
    return named;
  }

  private namedIn(node: ts.Node, within: boolean): Named[] {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return [];
    const stored = within || this.stored.has(node);
    if (ts.isStringLiteral(node)) return this.isCode(node) ? [{ code: node.text, stored }] : [];
    const below: Named[] = ts.isIdentifier(node)
      ? this.followed(node).map((declaration) => ({ declaration, stored }))
      : [];
    node.forEachChild((child) => {
      below.push(...this.namedIn(child, stored));
    });
    return below;
  }

  /** A string is a code if it stands where one is expected, or where nothing else is. */
  private isCode(node: ts.StringLiteral): boolean {
    if (!this.codes.has(node.text)) return false;
    const { checker } = this.program;
    const expected = checker.getContextualType(node) ?? checker.getTypeAtLocation(node);
    return (expected.isUnion() ? expected.types : [expected]).every((member) =>
      member.isStringLiteral() ? this.codes.has(member.value) : isAbsent(member),
    );
  }

  private followed(node: ts.Identifier): ts.Node[] {
    return declarationsOf(node, this.program).filter(
      (declaration) =>
        (ts.isFunctionDeclaration(declaration) || isModuleConstant(declaration)) &&
        // The table of the texts holds every code there is.
        !placeOf(declaration.getSourceFile()).startsWith('rejections'),
    );
  }
}

function isAbsent(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) !== 0;
}

function isModuleConstant(node: ts.Node): boolean {
  return ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);
}

function declarationsOf(node: ts.Node, { checker, files }: PlanningProgram): readonly ts.Declaration[] {
  const symbol = checker.getSymbolAtLocation(node);
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (named?.declarations ?? []).filter((declaration) => files.has(declaration.getSourceFile()));
}

/**
 * The expressions whose refusals are stored: what is passed to `contradiction`, and to functions that pass a parameter on
 * to it. A name stands for what it was set to, the parameter of a callback for the list it runs through.
 */
function expressionsStored(program: PlanningProgram): Set<ts.Node> {
  const sinks = new Map<ts.Node, number>();
  const stored = new Set<ts.Node>();
  const calls = [...program.files].flatMap((file) => callsIn(file));
  for (const file of program.files) {
    if (placeOf(file) !== 'contradiction.ts') continue;
    for (const statement of file.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name?.text === 'contradiction')
        sinks.set(statement, 0);
    }
  }
  // A sink that is found makes its callers' arguments stored, and maybe further sinks.
  for (let known = -1; known !== sinks.size;) {
    known = sinks.size;
    for (const call of calls) {
      const sink = declarationsOf(call.expression, program).find((each) => sinks.has(each));
      const argument = sink && call.arguments[sinks.get(sink) ?? 0];
      if (argument) mark(argument, program, sinks, stored);
    }
  }
  return stored;
}

function mark(
  argument: ts.Expression,
  program: PlanningProgram,
  sinks: Map<ts.Node, number>,
  stored: Set<ts.Node>,
): void {
  const [declaration] = ts.isIdentifier(argument) ? declarationsOf(argument, program) : [];
  if (!declaration) stored.add(argument);
  else if (ts.isVariableDeclaration(declaration)) {
    if (declaration.initializer) stored.add(declaration.initializer);
  } else if (ts.isParameter(declaration)) {
    const owner = declaration.parent;
    if (ts.isFunctionDeclaration(owner)) sinks.set(owner, owner.parameters.indexOf(declaration));
    else if (ts.isCallExpression(owner.parent) && ts.isPropertyAccessExpression(owner.parent.expression))
      stored.add(owner.parent.expression.expression);
  }
}

function callsIn(node: ts.Node): ts.CallExpression[] {
  const below: ts.CallExpression[] = [];
  node.forEachChild((child) => {
    below.push(...callsIn(child));
  });
  return ts.isCallExpression(node) ? [node, ...below] : below;
}
