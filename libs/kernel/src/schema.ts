import { fieldsOf } from './field.js';
import type { Constructor, Field, Shape } from './field.js';

/** JSON Schema (draft 2020-12), as far as payload classes need it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const COMMITMENT: JsonSchema = {
  type: 'object',
  properties: { commitment: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  required: ['commitment'],
  additionalProperties: false,
};

/**
 * The schema of a payload class. As `stored`, texts and personal fields are commitments, as they stand in the leaf; as
 * `typed`, they are the texts an act takes.
 */
export function jsonSchema(of: Constructor, form: 'typed' | 'stored' = 'typed'): JsonSchema {
  const fields = fieldsOf(of);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, form)])),
    required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field, form: 'typed' | 'stored'): JsonSchema {
  const single = field.storage !== 'plain' && form === 'stored' ? COMMITMENT : shapeSchema(field.shape, form);
  const marks = { 'x-storage': field.storage, 'x-publicity': field.publicity };
  if (!field.list) return { ...single, ...marks };
  return { type: 'array', items: single, minItems: field.list.min, maxItems: field.list.max, ...marks };
}

function shapeSchema(shape: Shape, form: 'typed' | 'stored'): JsonSchema {
  switch (shape.is) {
    case 'string':
      return {
        type: 'string',
        minLength: 1,
        maxLength: shape.max,
        ...(shape.pattern ? { pattern: shape.pattern.source } : {}),
        ...(shape.format ? { format: shape.format } : {}),
      };
    case 'integer':
      return { type: 'integer', minimum: shape.min, maximum: shape.max };
    case 'boolean':
      return { type: 'boolean' };
    case 'enum':
      return { type: 'string', enum: Object.keys(shape.members), 'x-labels': shape.members };
    case 'reference':
      return { type: 'string', format: 'uuid', 'x-subject': shape.kind };
    case 'part':
      return jsonSchema(shape.of(), form);
  }
}
