import ts from 'typescript';

/**
 * Writes mutants into a source: places where a rule can be switched off, or moved by one at its boundary, while it runs. All
 * of them stand in the code at once, and `mutant(id)` says which one is on; so nothing is compiled or loaded again.
 *
 * - `reject('code', …)` becomes nothing,
 * - the call of a function that may refuse becomes nothing,
 * - a comparison takes its boundary in or leaves it out,
 * - a condition of a predicate in `rules/` is not asked.
 */
export function withMutants(source, place, rules) {
  const file = ts.createSourceFile(place, source, ts.ScriptTarget.ES2023, true);
  const ids = [];
  const idOf = (node, what) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const id = `${place}:${line + 1} ${what}`;
    const same = ids.filter((each) => each === id || each.startsWith(`${id} #`)).length;
    ids.push(same === 0 ? id : `${id} #${same + 1}`);
    return JSON.stringify(ids.at(-1));
  };
  const render = (node) => {
    const lead = source.slice(node.getFullStart(), node.getStart());
    return lead + mutated(node, ts.isTypeNode(node) ? node.getText() : copied(node));
  };
  const copied = (node) => {
    let text = '';
    let at = node.getStart();
    node.forEachChild((child) => {
      text += source.slice(at, child.getFullStart()) + render(child);
      at = child.getEnd();
    });
    return text + source.slice(at, node.getEnd());
  };
  const mutated = (node, text) => {
    const found = mutantOf(node, place, rules);
    return found ? `(mutant(${idOf(node, found.what)}) ? ${found.other} : ${text})` : text;
  };
  const text = file.statements.map((each) => render(each)).join('');
  return { text: `${text}\n;mutant.exist(${JSON.stringify(ids)});\n`, ids };
}

/** What else could stand in the place of an expression. */
function mutantOf(node, place, { ruleOf, refusing }) {
  if (ts.isBinaryExpression(node) && BOUNDARIES.has(node.operatorToken.kind)) {
    const [left, right] = [node.left.getText(), node.right.getText()];
    const other = `(${left}) ${BOUNDARIES.get(node.operatorToken.kind)} (${right})`;
    return isEquivalent(place, node) ? undefined : { what: `at the boundary of ${node.getText()}`, other };
  }
  const condition = place.startsWith('rules/') ? conditionLeftOut(node) : undefined;
  if (condition) return EQUIVALENT.has(`${place} ${condition.what}`) ? undefined : condition;
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const name = node.expression.text;
  if (name === 'reject') {
    const code = node.arguments[0]?.getText().replaceAll("'", '') ?? '';
    // That an id exists is looked at before an act decides; there it only narrows a type. A version's id is no such id.
    if (code === 'unknown-id' && !place.startsWith('rules/') && !/VersionId/.test(node.getText()))
      return undefined;
    return { what: `${ruleOf(code) ?? 'refusal'} ${code}`, other: 'undefined' };
  }
  const none = refusing.get(name);
  return none && { what: `call of ${name}`, other: none };
}

/** A condition of a predicate that is not asked: the second one of two, or the only one of an `if`. */
function conditionLeftOut(node) {
  const said = (each) => each.getText().replace(/\s+/g, ' ');
  if (ts.isBinaryExpression(node) && LOGICAL.includes(node.operatorToken.kind))
    return { what: `without ${said(node.right)}`, other: `(${node.left.getText()})` };
  return ts.isIfStatement(node.parent) && node.parent.expression === node
    ? { what: `never ${said(node)}`, other: 'false' }
    : undefined;
}

const LOGICAL = [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken];

/** Mutants that make no difference, by file and text, and why. */
const EQUIVALENT = new Map([
  ['rules/starts-after-notice.ts appliedOn < plannedStartOn', 'the earlier of two equal days is either'],
  ['rules/within-notices.ts year > bookingYear', 'the booking year itself is looked at before'],
  [
    'correction/correct-event.act.ts boundDeltaCents > 0',
    'a line on which nothing changes is read, but never refused',
  ],
  ['rules/competition.ts without callId === undefined', 'no call has no applicants; it narrows a type'],
  ['rules/criteria-in-force.ts never !agreed', 'what was not agreed is refused before; it narrows a type'],
  ['grant/budget-join.ts line.year <= year', 'a line of the year itself is found before'],
]);

function isEquivalent(place, node) {
  // Two events never have the same number.
  if ([node.left, node.right].every((side) => /(^|\.)number$/.test(side.getText()))) return true;
  return EQUIVALENT.has(`${place} ${node.getText()}`);
}

const BOUNDARIES = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
]);

/** The functions of a source that may refuse, by name, and what each gives where it does not. */
export function refusingFunctions(source) {
  const found = new Map();
  for (const statement of ts.createSourceFile('', source, ts.ScriptTarget.ES2023, true).statements) {
    if (!ts.isFunctionDeclaration(statement) || !statement.name) continue;
    const type = statement.type?.getText() ?? '';
    if (/\bRejection\b/.test(type)) found.set(statement.name.text, type.endsWith('[]') ? '[]' : 'undefined');
  }
  return found;
}
