import { fieldsOf, validate } from '#kernel';
import type { Constructor, Field, Label } from '#kernel';
import { isCommitment } from '#vault';
import { plain } from './problem.js';
import type { Finding } from './problem.js';

const COMMITMENT: Label = {
  de: 'eine Festlegung ({"commitment": 64 Hexadezimalziffern})',
  en: 'a commitment ({"commitment": 64 hex digits})',
};

const HEX_64 = /^[0-9a-f]{64}$/;

/** Any text that every declaration of a text accepts: what a commitment stands for cannot be judged. */
const SOME_TEXT = 'x';

/**
 * Whether a payload is what its class declares, in the form in which a leaf holds it: commitments in the place of texts
 * and personal fields, everything else by the very rules that an act's input is checked with.
 */
export function* storedFormFindings(
  of: Constructor,
  stored: object,
  at: string,
  what: 'schema' | 'envelope',
): Generator<Finding> {
  const uncommitted: Finding[] = [];
  const typed = withSomeTexts(of, stored, at, (place, found) => {
    uncommitted.push({ what, place, expected: COMMITMENT, found: plain(typeof found) });
  });
  yield* uncommitted;
  const validated = validate(of, typed);
  if (validated.ok) return;
  for (const { path, expected } of validated.faults) {
    yield { what, place: `${at}${path}`, expected, found: plain(valueAt(stored, path)) };
  }
}

type Uncommitted = (place: string, found: unknown) => void;

/** The payload with some text in the place of every commitment; a text that stands there in the clear is reported. */
function withSomeTexts(of: Constructor, stored: object, at: string, uncommitted: Uncommitted): object {
  const fields = new Map(fieldsOf(of).map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]: [string, unknown]) => {
      const field = fields.get(name);
      return [name, field ? someText(field, value, `${at}/${name}`, uncommitted) : value];
    }),
  );
}

function someText(field: Field, value: unknown, at: string, uncommitted: Uncommitted): unknown {
  if (field.list && Array.isArray(value)) {
    return value.map((item, index) => oneText(field, item, `${at}/${String(index)}`, uncommitted));
  }
  return oneText(field, value, at, uncommitted);
}

function oneText({ shape, storage }: Field, value: unknown, at: string, uncommitted: Uncommitted): unknown {
  if (shape.is === 'part') {
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isPart ? withSomeTexts(shape.of(), value, at, uncommitted) : value;
  }
  if (storage === 'plain') return value;
  if (!isCommitment(value) || !HEX_64.test(value.commitment)) uncommitted(at, value);
  return SOME_TEXT;
}

function valueAt(payload: object, pointer: string): unknown {
  let value: unknown = payload;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
