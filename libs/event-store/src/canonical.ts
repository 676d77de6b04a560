import { MAX_DEPTH } from '#kernel';

/** RFC 8785. JavaScript's own number and string forms are those of the RFC; keys are sorted by UTF-16 code units. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = value as Record<string, unknown>;
    const keys = Object.keys(members).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(members[key])}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number');
  const primitive = JSON.stringify(value) as string | undefined;
  if (primitive === undefined) throw new TypeError(`JSON has no ${typeof value}`);
  return primitive;
}

/** A value that the leaf does not allow, and where it stands (a JSON Pointer). */
export class IllFormedLeaf extends Error {
  constructor(
    readonly path: string,
    readonly why: string,
  ) {
    super(`${path || '/'}: ${why}`);
  }
}

/** Throws IllFormedLeaf at the first value the leaf does not allow (docs/spec/event.md, "Values"). */
export function refuseIllFormed(value: unknown, path = '', depth = 1): void {
  if (depth > MAX_DEPTH) throw new IllFormedLeaf(path, `deeper than ${String(MAX_DEPTH)} levels`);
  switch (typeof value) {
    case 'string':
      refuseIllFormedText(value, path);
      return;
    case 'boolean':
      return;
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new IllFormedLeaf(path, 'not an integer within ±(2^53 − 1)');
      return;
    case 'object':
      break;
    default:
      throw new IllFormedLeaf(path, `JSON has no ${typeof value}`);
  }
  if (value === null) throw new IllFormedLeaf(path, 'null; what is absent is left out');
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseIllFormed(item, `${path}/${String(index)}`, depth + 1);
    return;
  }
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  // A Date, a Map, a Buffer have no members of their own and would be stored as {}.
  if (kind !== 'Object') throw new IllFormedLeaf(path, `a ${kind}, which JSON does not know`);
  for (const [key, item] of Object.entries(value)) {
    refuseIllFormedText(key, path);
    refuseIllFormed(item, `${path}/${pointerToken(key)}`, depth + 1);
  }
}

function pointerToken(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** Throws IllFormedLeaf where a text is none that a leaf, or a disclosure beside it, may hold. */
export function refuseIllFormedText(text: string, path: string): void {
  if (!text.isWellFormed()) throw new IllFormedLeaf(path, 'a lone surrogate');
  if (text.includes('\0')) throw new IllFormedLeaf(path, 'U+0000');
  if (text.normalize('NFC') !== text) throw new IllFormedLeaf(path, 'not in Unicode normalisation form C');
}
