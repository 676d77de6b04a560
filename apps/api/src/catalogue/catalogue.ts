import { actSchema, jsonSchema } from '#kernel';
import type { AnyEventType, Column, JsonSchema, Language, Permitted, ReadModel } from '#kernel';
import { planning, refusalsOf, roles, ruleBook, tagsOfEvents } from '#planning';
import type { PossibleRefusal, Role } from '#planning';

/** The entries of the catalogue, derived from the declarations of acts, events and read models and written nowhere else. */

export function actType({ act, by }: Permitted<Role>, language: Language): object {
  const { name, label, makes, creates, mayBeAhead, needsReason, needsPerson, example } = act;
  const { refusals, findings, rules } = refusalsOf(act);
  const shown = ({ code, title, ...refusal }: PossibleRefusal): object => ({
    code,
    title: title[language],
    ...refusal,
  });
  return {
    act: name,
    label: label[language],
    labels: label,
    roles: by,
    roleLabels: by.map((role) => roles[role][language]),
    makes: makes.map(({ type, version }) => ({ type, version, schema: schemaPath(type, version) })),
    ...(creates === undefined ? {} : { creates }),
    mayBeAhead,
    needsReason,
    needsPerson,
    rules: rules.map((rule) => ({ rule, label: ruleBook[rule][language] })),
    refusals: refusals.map(shown),
    ...(findings.length === 0 ? {} : { findings: findings.map(shown) }),
    schema: { $schema: DRAFT, ...actSchema(act) },
    example,
  };
}

export function eventTypeEntry(event: AnyEventType, language: Language): object {
  const { type, version, label, subject, creates } = event;
  const making = [...planning.acts.values()].filter(({ act }) => act.makes.includes(event));
  const [first] = making;
  const rules = new Set(making.flatMap(({ act }) => refusalsOf(act).rules));
  return {
    type,
    version,
    label: label[language],
    labels: label,
    subject,
    creates,
    tags: tagsOfEvents[`${type}@${String(version)}`] ?? [subject],
    acts: making.map(({ act }) => act.name),
    roles: [...new Set(making.flatMap(({ by }) => by))],
    rules: [...rules].map((rule) => ({ rule, label: ruleBook[rule][language] })),
    schema: schemaPath(type, version),
    // How it comes about; what it then holds says the schema.
    ...(first && { example: { act: first.act.name, input: first.act.example } }),
  };
}

/** The data of an event as its leaf holds it: texts and personal fields are commitments. */
export function eventSchema({ type, version, label, payload }: AnyEventType, language: Language): JsonSchema {
  return {
    $schema: DRAFT,
    $id: schemaPath(type, version),
    title: label[language],
    ...jsonSchema(payload, 'stored'),
  };
}

export function registerEntry({ name, label, version, columns }: ReadModel, language: Language): object {
  return {
    register: name,
    label: label[language],
    version,
    columns: Object.entries<Column>(columns).map(([column, { type, label: of }]) => ({
      column,
      type,
      label: of[language],
    })),
  };
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

function schemaPath(type: string, version: number): string {
  return `/v1/schemas/${type}/${String(version)}`;
}
