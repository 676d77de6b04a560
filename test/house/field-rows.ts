import ts from 'typescript';
import { fieldsOf } from '#kernel';
import type { Constructor, Field, Label } from '#kernel';
import { subjects } from '#planning';
import { docstringOf } from './planning-program.js';
import type { PlanningProgram } from './planning-program.js';

/** What is said above the fields of payload classes, by `Class.field`. */
export type FieldDocs = ReadonlyMap<string, string>;

export function fieldDocs({ files }: PlanningProgram): FieldDocs {
  const docs = new Map<string, string>();
  for (const file of files) {
    for (const statement of file.statements) {
      if (!ts.isClassDeclaration(statement)) continue;
      for (const member of statement.members)
        docs.set(`${statement.name?.text ?? ''}.${member.name?.getText() ?? ''}`, docstringOf(member));
    }
  }
  return docs;
}

/** More members than these would make a row of the table a page. */
const MAX_MEMBERS = 24;

/** A row of Markdown for each field of a class and of its parts: name, whether it must be there, what it looks like and means. */
export function fieldRows(of: Constructor, docs: FieldDocs, above = ''): string[] {
  return fieldsOf(of).flatMap((field) => {
    const name = `${above}${field.name}${field.list ? '[]' : ''}`;
    const row = `| \`${name}\` | ${field.optional ? '' : '×'} | ${cell(formOf(field))} | ${cell(meaningOf(of, field, docs))} |`;
    return field.shape.is === 'part' ? [row, ...fieldRows(field.shape.of(), docs, `${name}.`)] : [row];
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function formOf({ name, shape, list, storage, expected }: Field): string {
  const count = list ? `${String(list.min)}–${String(list.max)} × ` : '';
  const kept = storage === 'personal' ? ' (personenbezogen / personal)' : '';
  switch (shape.is) {
    case 'part':
      return `${count}Angaben / fields`;
    case 'integer':
      return `${count}${name.endsWith('Cents') ? 'Cent / cents' : 'ganze Zahl / integer'}, ${String(shape.min)} … ${String(shape.max)}`;
    case 'enum':
      return `${count}${membersOf(shape.members)}`;
    case 'reference': {
      const known = shape.kind in subjects ? subjects[shape.kind as keyof typeof subjects].label : undefined;
      return `${count}Kennung / id: ${known ? bothOf(known) : shape.kind}`;
    }
    default:
      return `${count}${expected.de} / ${expected.en}${kept}`;
  }
}

/** A word that is the same in both languages is said once. */
export function bothOf({ de, en }: Label): string {
  return de === en ? de : `${de} / ${en}`;
}

function membersOf(members: Readonly<Record<string, { readonly de: string }>>): string {
  const entries = Object.entries(members);
  const shown = entries.slice(0, MAX_MEMBERS).map(([member, { de }]) => `\`${member}\` ${de}`);
  return entries.length > MAX_MEMBERS ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** A class may have a field from the one it extends. */
function meaningOf(of: Constructor, { name }: Field, docs: FieldDocs): string {
  for (
    let each = of as Constructor | null;
    each !== null && each !== Function.prototype;
    each = Object.getPrototypeOf(each) as Constructor | null
  ) {
    const doc = docs.get(`${each.name}.${name}`);
    if (doc !== undefined) return doc;
  }
  return '';
}
