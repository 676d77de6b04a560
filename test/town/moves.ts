import { fieldsOf } from '#kernel';
import type { Act, Constructor } from '#kernel';
import { oneOf } from './life.js';
import type { Life } from './life.js';

/**
 * What somebody could do next, as far as anybody can say without asking the rules: the body of an act. It begins with the
 * example of the act, in which whatever is named by its id is exchanged for something that there is. Undefined where nothing
 * of the kind can be done yet.
 */
export type Move = (example: object, life: Life) => object | undefined;

/** The example of an act about things that there are; undefined where there are none. */
export function exampleIn(life: Life, { input, example }: Act): object | undefined {
  return redrawn(input, example, life);
}

function redrawn(of: Constructor, example: object, life: Life): object | undefined {
  const values: Record<string, unknown> = { ...example };
  for (const { name, shape, list, optional } of fieldsOf(of)) {
    const value = values[name];
    if (value === undefined || (shape.is !== 'reference' && shape.is !== 'part')) continue;
    const one = (item: unknown): unknown =>
      shape.is === 'part'
        ? redrawn(shape.of(), item as object, life)
        : oneOf(life.chance, life.ids(shape.kind));
    const drawn = list ? (value as unknown[]).map(one) : one(value);
    const isWhole = list ? !(drawn as unknown[]).includes(undefined) : drawn !== undefined;
    if (isWhole) values[name] = drawn;
    else if (list?.min === 0) values[name] = [];
    else if (optional) Reflect.deleteProperty(values, name);
    else return undefined;
  }
  return values;
}
