import ts from 'typescript';
import { fieldsOf, TAG } from '#kernel';
import type { AnyEventType, Constructor, Field } from '#kernel';
import type { PlanningProgram } from './planning-program.js';

/** Stands for the tags of another event, of whatever kind, that an event takes over. */
const ANY = '*';

/** The kinds of tags that each event type may carry, by `type@version`: the subject's first, the others sorted. */
export function tagsFound(
  program: PlanningProgram,
  eventTypes: readonly AnyEventType[],
): Map<string, string[]> {
  const declared = tagFunctions(program);
  return new Map(
    eventTypes.map(({ type, version, subject, payload }) => {
      const key = `${type}@${String(version)}`;
      const tags = declared.get(key);
      const named = tags ? kindsIn(tags, program, new Set()) : [];
      const taken = tags ? kindsTaken(tags, payload) : [];
      const further = new Set([...named, ...taken]);
      further.delete(subject);
      return [key, [subject, ...[...further].sort()]];
    }),
  );
}

/** The `tags` of each declared event type. */
function tagFunctions({ files }: PlanningProgram): Map<string, ts.Expression> {
  const found = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'event') {
      const [type, version, , declaration] = node.arguments;
      const tags =
        declaration && ts.isObjectLiteralExpression(declaration)
          ? declaration.properties.find(
              (each) => ts.isPropertyAssignment(each) && each.name.getText() === 'tags',
            )
          : undefined;
      if (tags && ts.isPropertyAssignment(tags) && type && ts.isStringLiteral(type) && version)
        found.set(`${type.text}@${version.getText()}`, tags.initializer);
    }
    node.forEachChild(visit);
  };
  for (const file of files) if (file.fileName.endsWith('.event.ts')) visit(file);
  return found;
}

/** The kinds that `tag('…', id)` names here and in the functions that are called here. */
function kindsIn(node: ts.Node, program: PlanningProgram, visited: Set<ts.Node>): string[] {
  if (visited.has(node)) return [];
  visited.add(node);
  const kinds: string[] = [];
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const [kind] = node.arguments;
    if (node.expression.text === 'tag' && kind && ts.isStringLiteral(kind)) kinds.push(kind.text);
    else
      kinds.push(
        ...declarationsOf(node.expression, program).flatMap((each) => kindsIn(each, program, visited)),
      );
  }
  node.forEachChild((child) => {
    kinds.push(...kindsIn(child, program, visited));
  });
  return kinds;
}

function declarationsOf(node: ts.Node, { checker, files }: PlanningProgram): readonly ts.Declaration[] {
  const symbol = checker.getSymbolAtLocation(node);
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (named?.declarations ?? []).filter(
    (each) => ts.isFunctionDeclaration(each) && files.has(each.getSourceFile()),
  );
}

/** The kinds of fields that are tags already: of the kinds they may have, or taken over whatever they are. */
function kindsTaken(tags: ts.Expression, payload: Constructor): string[] {
  const [parameter] = ts.isArrowFunction(tags) ? tags.parameters : [];
  const bound =
    parameter && ts.isObjectBindingPattern(parameter.name)
      ? new Set(parameter.name.elements.map(({ name }) => name.getText()))
      : new Set<string>();
  const fields = fieldsOf(payload).filter(({ name }) => bound.has(name));
  return fields.flatMap((field) => tagFieldsBelow(field)).flatMap(kindsOf);
}

function tagFieldsBelow(field: Field): Field[] {
  if (field.shape.is === 'part') return fieldsOf(field.shape.of()).flatMap((below) => tagFieldsBelow(below));
  return field.shape.is === 'string' && (field.namesSubject || field.shape.pattern === TAG) ? [field] : [];
}

function kindsOf({ shape }: Field): string[] {
  const pattern = shape.is === 'string' ? shape.pattern : undefined;
  const kinds = /^\^\(\?:([a-z|-]+)\):/.exec(pattern?.source ?? '')?.[1];
  return kinds === undefined ? [ANY] : kinds.split('|');
}
